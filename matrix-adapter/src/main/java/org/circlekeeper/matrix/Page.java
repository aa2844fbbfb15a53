package org.circlekeeper.matrix;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.circlekeeper.chat.Block;

/**
 * A message as an event can carry it: plain words that are complete by themselves, and the same as HTML made from our own
 * blocks and nothing else, with the few elements every client knows (client-server API, m.room.message, HTML). Mentions
 * nobody.
 */
final class Page implements Block.Cases<Void> {
    /**
     * An event may have 65,536 bytes in all (client-server API, Size limits), and encryption adds a third. This and one more
     * piece of 3,000 characters are below that in any script.
     */
    private static final int FULL = 12_000;

    private final DateTimeFormatter times;
    private final StringBuilder plain = new StringBuilder();
    private final StringBuilder html = new StringBuilder();
    private final List<Block.Picture> pictures = new ArrayList<>();

    Page(Locale language) {
        times = DateTimeFormatter.ofLocalizedDateTime(FormatStyle.FULL, FormatStyle.SHORT)
                .withLocale(language)
                .withZone(ZoneOffset.UTC);
    }

    Page add(Block block) {
        block.match(this);
        return this;
    }

    /** A line by itself. */
    Page line(String text) {
        return put(clean(text), "<p>" + escaped(text) + "</p>");
    }

    /** What can be chosen, a line each, under the numbers people type; none is drawn by the client. */
    Page numbered(List<String> lines) {
        if (!lines.isEmpty()) {
            List<String> clean = lines.stream().map(Page::clean).toList();
            put(
                    String.join("\n", clean),
                    "<p>"
                            + String.join(
                                    "<br/>", lines.stream().map(Page::escaped).toList()) + "</p>");
        }
        return this;
    }

    private Page put(String words, String elements) {
        if (!words.isBlank()) {
            plain.append(plain.isEmpty() ? "" : "\n\n").append(words);
            html.append(elements);
        }
        return this;
    }

    List<Block.Picture> pictures() {
        return List.copyOf(pictures);
    }

    boolean isFull() {
        return (plain.toString() + html).getBytes(StandardCharsets.UTF_8).length > FULL;
    }

    /** @param kind {@code m.text}, or {@code m.notice} for what should not ring a bell */
    ObjectNode content(String kind) {
        ObjectNode content = Json.object();
        content.put("msgtype", kind);
        content.put("body", plain.isEmpty() ? "…" : plain.toString());
        if (!html.isEmpty()) {
            content.put("format", "org.matrix.custom.html");
            content.put("formatted_body", html.toString());
        }
        content.putObject("m.mentions");
        return content;
    }

    @Override
    public Void heading(Block.Heading heading) {
        put(clean(heading.text()), "<h4>" + escaped(heading.text()) + "</h4>");
        return nothing();
    }

    @Override
    public Void paragraph(Block.Paragraph paragraph) {
        line(paragraph.text());
        return nothing();
    }

    @Override
    public Void bullets(Block.Bullets bullets) {
        StringBuilder words = new StringBuilder();
        StringBuilder items = new StringBuilder();
        for (String item : bullets.items()) {
            words.append(words.isEmpty() ? "" : "\n")
                    .append("- ")
                    .append(clean(item).replace("\n", "\n  "));
            items.append("<li>").append(escaped(item)).append("</li>");
        }
        put(words.toString(), "<ul>" + items + "</ul>");
        return nothing();
    }

    @Override
    public Void verbatim(Block.Verbatim verbatim) {
        boolean oneLine = verbatim.text().indexOf('\n') < 0;
        String code = "<code>" + escapedToTheLetter(verbatim.text()) + "</code>";
        put(clean(verbatim.text()), oneLine ? "<p>" + code + "</p>" : "<pre>" + code + "</pre>");
        return nothing();
    }

    @Override
    public Void timeMark(Block.TimeMark mark) {
        line(times.format(mark.at()) + " UTC");
        return nothing();
    }

    /** What the picture says stands in the words; the picture itself follows them. */
    @Override
    public Void picture(Block.Picture picture) {
        line(picture.alt());
        pictures.add(picture);
        return nothing();
    }

    @SuppressWarnings("NullAway") // there is no other value of this type
    private static Void nothing() {
        return null;
    }

    private static String escaped(String text) {
        return escapedToTheLetter(text).replace("\n", "<br/>");
    }

    private static String escapedToTheLetter(String text) {
        return clean(text)
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    /** Without control characters, and without halves of characters, which no JSON can carry. */
    static String clean(String text) {
        StringBuilder clean = new StringBuilder(text.length());
        text.replace("\r\n", "\n")
                .replace('\r', '\n')
                .replace('\t', ' ')
                .codePoints()
                .forEach(point -> {
                    int type = Character.getType(point);
                    if (type == Character.SURROGATE) {
                        clean.append('\uFFFD');
                    } else if (type != Character.CONTROL || point == '\n') {
                        clean.appendCodePoint(point);
                    }
                });
        return clean.toString().strip();
    }
}
