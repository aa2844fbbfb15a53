package org.circlekeeper.app;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Whether all is well, as JSON for a monitor. Says words about the program, and nothing about a person or a group.
 * Thread-safe.
 */
final class HealthPage {
    static final String OK = "ok";

    private final Map<String, Supplier<String>> parts = new LinkedHashMap<>();
    private final Map<String, Supplier<String>> remarks = new LinkedHashMap<>();

    /** A part that must be {@code ok} for the whole to be; asked anew each time, and failing means {@code failed}. */
    HealthPage needs(String part, Supplier<String> state) {
        parts.put(part, state);
        return this;
    }

    /** A remark that is no trouble, whatever it says. */
    HealthPage tells(String part, Supplier<String> remark) {
        remarks.put(part, remark);
        return this;
    }

    /** What was found, at one moment. */
    record Found(boolean well, String json) {}

    Found look() {
        StringBuilder json = new StringBuilder("{");
        boolean well = true;
        for (Map.Entry<String, Supplier<String>> part : parts.entrySet()) {
            String state = state(part.getValue());
            well &= state.equals(OK) || state.startsWith(OK + " ");
            add(json, part.getKey(), state);
        }
        remarks.forEach((part, remark) -> add(json, part, state(remark)));
        return new Found(well, json.append("\"status\":\"").append(well ? OK : "trouble") + "\"}\n");
    }

    private static void add(StringBuilder json, String part, String state) {
        json.append('"').append(part).append("\":\"").append(state).append("\",");
    }

    private static String state(Supplier<String> part) {
        try {
            return part.get();
        } catch (RuntimeException failed) {
            return "failed";
        }
    }
}
