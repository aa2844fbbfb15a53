package org.circlekeeper.command;

import java.text.Normalizer;
import java.util.LinkedHashMap;
import java.util.Map;
import org.circlekeeper.chat.Argument;
import org.circlekeeper.chat.Invocation;

/**
 * Takes out of typed text what nobody meant to type or nobody can see: control characters, bidirectional controls
 * (CVE-2021-42574), zero-width marks, tag characters, and more than three combining marks in a row (Unicode TR 39).
 * Joiners that scripts and emoji need stay.
 */
final class CleanText {
    private static final int MOST_MARKS = 3;

    /** No command has a longer name. */
    private static final int LONGEST_NAME = 100;

    private CleanText() {}

    static Invocation of(Invocation heard) {
        Map<String, Argument> clean = new LinkedHashMap<>();
        heard.arguments().forEach((name, said) -> clean.put(name, of(said)));
        String name = heard.command();
        return new Invocation(of(name.substring(0, Math.min(LONGEST_NAME, name.length()))), clean);
    }

    private static Argument of(Argument said) {
        return said instanceof Argument.Private mine
                ? new Argument.Private(mine.text().cleanedBy(CleanText::of))
                : new Argument.Plain(of(((Argument.Plain) said).value()));
    }

    static String of(String text) {
        StringBuilder clean = new StringBuilder(text.length());
        int marks = 0;
        for (int point :
                Normalizer.normalize(text, Normalizer.Form.NFC).codePoints().toArray()) {
            marks = isMark(point) ? marks + 1 : 0;
            if (!isUnwanted(point) && marks <= MOST_MARKS) {
                clean.appendCodePoint(point);
            }
        }
        return clean.toString();
    }

    private static boolean isMark(int point) {
        int type = Character.getType(point);
        return type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK;
    }

    private static boolean isUnwanted(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL -> point != '\n' && point != '\t';
            case Character.SURROGATE, Character.PRIVATE_USE, Character.UNASSIGNED -> true;
            case Character.FORMAT -> point != 0x200C && point != 0x200D;
            default -> false;
        };
    }
}
