package org.circlekeeper.discord;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.function.Function;
import net.dv8tion.jda.api.components.actionrow.ActionRow;
import net.dv8tion.jda.api.entities.Message.MentionType;
import net.dv8tion.jda.api.utils.messages.MessageCreateBuilder;
import net.dv8tion.jda.api.utils.messages.MessageCreateData;
import org.circlekeeper.chat.Block;
import org.circlekeeper.chat.Choice;
import org.circlekeeper.chat.Message;

/**
 * A message of the bot as the messages Discord can show: as many as its words and choices need, nothing left out. They
 * mention nobody and unfold no links. The choices are under the last words.
 */
final class Pages {
    /** Discord, Channel resource: the most characters in the name of a thread. */
    private static final int LONGEST_TITLE = 100;

    private static final String NOTHING = "…";

    private Pages() {}

    /**
     * In the order to show them; at least one. Attached files can be read again and again.
     *
     * @param ids the id of the button for a choice, 1 to 100 characters
     */
    static List<MessageCreateData> of(Message message, Function<Choice, String> ids) {
        ChoiceRows choices = new ChoiceRows(message.choices(), ids);
        PageWriter writer = new PageWriter();
        message.blocks().forEach(block -> block.match(writer));
        choices.tooLong().forEach(writer::numbered);
        List<MessageCreateBuilder> shown = new ArrayList<>();
        for (PageWriter.Page page : writer.pages()) {
            shown.add(empty().setContent(page.text()).setFiles(page.files()));
        }
        List<List<ActionRow>> rows = choices.messages();
        for (int i = 0; i < rows.size(); i++) {
            if (i > 0) {
                shown.add(empty());
            }
            shown.get(shown.size() - 1).setComponents(rows.get(i));
        }
        return shown.stream()
                .map(page -> page.isEmpty() ? page.setContent(NOTHING) : page)
                .map(MessageCreateBuilder::build)
                .toList();
    }

    private static MessageCreateBuilder empty() {
        return new MessageCreateBuilder()
                .setAllowedMentions(EnumSet.noneOf(MentionType.class))
                .mentionRepliedUser(false)
                .setSuppressEmbeds(true);
    }

    /** The first words of a message in one line, short enough for the name of a thread. */
    static String firstLine(Message message) {
        return message.blocks().stream()
                .map(Pages::words)
                .flatMap(String::lines)
                .filter(line -> !line.isBlank())
                .findFirst()
                .map(line -> Splitting.shortened(line, LONGEST_TITLE))
                .orElse(NOTHING);
    }

    private static String words(Block block) {
        return block instanceof Block.Heading heading
                ? heading.text()
                : block instanceof Block.Paragraph paragraph
                        ? paragraph.text()
                        : block instanceof Block.Bullets bullets ? String.join("\n", bullets.items()) : "";
    }
}
