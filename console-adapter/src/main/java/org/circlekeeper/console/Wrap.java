package org.circlekeeper.console;

import java.util.ArrayList;
import java.util.List;
import org.jline.utils.WCWidth;

/** Breaks lines between words so that a terminal does not break them inside; what continues is indented. */
final class Wrap {
    private static final String INDENT = "  ";
    private static final int LEAST_WIDTH = 20;

    private Wrap() {}

    static List<String> line(String lead, String text, int width) {
        int most = Math.max(LEAST_WIDTH, width) - 1;
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder(lead);
        int used = columns(lead);
        boolean fresh = true;
        for (String word : text.split(" ", -1)) {
            int needed = columns(word);
            if (!fresh && used + 1 + needed > most) {
                lines.add(line.toString());
                line = new StringBuilder(INDENT);
                used = INDENT.length();
                fresh = true;
            }
            line.append(fresh ? "" : " ").append(word);
            used += needed + (fresh ? 0 : 1);
            fresh = false;
        }
        lines.add(line.toString());
        return lines;
    }

    private static int columns(String text) {
        return text.codePoints()
                .map(point -> Math.max(0, WCWidth.wcwidth(point)))
                .sum();
    }
}
