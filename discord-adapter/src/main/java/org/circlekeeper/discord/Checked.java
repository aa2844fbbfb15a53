package org.circlekeeper.discord;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.dv8tion.jda.api.interactions.commands.build.CommandData;
import net.dv8tion.jda.api.modals.Modal;
import net.dv8tion.jda.api.utils.data.DataObject;
import net.dv8tion.jda.api.utils.messages.MessageCreateData;
import org.jspecify.annotations.Nullable;

/**
 * What Discord refuses and JDA lets through: sums, and things that must differ. Says what is wrong and never repeats
 * what was written. Limits: Discord, Message, Components and Application Commands reference.
 */
final class Checked {
    private static final int EMBEDS = 6000;
    private static final int COMMAND = 8000;
    private static final Set<String> EMBED_WORDS = Set.of("title", "description", "name", "value", "text");
    private static final Set<String> COMMAND_WORDS = Set.of("name", "description", "value");

    private Checked() {}

    /**
     * Lets through what Discord would take.
     *
     * @throws IllegalStateException for our own mistake; nothing is sent then
     */
    static void require(Optional<String> problem) {
        problem.ifPresent(found -> {
            throw new IllegalStateException(found);
        });
    }

    static Optional<String> problem(MessageCreateData message) {
        DataObject sent = message.toData();
        int embeds = sent.optArray("embeds")
                .map(all -> length(all.toList(), EMBED_WORDS))
                .orElse(0);
        return embeds > EMBEDS
                ? Optional.of("the embeds have " + embeds + " characters, more than " + EMBEDS)
                : inComponents(sent);
    }

    static Optional<String> problem(Modal modal) {
        return inComponents(modal.toData());
    }

    static Optional<String> problem(CommandData command) {
        Map<String, Object> sent = command.toData().toMap();
        int length = length(sent, COMMAND_WORDS);
        if (length > COMMAND) {
            return Optional.of(
                    "the command " + command.getName() + " has " + length + " characters, more than " + COMMAND);
        }
        return maps(sent.get("options")).stream()
                .flatMap(option -> twins(option).stream())
                .findFirst()
                .map(name -> "the command " + command.getName() + " has two choices alike in " + name);
    }

    private static Optional<String> twins(Map<?, ?> option) {
        for (Map<?, ?> inner : maps(option.get("options"))) {
            Optional<String> deeper = twins(inner);
            if (deeper.isPresent()) {
                return deeper;
            }
        }
        List<Map<?, ?>> choices = maps(option.get("choices"));
        return differ(choices, "name") && differ(choices, "value")
                ? Optional.empty()
                : Optional.of(String.valueOf(option.get("name")));
    }

    private static Optional<String> inComponents(DataObject sent) {
        List<Map<?, ?>> components = new ArrayList<>();
        collect(sent.toMap().get("components"), components);
        if (!differ(components, "custom_id")) {
            return Optional.of("two components have the same id");
        }
        return components.stream()
                .flatMap(component -> inComponent(component).stream())
                .findFirst();
    }

    private static Optional<String> inComponent(Map<?, ?> component) {
        List<Map<?, ?>> options = maps(component.get("options"));
        if (!differ(options, "value")) {
            return Optional.of("two options of a list have the same value");
        }
        boolean full = component.get("value") instanceof String value
                && Splitting.length(value) > number(component.get("max_length"), Integer.MAX_VALUE);
        return full ? Optional.of("a text field begins with more than it may hold") : Optional.empty();
    }

    /** All components, however deep: in rows, labels and containers. */
    private static void collect(@Nullable Object value, List<Map<?, ?>> found) {
        if (value instanceof List<?> list) {
            list.forEach(inner -> collect(inner, found));
        } else if (value instanceof Map<?, ?> component) {
            found.add(component);
            collect(component.get("components"), found);
            collect(component.get("component"), found);
            collect(component.get("accessory"), found);
        }
    }

    private static List<Map<?, ?>> maps(@Nullable Object value) {
        List<Map<?, ?>> maps = new ArrayList<>();
        if (value instanceof List<?> list) {
            list.forEach(inner -> maps.add((Map<?, ?>) inner));
        }
        return maps;
    }

    private static boolean differ(List<Map<?, ?>> things, String key) {
        Set<Object> seen = new HashSet<>();
        return things.stream()
                .map(thing -> thing.get(key))
                .filter(value -> value != null)
                .allMatch(seen::add);
    }

    private static int number(@Nullable Object value, int otherwise) {
        return value instanceof Number number ? number.intValue() : otherwise;
    }

    /** All words under these names, each in its longest language. */
    private static int length(@Nullable Object value, Set<String> names) {
        if (value instanceof List<?> list) {
            return list.stream().mapToInt(inner -> length(inner, names)).sum();
        }
        if (!(value instanceof Map<?, ?> map)) {
            return 0;
        }
        int sum = 0;
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            boolean counts = names.contains(String.valueOf(entry.getKey())) && entry.getValue() instanceof String;
            sum += counts
                    ? longest((String) entry.getValue(), map.get(entry.getKey() + "_localizations"))
                    : length(entry.getValue(), names);
        }
        return sum;
    }

    private static int longest(String words, @Nullable Object localised) {
        int longest = Splitting.length(words);
        if (localised instanceof Map<?, ?> languages) {
            for (Object other : languages.values()) {
                longest = Math.max(longest, Splitting.length(String.valueOf(other)));
            }
        }
        return longest;
    }
}
