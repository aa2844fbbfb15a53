package org.circlekeeper.discord;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MarkdownTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*a* **b** _c_ __d__ ~~e~~ ||f|| `g` ```h```",
                "# one\n## two\n-# three\n> four\n>>> five\n- six\n* seven\n+ eight\n1. nine\n  12. ten\n3) eleven",
                "-5 degrees\n2026 was long.\n3.5 km",
                "hello <@1234>, <@&12>, <#55>, </help:12>, <:smile:12>, <a:wave:12>, <t:160000:R>, <id:guide>, <3",
                "@everyone and @here",
                "[free](https://example.org) <https://example.org>",
                "see https://example.org/a_b_c*d~e?x=1&y=_z_ and (http://x.org/a_b). Also http://x.org/a_.",
                "https://example.org/__init__.py\nhttps://example.org/a\\b",
                "¯\\_(ツ)_/¯ \\ \\\\ \\n a\\",
                "snake_case_name 2 * 3 * 4 ***all***",
                "a | b || c",
                ":smile: 😀 👩‍👩‍👧 漢字",
                "http://",
                "`"
            })
    void discord_shows_what_was_meant(String text) {
        assertThat(Eyes.onWords(Markdown.text(text))).isEqualTo(text);
        assertThat(Eyes.onWords(Markdown.heading(text)).lines().map(String::strip))
                .isEqualTo(text.lines().map(String::strip).toList());
    }

    @Test
    void formatting_would_have_been_seen() {
        assertThat(Eyes.onWords("# a")).isEqualTo("⟦line⟧a");
        assertThat(Eyes.onWords("a *b* <@12> [c](d) _e_")).isEqualTo("a ⟦format⟧ ⟦mention⟧ ⟦link⟧ ⟦format⟧");
    }

    @Test
    void whatever_is_scribbled_shows_as_it_is() {
        for (int seed = 0; seed < 3000; seed++) {
            String text = new Scribble(seed).text(1 + seed % 60);
            // a space before a < that stands right behind an address is the price of the address
            assertThat(squeezed(Eyes.onWords(Markdown.text(text))))
                    .as("seed %s", seed)
                    .isEqualTo(squeezed(text));
            assertThat(squeezed(Eyes.onWords(Markdown.heading(text))))
                    .as("heading, seed %s", seed)
                    .isEqualTo(squeezed(text));
        }
    }

    private static String squeezed(String text) {
        return Markdown.clean(text).replaceAll("\\s+", "");
    }

    @Test
    void control_characters_and_halves_of_characters_do_not_get_through() {
        assertThat(Markdown.text("a\u001B[31mb\u0000\r\nc\td\u0085")).isEqualTo("a\\[31mb\nc d");
        assertThat(Markdown.text("x\uD83D")).isEqualTo("x\uFFFD");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "116 123",
                "a`b",
                "`a`",
                "a``b",
                "*not bold* \\",
                "two\nlines",
                "two\n`lines`\nhere",
                "`",
                "``",
                "a`b``c",
                "<@123> [a](b)"
            })
    void what_is_to_be_copied_is_shown_to_the_letter(String text) {
        String sent = Markdown.verbatim(text).orElseThrow();
        assertThat(sent).startsWith("`").endsWith("`");
        assertThat(Eyes.onWords(sent)).isEqualTo(text);
    }

    @Test
    void what_code_cannot_show_is_said_to_be_so() {
        assertThat(Markdown.verbatim("a\n```\nb")).isEmpty();
        assertThat(Markdown.verbatim("a ` b `` c ``` d")).isEmpty();
    }

    @Test
    void what_can_be_shown_as_code_is_the_same_for_anything_scribbled() {
        int shown = 0;
        for (int seed = 0; seed < 3000; seed++) {
            String text = Markdown.clean(new Scribble(seed).text(1 + seed % 12));
            var sent = Markdown.verbatim(text);
            if (sent.isPresent() && !text.isBlank()) {
                shown++;
                assertThat(Eyes.onWords(sent.get())).as("seed %s", seed).isEqualToIgnoringNewLines(text);
            }
        }
        assertThat(shown).isGreaterThan(2000);
    }
}
