package org.circlekeeper.proof.raid;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/** Everything a process has in memory that can be written: heap, stacks, what libraries allocated. Linux, and with the right to look. */
final class MemoryImage {
    private static final int CHUNK = 4 << 20;
    private static final int OVERLAP = 256;

    private final List<byte[]> parts;

    private MemoryImage(List<byte[]> parts) {
        this.parts = parts;
    }

    static boolean isPossible(long pid) {
        return Files.isReadable(Path.of("/proc", Long.toString(pid), "mem"));
    }

    /** Pages that were never touched are left out. */
    static MemoryImage of(long pid) throws IOException {
        Path about = Path.of("/proc", Long.toString(pid));
        List<byte[]> parts = new ArrayList<>();
        try (RandomAccessFile memory = new RandomAccessFile(about.resolve("mem").toFile(), "r")) {
            for (String line : Files.readAllLines(about.resolve("maps"))) {
                String[] words = line.split(" +");
                if (words[1].startsWith("rw")) {
                    String[] range = words[0].split("-");
                    read(memory, Long.parseUnsignedLong(range[0], 16), Long.parseUnsignedLong(range[1], 16), parts);
                }
            }
        }
        return new MemoryImage(parts);
    }

    private static void read(RandomAccessFile memory, long from, long to, List<byte[]> parts) {
        byte[] chunk = new byte[CHUNK];
        for (long at = from; at < to; at += CHUNK - OVERLAP) {
            int length = (int) Math.min(CHUNK, to - at);
            try {
                memory.seek(at);
                memory.readFully(chunk, 0, length);
            } catch (IOException notThere) {
                continue;
            }
            int end = length;
            while (end > 0 && chunk[end - 1] == 0) {
                end--;
            }
            int start = 0;
            while (start < end && chunk[start] == 0) {
                start++;
            }
            // keys lie on addresses that eight divides
            start -= start % Long.BYTES;
            if (start < end) {
                parts.add(Arrays.copyOfRange(chunk, start, end));
            }
        }
    }

    void forEach(Consumer<byte[]> look) {
        parts.forEach(look);
    }

    long megabytes() {
        return parts.stream().mapToLong(part -> part.length).sum() >> 20;
    }
}
