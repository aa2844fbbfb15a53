package org.circlekeeper.discord.testkit;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is on one person's screen for them alone, the latest change last. Guarded by the {@link World}. */
final class Sight {
    private static final int REMEMBERED = 200;
    private final List<Message> shown = new ArrayList<>();

    void add(Message message) {
        shown.remove(message);
        shown.add(message);
        if (shown.size() > REMEMBERED) {
            shown.remove(0);
        }
    }

    void remove(Message message) {
        shown.remove(message);
    }

    List<Message> newestFirst() {
        List<Message> all = new ArrayList<>(shown);
        Collections.reverse(all);
        return all;
    }

    @Nullable
    Message newest() {
        return shown.isEmpty() ? null : shown.get(shown.size() - 1);
    }

    List<ShownMessage> oldestFirst() {
        return shown.stream().map(Message::shown).toList();
    }
}
