package org.circlekeeper.group;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiFunction;
import org.circlekeeper.chat.Choice;
import org.circlekeeper.chat.Role;
import org.circlekeeper.command.Call;

/**
 * What features have waiting for the owners of a group, shown to them in setup: each a choice that leads there and says
 * how much it is. Thread-safe.
 */
public final class ForOwners {
    private final List<BiFunction<Call, Group, Optional<Choice>>> waiting = new CopyOnWriteArrayList<>();

    ForOwners() {}

    /** Lets a feature say what waits. Called while features are made. */
    public void add(BiFunction<Call, Group, Optional<Choice>> choice) {
        waiting.add(choice);
    }

    /** Nothing for anybody but an owner, and nothing where others would see it. */
    public List<Choice> choices(Call call, Group group) {
        if (!call.caller().role().covers(Role.OWNER) || call.place().isOverheard()) {
            return List.of();
        }
        return waiting.stream()
                .flatMap(choice -> choice.apply(call, group).stream())
                .toList();
    }
}
