package org.circlekeeper.privacy;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import org.circlekeeper.words.Words;

/** Days the way people write them. */
final class Days {
    private Days() {}

    static String in(Words words, LocalDate on) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                .withLocale(words.locale())
                .format(on);
    }
}
