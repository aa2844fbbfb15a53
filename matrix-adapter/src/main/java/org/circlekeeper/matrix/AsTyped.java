package org.circlekeeper.matrix;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.circlekeeper.chat.Block;
import org.circlekeeper.chat.Message;
import org.circlekeeper.command.Menu;

/**
 * The bot's words name its commands with a slash, but most clients take a line that begins with one for a command to
 * themselves and do not send it. So where such a name is shown here it stands as it can be typed. Immutable.
 */
final class AsTyped {
    private final Pattern slash;
    private final String instead;

    /** @param prefix as in {@code !ck} */
    AsTyped(Menu menu, String prefix) {
        String names = menu.commands().stream()
                .flatMap(command -> Stream.concat(Stream.of(command.name().text()), command.name().aliases().stream()))
                .map(name -> Pattern.quote(name.split(" ", 2)[0]))
                .distinct()
                .collect(Collectors.joining("|"));
        this.slash = Pattern.compile("(?<![\\p{L}\\p{N}/.:])/(?=(?:" + names + ")(?![\\p{L}\\p{N}/]))");
        this.instead = Matcher.quoteReplacement(prefix + " ");
    }

    Message in(Message message) {
        return new Message(message.blocks().stream().map(this::in).toList(), message.choices());
    }

    String in(String words) {
        return slash.matcher(words).replaceAll(instead);
    }

    /** What stands there to the letter stays so. */
    private Block in(Block block) {
        if (block instanceof Block.Paragraph paragraph) {
            return new Block.Paragraph(in(paragraph.text()));
        }
        if (block instanceof Block.Heading heading) {
            return new Block.Heading(in(heading.text()));
        }
        if (block instanceof Block.Bullets bullets) {
            List<String> items = bullets.items().stream().map(this::in).toList();
            return new Block.Bullets(items);
        }
        return block;
    }
}
