package org.circlekeeper.matrix;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Looks for words in every file of a folder, in all the ways in which words are usually put on a disk. */
final class Kept {
    private static final int SHORTEST = 6;

    private Kept() {}

    /** Each find as file and words; words shorter than six bytes are left out, because chance writes them too. */
    static List<String> in(Path folder, List<String> words) {
        Map<String, String> wanted = new TreeMap<>();
        words.stream()
                .filter(word -> word.length() >= SHORTEST)
                .forEach(word -> spelled(word).forEach(spelling -> wanted.put(spelling, word)));
        List<String> found = new ArrayList<>();
        for (Path file : files(folder)) {
            String bytes = read(file);
            wanted.forEach((spelling, word) -> {
                if (bytes.contains(spelling)) {
                    found.add(folder.relativize(file) + ": " + word);
                }
            });
        }
        return found;
    }

    private static List<String> spelled(String word) {
        List<String> all = new ArrayList<>();
        for (Charset charset : List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
            byte[] bytes = word.getBytes(charset);
            all.add(new String(bytes, StandardCharsets.ISO_8859_1));
            for (int before = 0; before < 3; before++) {
                all.add(base64(bytes, before));
            }
        }
        String hex = HexFormat.of().formatHex(word.getBytes(StandardCharsets.UTF_8));
        all.add(hex);
        all.add(hex.toUpperCase(Locale.ROOT));
        return all;
    }

    /** What base64 makes of these bytes wherever they stand: without the characters that depend on their neighbours. */
    private static String base64(byte[] bytes, int before) {
        byte[] moved = new byte[before + bytes.length];
        System.arraycopy(bytes, 0, moved, before, bytes.length);
        String text = Base64.getEncoder().withoutPadding().encodeToString(moved);
        int first = (before * 8 + 5) / 6;
        int whole = moved.length * 8 / 6;
        return text.substring(first, whole);
    }

    private static List<Path> files(Path folder) {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).toList();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** One character for each byte. */
    private static String read(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        } catch (NoSuchFileException gone) {
            return "";
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
