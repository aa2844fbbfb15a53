package org.circlekeeper.discord;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import net.dv8tion.jda.api.interactions.commands.build.CommandData;
import org.jspecify.annotations.Nullable;

/**
 * Commands written in the one way in which the same commands are always the same text: keys in order, what is absent,
 * empty or false left out, and without what Discord derives by itself.
 */
final class CanonicalCommands {
    /** We never say anything about these, and Discord fills them in. */
    private static final Set<String> IGNORED = Set.of("dm_permission", "nsfw");

    /** Sets that Discord writes as lists. */
    private static final Set<String> UNORDERED = Set.of("contexts", "integration_types");

    private CanonicalCommands() {}

    static Set<String> of(Collection<? extends CommandData> commands) {
        Set<String> all = new TreeSet<>();
        commands.forEach(command -> all.add(written(command.toData().toMap())));
        return all;
    }

    private static String written(Object value) {
        if (value instanceof Map<?, ?> map) {
            Map<String, String> sorted = new TreeMap<>();
            map.forEach((name, inner) -> {
                String key = String.valueOf(name);
                if (!IGNORED.contains(key) && !isNothing(inner)) {
                    sorted.put(key, UNORDERED.contains(key) ? sorted((List<?>) inner) : written(inner));
                }
            });
            return sorted.toString();
        }
        if (value instanceof List<?> list) {
            return list.stream().map(CanonicalCommands::written).toList().toString();
        }
        // quoted, so that no text can look like structure
        return '"' + String.valueOf(value).replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    private static String sorted(List<?> list) {
        return list.stream().map(CanonicalCommands::written).sorted().toList().toString();
    }

    private static boolean isNothing(@Nullable Object value) {
        return value == null
                || Boolean.FALSE.equals(value)
                || (value instanceof Collection<?> list && list.isEmpty())
                || (value instanceof Map<?, ?> map && map.isEmpty());
    }
}
