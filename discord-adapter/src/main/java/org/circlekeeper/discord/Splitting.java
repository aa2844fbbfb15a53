package org.circlekeeper.discord;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * Cuts plain text where it hurts least: after a line, else after a sentence, else after a word, and inside a word only
 * when it alone is too long; a letter and its marks stay together. Lengths are in code points, as Discord counts them.
 */
final class Splitting {
    private static final List<Supplier<BreakIterator>> WHERE = List.of(
            () -> BreakIterator.getSentenceInstance(Locale.ROOT),
            () -> BreakIterator.getLineInstance(Locale.ROOT),
            () -> BreakIterator.getCharacterInstance(Locale.ROOT));

    private static final String MORE = "…";

    private Splitting() {}

    static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    /**
     * Pieces that are short enough once they are written as Discord needs them. Only white space between pieces is left
     * out.
     *
     * @param write makes text longer or leaves it as it is, apart from what {@link Markdown#clean} takes out
     */
    static List<String> split(String plain, UnaryOperator<String> write, int most) {
        List<String> pieces = new ArrayList<>();
        String rest = Markdown.clean(plain).strip();
        while (length(rest) > most || length(write.apply(rest)) > most) {
            int end = end(rest, write, most);
            pieces.add(rest.substring(0, end).strip());
            rest = rest.substring(end).strip();
        }
        if (!rest.isEmpty() || pieces.isEmpty()) {
            pieces.add(rest);
        }
        return pieces;
    }

    private static int end(String text, UnaryOperator<String> write, int most) {
        // no letter is shorter than a unit, so what lies further on cannot fit
        String near = text.substring(0, Math.min(text.length(), 2 * most + 2));
        int lines = lastThatFits(near, lineEnds(near), write, most);
        if (lines > 0) {
            return lines;
        }
        for (Supplier<BreakIterator> where : WHERE) {
            int end = lastThatFits(near, ends(near, where.get()), write, most);
            if (end > 0) {
                return end;
            }
        }
        return text.offsetByCodePoints(0, Math.min(length(text), most / 2));
    }

    /** By halving; what it finds has been tried. Where a longer beginning is written shorter, one as long may be missed. */
    private static int lastThatFits(String text, List<Integer> ends, UnaryOperator<String> write, int most) {
        int fits = -1;
        int tooLong = ends.size();
        while (tooLong - fits > 1) {
            int middle = (fits + tooLong) / 2;
            String begin = text.substring(0, ends.get(middle)).strip();
            if (length(begin) <= most && length(write.apply(begin)) <= most) {
                fits = middle;
            } else {
                tooLong = middle;
            }
        }
        return fits < 0 ? 0 : ends.get(fits);
    }

    private static List<Integer> lineEnds(String text) {
        List<Integer> ends = new ArrayList<>();
        for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', end + 1)) {
            ends.add(end + 1);
        }
        return ends;
    }

    /** All but the end of the text itself, which may lie in the middle of anything. */
    private static List<Integer> ends(String text, BreakIterator breaks) {
        List<Integer> ends = new ArrayList<>();
        breaks.setText(text);
        for (int end = breaks.next(); end != BreakIterator.DONE && end < text.length(); end = breaks.next()) {
            ends.add(end);
        }
        return ends;
    }

    /** The beginning, on one line, with a sign that there is more; all of it where it fits. */
    static String shortened(String plain, int most) {
        String line = Markdown.clean(plain).replace('\n', ' ').strip();
        if (length(line) <= most) {
            return line;
        }
        int end = 0;
        for (int level = 1; level < WHERE.size() && end == 0; level++) {
            end = lastThatFits(line, ends(line, WHERE.get(level).get()), UnaryOperator.identity(), most - 1);
        }
        return line.substring(0, end > 0 ? end : line.offsetByCodePoints(0, most - 1))
                        .strip()
                + MORE;
    }
}
