package org.circlekeeper.discord;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import org.circlekeeper.chat.Argument;
import org.circlekeeper.chat.Invocation;

/**
 * A command with its arguments in as few bytes as can be: a line each, deflated with a dictionary of the words that
 * occur.
 */
final class PackedInvocation {
    private static final byte[] WORDS = FirstDictionary.WORDS.getBytes(StandardCharsets.UTF_8);

    private PackedInvocation() {}

    /** @throws IllegalArgumentException if somebody's words are among the arguments: a button never carries them */
    static byte[] pack(Invocation invocation) {
        StringBuilder lines = new StringBuilder(escaped(invocation.command()));
        invocation.arguments().forEach((name, value) -> {
            if (!(value instanceof Argument.Plain plain)) {
                throw new IllegalArgumentException("a button of " + invocation + " would carry somebody's words");
            }
            lines.append('\n').append(escaped(name)).append('=').append(escaped(plain.value()));
        });
        return deflated(lines.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\").replace("\n", "\\n");
    }

    private static String plain(String escaped) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < escaped.length(); i++) {
            char c = escaped.charAt(i);
            text.append(c != '\\' ? c : escaped.charAt(++i) == 'n' ? '\n' : '\\');
        }
        return text.toString();
    }

    /**
     * Understands what {@link #pack} made, and nothing else: ask only for what is signed.
     *
     * @throws IllegalStateException for anything else
     */
    static Invocation unpack(byte[] packed) {
        String[] lines = new String(inflated(packed), StandardCharsets.UTF_8).split("\n", -1);
        Map<String, Argument> arguments = new LinkedHashMap<>();
        for (int i = 1; i < lines.length; i++) {
            int end = lines[i].indexOf('=');
            arguments.put(plain(lines[i].substring(0, end)), new Argument.Plain(plain(lines[i].substring(end + 1))));
        }
        return new Invocation(plain(lines[0]), arguments);
    }

    private static byte[] deflated(byte[] plain) {
        Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION, true);
        try {
            deflater.setDictionary(WORDS);
            deflater.setInput(plain);
            deflater.finish();
            ByteArrayOutputStream packed = new ByteArrayOutputStream();
            byte[] some = new byte[256];
            while (!deflater.finished()) {
                packed.write(some, 0, deflater.deflate(some));
            }
            return packed.toByteArray();
        } finally {
            deflater.end();
        }
    }

    private static byte[] inflated(byte[] packed) {
        Inflater inflater = new Inflater(true);
        try {
            inflater.setDictionary(WORDS);
            inflater.setInput(packed);
            ByteArrayOutputStream plain = new ByteArrayOutputStream();
            byte[] some = new byte[256];
            while (!inflater.finished()) {
                int count = inflater.inflate(some);
                if (count == 0 && !inflater.finished()) {
                    throw new IllegalStateException("a packed invocation that ends too early");
                }
                plain.write(some, 0, count);
            }
            return plain.toByteArray();
        } catch (DataFormatException notOurs) {
            throw new IllegalStateException("not a packed invocation", notOurs);
        } finally {
            inflater.end();
        }
    }
}
