package org.circlekeeper.testkit;

import java.util.ArrayList;
import java.util.List;
import org.circlekeeper.chat.Block;
import org.circlekeeper.chat.Choice;
import org.circlekeeper.chat.Field;
import org.circlekeeper.chat.Form;
import org.circlekeeper.chat.Message;

/** A message the way a person with nothing but text would read it. */
public final class PlainText {
    private PlainText() {}

    /** Blocks in order, then every choice in square brackets. */
    public static String of(Message message) {
        List<String> lines = new ArrayList<>();
        message.blocks().forEach(block -> lines.add(of(block)));
        message.choices().stream().map(Choice::label).forEach(label -> lines.add("[" + label + "]"));
        return String.join("\n", lines);
    }

    public static String of(Form form) {
        List<String> lines = new ArrayList<>(List.of(form.title()));
        form.fields().stream().map(Field::label).forEach(label -> lines.add(label + ": ____"));
        return String.join("\n", lines);
    }

    private static String of(Block block) {
        return block.match(new Block.Cases<>() {
            @Override
            public String heading(Block.Heading heading) {
                return heading.text();
            }

            @Override
            public String paragraph(Block.Paragraph paragraph) {
                return paragraph.text();
            }

            @Override
            public String bullets(Block.Bullets bullets) {
                return "- " + String.join("\n- ", bullets.items());
            }

            @Override
            public String verbatim(Block.Verbatim verbatim) {
                return verbatim.text();
            }

            @Override
            public String timeMark(Block.TimeMark mark) {
                return mark.at().toString();
            }

            @Override
            public String picture(Block.Picture picture) {
                return "(picture) " + picture.alt();
            }
        });
    }
}
