package org.circlekeeper.helpline;

import java.util.ArrayList;
import java.util.List;
import org.circlekeeper.chat.Block;
import org.circlekeeper.chat.Choice;
import org.circlekeeper.chat.Message;

/** A message as text: every block on lines of its own, then the choices in brackets. */
final class Rendered {
    private Rendered() {}

    static String of(Message message) {
        List<String> lines = new ArrayList<>();
        message.blocks().forEach(block -> lines.add(of(block)));
        message.choices().stream().map(Choice::label).forEach(label -> lines.add("[" + label + "]"));
        return String.join("\n", lines) + "\n";
    }

    private static String of(Block block) {
        if (block instanceof Block.Bullets bullets) {
            return "- " + String.join("\n- ", bullets.items());
        }
        if (block instanceof Block.Heading heading) {
            return "# " + heading.text();
        }
        return block instanceof Block.Verbatim verbatim ? verbatim.text() : ((Block.Paragraph) block).text();
    }
}
