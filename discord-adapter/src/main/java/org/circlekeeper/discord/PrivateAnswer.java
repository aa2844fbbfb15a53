package org.circlekeeper.discord;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import net.dv8tion.jda.api.utils.messages.MessageCreateData;
import org.circlekeeper.chat.Block;
import org.circlekeeper.chat.Choice;
import org.circlekeeper.chat.Message;

/**
 * What one person is answered. Words without buttons are in one message with what follows them: so a question does not
 * arrive after somebody has read the answer and put the phone away. For one answer and one thread.
 */
final class PrivateAnswer {
    private final List<Said> said = new ArrayList<>();

    private record Said(Message message, Function<Choice, String> ids) {}

    /** @param ids the id of the button for a choice of this message */
    void add(Message message, Function<Choice, String> ids) {
        int last = said.size() - 1;
        if (last >= 0 && said.get(last).message().choices().isEmpty()) {
            List<Block> blocks = new ArrayList<>(said.get(last).message().blocks());
            blocks.addAll(message.blocks());
            said.set(last, new Said(new Message(blocks, message.choices()), ids));
        } else {
            said.add(new Said(message, ids));
        }
    }

    boolean isEmpty() {
        return said.isEmpty();
    }

    /** In the order they were said. */
    List<MessageCreateData> pages() {
        return said.stream()
                .flatMap(one -> Pages.of(one.message(), one.ids()).stream())
                .toList();
    }
}
