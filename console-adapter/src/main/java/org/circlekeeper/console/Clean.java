package org.circlekeeper.console;

import java.util.List;

/**
 * Makes text harmless for a terminal: what a person wrote must not move the cursor, change a title or turn the line
 * round (ECMA-48 controls, C1 included; CVE-2021-42574). Joiners that scripts and emoji need stay.
 */
final class Clean {
    private static final int SHOWN_INSTEAD = 0xFFFD;

    private Clean() {}

    /** The lines of a text, each without anything a terminal would obey. */
    static List<String> lines(String text) {
        return text.lines().map(Clean::line).toList();
    }

    static String line(String text) {
        return text.codePoints()
                .map(point -> point == '\t' ? ' ' : isObeyed(point) ? SHOWN_INSTEAD : point)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static boolean isObeyed(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL, Character.SURROGATE, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
                true;
            case Character.FORMAT -> point != 0x200C && point != 0x200D && point != 0x00AD;
            default -> false;
        };
    }
}
