package org.circlekeeper.proof.raid;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.BiConsumer;

/** Everything a process has in memory that can be written: heap, stacks, what libraries allocated. Linux, and with the right to look. */
final class MemoryImage {
    private static final int CHUNK = 4 << 20;
    private static final int PAGE = 4096;

    /** What stands across the border of two parts is in one of them whole. */
    private static final int OVERLAP = PAGE;

    private static final byte[] ZEROS = new byte[PAGE];

    private final Path file;

    private MemoryImage(Path file) {
        this.file = file;
    }

    /** Whether there is the right to look; where there is not, that is said aloud. */
    static boolean isPossible(long pid) {
        boolean possible = isReadable(Path.of("/proc", Long.toString(pid), "mem"));
        if (!possible) {
            System.out.println("NOT TESTED: what is in memory (that of another process cannot be read here)");
        }
        return possible;
    }

    // its permissions say yes where the kernel says no
    private static boolean isReadable(Path memory) {
        try (RandomAccessFile opened = new RandomAccessFile(memory.toFile(), "r")) {
            return opened.getFD().valid();
        } catch (IOException forbidden) {
            return false;
        }
    }

    /** Copies it into a file; pages that were never touched are left out. */
    static MemoryImage of(long pid, Path file) throws IOException {
        Path about = Path.of("/proc", Long.toString(pid));
        try (RandomAccessFile memory = new RandomAccessFile(about.resolve("mem").toFile(), "r");
                DataOutputStream out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
            for (String line : Files.readAllLines(about.resolve("maps"))) {
                String[] words = line.split(" +", -1);
                if (words[1].startsWith("rw")) {
                    String[] range = words[0].split("-", 2);
                    read(
                            memory,
                            Long.parseUnsignedLong(range[0], 16),
                            Long.parseUnsignedLong(range[1], 16),
                            where(words),
                            out);
                }
            }
        }
        return new MemoryImage(file);
    }

    /**
     * What the system calls it; memory that belongs to no file has no name. A heap of less than 4 GB lies below that address
     * (HotSpot, compressed object pointers).
     */
    private static String where(String[] words) {
        boolean low = words[0].indexOf('-') <= 8;
        return words.length > 5 && !words[5].isEmpty() ? words[5] : low ? "heap of Java" : "outside the heap";
    }

    private static void read(RandomAccessFile memory, long from, long to, String where, DataOutputStream out)
            throws IOException {
        byte[] chunk = new byte[CHUNK];
        for (long at = from; at < to; at += CHUNK - OVERLAP) {
            int length = (int) Math.min(CHUNK, to - at);
            try {
                memory.seek(at);
                memory.readFully(chunk, 0, length);
            } catch (IOException notThere) {
                continue;
            }
            writeUsed(chunk, length, where, out);
        }
    }

    /** Runs of pages in which anything stands. */
    private static void writeUsed(byte[] chunk, int length, String where, DataOutputStream out) throws IOException {
        int at = 0;
        while (at < length) {
            int start = at;
            while (at < length && !isZero(chunk, at, Math.min(at + PAGE, length))) {
                at += PAGE;
            }
            if (at > start) {
                int bytes = Math.min(at, length) - start;
                out.writeUTF(where);
                out.writeInt(bytes);
                out.write(chunk, start, bytes);
            }
            at += PAGE;
        }
    }

    private static boolean isZero(byte[] chunk, int from, int to) {
        return Arrays.mismatch(chunk, from, to, ZEROS, 0, to - from) < 0;
    }

    /** Each part with the kind of place it was in. */
    void forEach(BiConsumer<String, byte[]> look) throws IOException {
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
            while (true) {
                String where = in.readUTF();
                byte[] part = new byte[in.readInt()];
                in.readFully(part);
                look.accept(where, part);
            }
        } catch (EOFException end) {
            return;
        }
    }

    long megabytes() throws IOException {
        return Files.size(file) >> 20;
    }
}
