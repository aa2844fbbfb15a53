package org.circlekeeper.console;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.circlekeeper.chat.Block;
import org.circlekeeper.chat.Message;
import org.circlekeeper.command.typed.Numbering;

/** Turns a message into lines a terminal can show. Thread-safe. */
final class Page implements Block.Cases<List<String>> {
    private final Pictures pictures;
    private final DateTimeFormatter times;

    Page(Pictures pictures, Locale language, ZoneId zone) {
        this.pictures = pictures;
        this.times = DateTimeFormatter.ofLocalizedDateTime(FormatStyle.FULL, FormatStyle.SHORT)
                .withLocale(language)
                .withZone(zone);
    }

    /** The blocks in order, then the choices, whose numbers are the last of these. */
    List<String> lines(Message message, Numbering numbering) {
        List<String> lines = new ArrayList<>();
        message.blocks().forEach(block -> lines.addAll(block.match(this)));
        numbering
                .last(message.choices().size())
                .forEach(offered -> lines.add(offered.number() + ". " + Clean.line(offered.label())));
        return lines.isEmpty() ? List.of("") : lines;
    }

    @Override
    public List<String> heading(Block.Heading heading) {
        return Clean.lines(heading.text());
    }

    @Override
    public List<String> paragraph(Block.Paragraph paragraph) {
        return Clean.lines(paragraph.text());
    }

    @Override
    public List<String> bullets(Block.Bullets bullets) {
        List<String> lines = new ArrayList<>();
        for (String item : bullets.items()) {
            String lead = "- ";
            for (String line : Clean.lines(item)) {
                lines.add(lead + line);
                lead = "  ";
            }
        }
        return lines;
    }

    @Override
    public List<String> verbatim(Block.Verbatim verbatim) {
        return Clean.lines(verbatim.text());
    }

    @Override
    public List<String> timeMark(Block.TimeMark mark) {
        return List.of(times.format(mark.at()) + " (" + times.getZone() + ")");
    }

    @Override
    public List<String> picture(Block.Picture picture) {
        List<String> lines = new ArrayList<>(Clean.lines(picture.alt()));
        lines.add(Clean.line(pictures.keep(picture.png())));
        return lines;
    }
}
