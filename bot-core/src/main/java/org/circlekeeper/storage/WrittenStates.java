package org.circlekeeper.storage;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVStoreException;
import org.h2.store.fs.FilePath;

/**
 * The states H2 wrote into a file, found by looking at every block. H2 itself goes where its header says, to the end of the
 * file, and on from there (2.4.240, {@code RandomAccessStore.readStoreHeader}); a power cut may leave none of these ways to the
 * newest one, when the header is not there yet, or what it says is not, or a state on the way was written over.
 */
final class WrittenStates {
    private static final int BLOCK = SealedBlocks.BLOCK;
    private static final int HEADERS = 2;
    private static final String HEAD = "chunk:";
    private static final String CHECKSUM = "fletcher";

    private WrittenStates() {}

    /**
     * One state.
     *
     * @param block where it is written
     * @param chunk its name, as H2 writes it
     * @param version grows with every state
     */
    record State(long block, String chunk, long version) {}

    /** All whose beginning is there; whether one is whole, and all it needs too, shows when it is opened. */
    static List<State> newestFirst(String address) throws IOException {
        List<State> states = new ArrayList<>();
        try (FileChannel file = FilePath.get(address).open("r")) {
            long blocks = file.size() / BLOCK;
            for (long block = HEADERS; block < blocks; block++) {
                head(file, block).ifPresent(states::add);
            }
        }
        states.sort(Comparator.comparingLong(State::version).reversed());
        return states;
    }

    private static Optional<State> head(FileChannel file, long block) {
        try {
            String text = text(file, block);
            int end = text.indexOf('\n');
            if (!text.startsWith(HEAD) || end < 0) {
                return Optional.empty();
            }
            Map<String, String> head = DataUtils.parseMap(text.substring(0, end).strip());
            return Optional.of(
                    new State(block, head.getOrDefault("chunk", ""), DataUtils.readHexLong(head, "version", 0)));
        } catch (IOException | MVStoreException unreadable) {
            return Optional.empty();
        }
    }

    /** Writes the header that says that this state is the newest. */
    static void leadTo(String address, State state) throws IOException {
        try (FileChannel file = FilePath.get(address).open("rw")) {
            Map<String, String> header = header(file);
            header.put("block", Long.toHexString(state.block()));
            header.put("chunk", state.chunk());
            header.put("version", Long.toHexString(state.version()));
            header.remove("clean");
            header.remove(CHECKSUM);
            StringBuilder text = DataUtils.appendMap(new StringBuilder(), new HashMap<>(header));
            byte[] summed = text.toString().getBytes(StandardCharsets.ISO_8859_1);
            DataUtils.appendMap(text, CHECKSUM, DataUtils.getFletcher32(summed, 0, summed.length));
            byte[] bytes = text.append('\n').toString().getBytes(StandardCharsets.ISO_8859_1);
            ByteBuffer both = ByteBuffer.allocate(HEADERS * BLOCK);
            both.put(bytes).position(BLOCK).put(bytes).rewind();
            file.write(both, 0);
        }
    }

    // one of the two copies may be empty
    private static Map<String, String> header(FileChannel file) throws IOException {
        for (long copy = 0; copy < HEADERS; copy++) {
            String text = text(file, copy).strip();
            if (!text.isEmpty()) {
                return DataUtils.parseMap(text);
            }
        }
        throw new IOException("no header");
    }

    /** What is in a block, up to the zeros that fill it when it is a header. */
    private static String text(FileChannel file, long block) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(BLOCK);
        file.read(bytes, block * BLOCK);
        String text = new String(bytes.array(), StandardCharsets.ISO_8859_1);
        int zeros = block < HEADERS ? text.indexOf('\0') : -1;
        return zeros < 0 ? text : text.substring(0, zeros);
    }
}
