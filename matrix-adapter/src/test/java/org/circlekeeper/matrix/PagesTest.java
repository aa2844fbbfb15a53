package org.circlekeeper.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.circlekeeper.chat.Block;
import org.circlekeeper.chat.Message;
import org.junit.jupiter.api.Test;

class PagesTest {
    private static List<Page> pages(Block... blocks) {
        return Pages.of(
                Locale.ENGLISH, Optional.of("Just for you:"), Message.of(blocks), List.of("1. Fog"), Optional.empty());
    }

    @Test
    void the_words_are_complete_without_the_html_and_the_html_says_the_same() {
        var content = pages(
                        new Block.Heading("How are you?"),
                        new Block.Paragraph("One <b>two</b>\nthree & \"four\""),
                        new Block.Bullets(List.of("a", "b\nc")),
                        new Block.Verbatim("116 123"))
                .get(0)
                .content("m.notice");
        assertThat(content.path("body").asText())
                .isEqualTo(
                        "Just for you:\n\nHow are you?\n\nOne <b>two</b>\nthree & \"four\"\n\n- a\n- b\n  c\n\n116 123\n\n1. Fog");
        assertThat(content.path("formatted_body").asText())
                .isEqualTo(
                        "<p>Just for you:</p><h4>How are you?</h4><p>One &lt;b&gt;two&lt;/b&gt;<br/>three &amp; &quot;four&quot;"
                                + "</p><ul><li>a</li><li>b<br/>c</li></ul><p><code>116 123</code></p><p>1. Fog</p>");
        assertThat(content.path("msgtype").asText()).isEqualTo("m.notice");
        assertThat(content.path("m.mentions").isObject()).isTrue();
        assertThat(content.path("m.mentions").isEmpty()).isTrue();
    }

    @Test
    void controls_and_halves_of_characters_do_not_pass() {
        String body = pages(new Block.Paragraph("a\u001b[2Jb\uD83Dc"))
                .get(0)
                .content("m.text")
                .path("body")
                .asText();
        assertThat(body).contains("a[2Jb\uFFFDc");
    }

    @Test
    void a_long_export_becomes_events_that_fit_and_nothing_is_lost() {
        String line = "家".repeat(99) + "\n";
        String all = line.repeat(300);
        List<Page> pages = pages(new Block.Verbatim(all), new Block.Paragraph("x".repeat(9_000)));
        StringBuilder seen = new StringBuilder();
        for (Page page : pages) {
            var content = page.content("m.notice");
            // encrypted, three bytes become four
            assertThat(content.toString().getBytes(StandardCharsets.UTF_8).length)
                    .isLessThan(65_536 * 3 / 4 - 2_000);
            seen.append(content.path("body").asText());
        }
        assertThat(seen.toString().codePoints().filter(point -> point == '家').count())
                .isEqualTo(300 * 99);
        assertThat(seen.toString().codePoints().filter(point -> point == 'x').count())
                .isEqualTo(9_000);
        assertThat(pages.get(pages.size() - 1).content("m.text").path("body").asText())
                .endsWith("1. Fog");
    }
}
