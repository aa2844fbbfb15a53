package org.circlekeeper.agreement;

import java.time.LocalDate;
import java.util.List;

/**
 * One version of what a group agreed on; it never changes.
 *
 * @param number from 1, without gaps
 * @param since the date it was published
 * @param interim written by moderators, until the group decides by itself
 */
record Agreement(int number, LocalDate since, boolean interim, List<Clause> clauses) {
    Agreement {
        if (number < 1) {
            throw new IllegalArgumentException("versions start at 1, got " + number);
        }
        clauses = List.copyOf(clauses);
    }
}
