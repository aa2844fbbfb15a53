package org.circlekeeper.proof.canary;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/**
 * Something that must not turn up, in every form in which it could.
 *
 * @param name what it is, for a report that does not repeat it
 * @param forAll whether people may see it on their screens, because it was said to all of them; logs and files may not hold it
 * @param forms its bytes, in each form
 */
public record Canary(String name, boolean forAll, List<byte[]> forms) {
    private static final int SHORTEST = 6;

    public Canary {
        forms = List.copyOf(forms);
    }

    /** Words, a name or an id, for one person alone. */
    public static Canary of(String name, String text) {
        return new Canary(name, false, formsOf(text));
    }

    /** Words said to a whole room. */
    public static Canary forAll(String name, String text) {
        return new Canary(name, true, formsOf(text));
    }

    /** A key or another value of bytes. */
    public static Canary of(String name, byte[] bytes) {
        List<byte[]> forms = new ArrayList<>(encoded(bytes));
        forms.add(bytes.clone());
        return new Canary(name, false, forms);
    }

    private static List<byte[]> formsOf(String text) {
        if (text.length() < SHORTEST) {
            throw new IllegalArgumentException("too short to be found by its bytes alone");
        }
        List<byte[]> forms = new ArrayList<>();
        for (String spelt : List.of(
                text, text.toLowerCase(Locale.ROOT), text.toUpperCase(Locale.ROOT), percent(text), escaped(text))) {
            forms.add(spelt.getBytes(StandardCharsets.UTF_8));
            forms.add(spelt.getBytes(StandardCharsets.UTF_16LE));
            forms.add(spelt.getBytes(StandardCharsets.UTF_16BE));
        }
        forms.add(text.getBytes(StandardCharsets.ISO_8859_1));
        forms.addAll(encoded(text.getBytes(StandardCharsets.UTF_8)));
        if (text.matches("[0-9]{17,19}")) {
            long number = Long.parseLong(text);
            forms.add(ByteBuffer.allocate(Long.BYTES).putLong(number).array());
            forms.add(ByteBuffer.allocate(Long.BYTES)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .putLong(number)
                    .array());
        }
        return forms;
    }

    private static List<byte[]> encoded(byte[] bytes) {
        List<byte[]> forms = new ArrayList<>();
        String hex = HexFormat.of().formatHex(bytes);
        forms.add(hex.getBytes(StandardCharsets.US_ASCII));
        forms.add(hex.toUpperCase(Locale.ROOT).getBytes(StandardCharsets.US_ASCII));
        Base64Forms.of(bytes).forEach(form -> forms.add(form.getBytes(StandardCharsets.US_ASCII)));
        return forms;
    }

    private static String percent(String text) {
        return java.net.URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** As JSON and Java write what is not ASCII. */
    private static String escaped(String text) {
        StringBuilder all = new StringBuilder();
        text.chars()
                .forEach(letter -> all.append(letter < 128 ? "" + (char) letter : String.format("\\u%04x", letter)));
        return all.toString();
    }

    @Override
    public String toString() {
        return name;
    }
}
