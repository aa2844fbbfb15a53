package org.circlekeeper.helpline;

import java.text.Normalizer;
import java.util.Locale;

/** Words the way they are compared: letters alone, small, without accents. */
final class Plain {
    private Plain() {}

    static String letters(String text) {
        StringBuilder letters = new StringBuilder(text.length());
        Normalizer.normalize(text.toLowerCase(Locale.ROOT), Normalizer.Form.NFKD)
                .codePoints()
                .filter(Plain::isPartOfAWord)
                .forEach(letters::appendCodePoint);
        return letters.toString();
    }

    // Indian scripts write vowels as marks that take space; those stay, accents go
    private static boolean isPartOfAWord(int point) {
        return Character.isLetter(point) || Character.getType(point) == Character.COMBINING_SPACING_MARK;
    }
}
