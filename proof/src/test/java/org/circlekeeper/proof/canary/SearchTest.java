package org.circlekeeper.proof.canary;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The search finds what is there, in whatever form; without this, finding nothing would mean nothing. */
final class SearchTest {
    private static final String WORDS = "müde vom Schweigen";
    private static final Search SEARCH = new Search(List.of(Canary.of("words", WORDS)));

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE", "ISO-8859-1"})
    void words_are_found_in_every_alphabet(String alphabet) {
        assertThat(SEARCH.in(("before " + WORDS + " after").getBytes(Charset.forName(alphabet))))
                .containsExactly("words");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "ab", "abc", "abcd"})
    void words_are_found_inside_longer_base64_and_hexadecimal(String before) {
        byte[] longer = (before + WORDS + "xyz").getBytes(StandardCharsets.UTF_8);
        assertThat(SEARCH.in(Base64.getEncoder().encode(longer))).containsExactly("words");
        assertThat(SEARCH.in(Base64.getUrlEncoder().encode(longer))).containsExactly("words");
        assertThat(SEARCH.in(HexFormat.of().formatHex(longer).getBytes(StandardCharsets.US_ASCII)))
                .containsExactly("words");
    }

    @Test
    void words_are_found_in_addresses_and_in_json_and_in_other_cases() {
        for (String form : List.of(
                URLEncoder.encode(WORDS, StandardCharsets.UTF_8),
                "m\\u00fcde vom Schweigen",
                WORDS.toUpperCase(Locale.ROOT),
                WORDS.toLowerCase(Locale.ROOT))) {
            assertThat(SEARCH.in(form.getBytes(StandardCharsets.UTF_8))).containsExactly("words");
        }
    }

    @Test
    void an_id_is_found_as_the_number_it_is() {
        Search search = new Search(List.of(Canary.of("id", "1234567890123456789")));
        assertThat(search.in(ByteBuffer.allocate(20)
                        .putInt(7)
                        .putLong(1234567890123456789L)
                        .array()))
                .containsExactly("id");
    }

    @Test
    void a_key_is_found_as_bytes_and_as_text() {
        byte[] key = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16};
        Search search = new Search(List.of(Canary.of("key", key)));
        assertThat(search.in(key)).containsExactly("key");
        assertThat(search.in(Base64.getEncoder().encode(key))).containsExactly("key");
        assertThat(search.in("0102030405060708090A0B0C0D0E0F10".getBytes(StandardCharsets.US_ASCII)))
                .containsExactly("key");
    }

    @Test
    void what_is_not_there_is_not_found() {
        assertThat(SEARCH.in("müde vom Reden".getBytes(StandardCharsets.UTF_8))).isEmpty();
    }

    @Test
    void files_are_read_and_their_names_too() throws IOException {
        Files.writeString(folder.resolve("a.txt"), WORDS);
        Files.createFile(folder.resolve(WORDS));
        assertThat(new Search(List.of(Canary.of("words", WORDS)))
                        .lookBelow("folder", folder)
                        .found())
                .containsExactlyInAnyOrder("words in folder a.txt", "words in names of files in folder");
    }
}
