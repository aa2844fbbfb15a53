package org.circlekeeper.agreement;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What may become the next version.
 *
 * @param version rises with every change, also over drafts that were published, so that an old button fits no new draft
 */
record Draft(int version, List<Clause> clauses) {
    /** The most clauses of a group's own; an agreement nobody can read protects nobody. */
    static final int MOST_OWN = 10;

    private static final int CHANGES_PER_NUMBER = 10_000;

    Draft {
        clauses = Library.inOrder(clauses);
    }

    /** What a draft begins with: the version in force, else the library's core and default clauses. */
    static Draft after(Optional<Agreement> newest) {
        return new Draft(
                newest.map(Agreement::number).orElse(0) * CHANGES_PER_NUMBER,
                newest.map(Agreement::clauses).orElseGet(Library::beginning));
    }

    /** The same with other clauses, one version on. */
    Draft with(List<Clause> others) {
        return new Draft(version + 1, others);
    }

    Optional<Clause> find(String id) {
        return clauses.stream()
                .filter(clause -> clause.id().equals(id.toUpperCase(Locale.ROOT)))
                .findFirst();
    }

    Draft adding(Clause clause) {
        List<Clause> more = new ArrayList<>(clauses);
        more.add(clause);
        return with(more);
    }

    Draft without(Clause clause) {
        return with(clauses.stream().filter(other -> !other.equals(clause)).toList());
    }

    Draft saying(Clause clause, String words, Locale language) {
        return with(clauses.stream()
                .map(other -> other.equals(clause) ? clause.saying(words, language) : other)
                .toList());
    }

    /** A clause of the group's own, in its language, with an id none has yet. */
    Draft addingOwn(String title, String text, Locale language) {
        int next = 1;
        while (find("OWN-" + next).isPresent()) {
            next++;
        }
        String tag = language.getLanguage();
        return adding(new Clause("OWN-" + next, Clause.Tier.OWN, Map.of(tag, title), Map.of(tag, text)));
    }

    boolean hasRoomForOwn() {
        return clauses.stream()
                        .filter(clause -> clause.tier() == Clause.Tier.OWN)
                        .count()
                < MOST_OWN;
    }
}
