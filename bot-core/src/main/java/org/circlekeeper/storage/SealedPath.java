package org.circlekeeper.storage;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.FilePathWrapper;

/**
 * Every file whose address for H2 begins with {@code sealed:<name of a key>:} is sealed with that key; what follows is
 * an address for H2 again. The key itself stands in no address, because H2 quotes them. Public only because H2 makes
 * these by reflection.
 */
public final class SealedPath extends FilePathWrapper {
    private static final String SCHEME = "sealed";
    private static final int NAME = 8;
    private static final Map<String, byte[]> KEYS = new ConcurrentHashMap<>();

    static {
        FilePath.register(new SealedPath());
    }

    /** Called by H2. */
    public SealedPath() {}

    /**
     * How the address of a file begins that is sealed with this key; with it, and in this process alone, H2's own {@code
     * FilePath} opens the file. May be called twice with the same one.
     */
    public static String beginning(byte[] key) {
        byte[] name = BlockSeal.hmac(key, "name".getBytes(StandardCharsets.US_ASCII));
        String named = HexFormat.of().formatHex(Arrays.copyOf(name, NAME));
        KEYS.putIfAbsent(named, key.clone());
        return SCHEME + ":" + named + ":";
    }

    @Override
    public String getScheme() {
        return SCHEME;
    }

    @Override
    protected String getPrefix() {
        return SCHEME + ":" + key(name) + ":";
    }

    @Override
    protected FilePath unwrap(String path) {
        return FilePath.get(path.substring(SCHEME.length() + key(path).length() + 2));
    }

    private static String key(String path) {
        int from = SCHEME.length() + 1;
        return path.substring(from, Math.max(from, path.indexOf(':', from)));
    }

    @Override
    public FileChannel open(String mode) throws IOException {
        byte[] key = KEYS.get(key(name));
        if (key == null) {
            throw new IOException("no key of this name");
        }
        return new SealedChannel(name, key, getBase().open(mode));
    }

    @Override
    public long size() {
        return SealedBlocks.count(getBase().size()) * SealedBlocks.BLOCK;
    }

    @Override
    public InputStream newInputStream() throws IOException {
        return Channels.newInputStream(open("r"));
    }

    @Override
    public OutputStream newOutputStream(boolean append) throws IOException {
        return newFileChannelOutputStream(open("rw"), append);
    }
}
