package org.circlekeeper.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The search that finds nothing elsewhere finds something here. */
final class KeptTest {
    private static final String WORDS = "a heron by the water";

    @TempDir
    private Path folder;

    private void isFound(byte[] bytes) throws Exception {
        Files.write(folder.resolve("file"), bytes);
        assertThat(Kept.in(folder, List.of(WORDS, "something else"))).containsExactly("file: " + WORDS);
    }

    @Test
    void words_are_found_as_they_are_and_in_wide_characters() throws Exception {
        isFound(("xyz" + WORDS + "!").getBytes(StandardCharsets.UTF_8));
        isFound((WORDS + "!").getBytes(StandardCharsets.UTF_16LE));
        isFound(("x" + WORDS).getBytes(StandardCharsets.UTF_16BE));
        isFound(HexFormat.of().formatHex(WORDS.getBytes(StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void words_are_found_in_base64_wherever_they_stand() throws Exception {
        for (String before : List.of("", "a", "ab", "abc")) {
            isFound(Base64.getEncoder().encode((before + WORDS + "€").getBytes(StandardCharsets.UTF_8)));
        }
    }

    @Test
    void where_there_are_none_nothing_is_found() throws Exception {
        Files.writeString(folder.resolve("file"), "a hero by the water");
        assertThat(Kept.in(folder, List.of(WORDS))).isEmpty();
    }
}
