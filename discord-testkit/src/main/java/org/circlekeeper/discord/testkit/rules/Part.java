package org.circlekeeper.discord.testkit.rules;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * One place in a body, with its path and the list that collects what is wrong. Checks of an absent or null part find
 * nothing, except {@link #needed()}: Discord takes null for "not given". Whole numbers may come as text, as Discord reads them.
 */
final class Part {
    private static final Pattern WHOLE = Pattern.compile("-?\\d{1,18}");

    private final String path;
    private final JsonNode node;
    private final List<Problem> problems;

    private Part(String path, JsonNode node, List<Problem> problems) {
        this.path = path;
        this.node = node;
        this.problems = problems;
    }

    static Part whole(JsonNode body, List<Problem> problems) {
        return new Part("", body, problems);
    }

    Part at(String field) {
        JsonNode child = node.isObject() ? node.path(field) : MissingNode.getInstance();
        return new Part(path.isEmpty() ? field : path + "." + field, child, problems);
    }

    /** Its elements; none unless it is a list. */
    List<Part> parts() {
        return node.isArray()
                ? IntStream.range(0, node.size())
                        .mapToObj(index -> new Part(path + "[" + index + "]", node.path(index), problems))
                        .toList()
                : List.of();
    }

    /** The fields of an object by name; none unless it is one. */
    List<String> names() {
        List<String> names = new ArrayList<>();
        node.fieldNames().forEachRemaining(names::add);
        return names;
    }

    JsonNode node() {
        return node;
    }

    boolean absent() {
        return node.isMissingNode() || node.isNull();
    }

    boolean present() {
        return !absent();
    }

    /** Absent, blank text, or a list or an object of nothing. */
    boolean empty() {
        return absent() || (node.isTextual() ? node.textValue().isBlank() : node.isContainerNode() && node.isEmpty());
    }

    String text() {
        return absent() ? "" : node.asText();
    }

    /** Length as Discord counts it: code points, so that an emoji outside the basic plane is one. */
    int length() {
        return text().codePointCount(0, text().length());
    }

    long number(long otherwise) {
        return whole() ? (node.isTextual() ? Long.parseLong(node.textValue()) : node.longValue()) : otherwise;
    }

    void refuse(String code, String message) {
        problems.add(new Problem(path, code, message));
    }

    Part needed() {
        if (absent()) {
            refuse("BASE_TYPE_REQUIRED", "this field is required");
        }
        return this;
    }

    /** Refuses the part where it is given though it has no business there. */
    void unwanted(String code, String message) {
        if (present()) {
            refuse(code, message);
        }
    }

    void length(int least, int most) {
        if (absent()) {
            return;
        }
        if (!node.isTextual()) {
            refuse("BASE_TYPE_BAD_TYPE", "must be text");
        } else if (length() < least || length() > most) {
            refuse("BASE_TYPE_BAD_LENGTH", "must be between " + least + " and " + most + " in length, is " + length());
        }
    }

    void count(int least, int most) {
        if (absent()) {
            return;
        }
        if (!node.isArray()) {
            refuse("LIST_TYPE_CONVERT", "must be a list");
        } else if (node.size() < least || node.size() > most) {
            refuse("BASE_TYPE_BAD_LENGTH", "must hold between " + least + " and " + most + ", holds " + node.size());
        }
    }

    void between(long least, long most) {
        if (absent()) {
            return;
        }
        if (!whole()) {
            refuse("NUMBER_TYPE_COERCE", "must be a whole number");
        } else if (number(0) < least || number(0) > most) {
            refuse(number(0) < least ? "NUMBER_TYPE_MIN" : "NUMBER_TYPE_MAX", "must be from " + least + " to " + most);
        }
    }

    void oneOf(Set<Long> allowed) {
        if (present() && !(whole() && allowed.contains(number(0)))) {
            refuse(
                    "BASE_TYPE_CHOICES",
                    "must be one of " + allowed.stream().sorted().toList());
        }
    }

    void bool() {
        if (present() && !node.isBoolean()) {
            refuse("BOOLEAN_TYPE_CONVERT", "must be true or false");
        }
    }

    /** Refuses every part after the first that reads the same; absent ones do not count. */
    static void unique(List<Part> parts, String code, String message) {
        Set<String> seen = new HashSet<>();
        for (Part part : parts) {
            if (part.present() && !seen.add(part.text())) {
                part.refuse(code, message);
            }
        }
    }

    private boolean whole() {
        return node.isTextual()
                ? WHOLE.matcher(node.textValue()).matches()
                : node.isIntegralNumber() && node.canConvertToLong();
    }
}
