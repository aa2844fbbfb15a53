package org.circlekeeper.agreement;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import org.circlekeeper.chat.Block;
import org.circlekeeper.chat.Message;
import org.circlekeeper.words.Words;

/** Clauses as people read them. */
final class Reading {
    private Reading() {}

    /** Clauses by tier, in order, after what a message already says. */
    static Message clauses(Message message, List<Clause> clauses, Words words, boolean withIds) {
        Message read = message;
        for (Clause.Tier tier : Clause.Tier.values()) {
            List<String> lines = clauses.stream()
                    .filter(clause -> clause.tier() == tier)
                    .map(clause -> withIds ? withId(clause, words) : line(clause, words))
                    .toList();
            if (!lines.isEmpty()) {
                read = read.and(
                        new Block.Paragraph(words.say("agreement.tier_" + tier.word())), new Block.Bullets(lines));
            }
        }
        return read;
    }

    /** What a clause is called and what it says. */
    static String line(Clause clause, Words words) {
        return words.say("agreement.clause", "title", words.from(clause.title()), "text", words.from(clause.text()));
    }

    private static String withId(Clause clause, Words words) {
        return words.say("agreement.clause_with_id", "id", clause.id(), "clause", line(clause, words));
    }

    /** A date the way it is written in a language. */
    static String date(LocalDate date, Words words) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                .withLocale(words.locale())
                .format(date);
    }
}
