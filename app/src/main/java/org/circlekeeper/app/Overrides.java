package org.circlekeeper.app;

import java.lang.reflect.RecordComponent;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Settings that come from the environment: {@code CIRCLEKEEPER_STORAGE_FOLDER} stands for {@code storage.folder}. Every
 * key of the file that holds a single value has one; nothing else beginning so is allowed, so that a misspelt one is
 * seen.
 */
final class Overrides {
    static final String PREFIX = "CIRCLEKEEPER_";

    private Overrides() {}

    /** The keys the environment sets, each with its value. */
    static Map<String, String> in(Map<String, String> environment) {
        Map<String, String> known = known();
        Map<String, String> set = new TreeMap<>();
        new TreeMap<>(environment).forEach((variable, value) -> {
            if (variable.startsWith(PREFIX)) {
                String key = known.get(variable);
                if (key == null) {
                    throw new Refused(Exit.CONFIG, "config_unknown_variable", "variable", variable);
                }
                set.put(key, value);
            }
        });
        return set;
    }

    /** Every variable and the key it stands for. */
    static Map<String, String> known() {
        Map<String, String> known = new TreeMap<>();
        collect(BotConfig.class, "", known);
        return known;
    }

    static String variable(String key) {
        return PREFIX + key.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    }

    private static void collect(Class<?> section, String prefix, Map<String, String> into) {
        for (RecordComponent component : section.getRecordComponents()) {
            String key = prefix + kebab(component.getName());
            if (component.getType().isRecord()) {
                collect(component.getType(), key + ".", into);
            } else {
                into.put(variable(key), key);
            }
        }
    }

    private static String kebab(String name) {
        return name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }
}
