package org.circlekeeper.agreement;

import java.util.List;
import java.util.Optional;

/** What is new, gone and said otherwise in one version, compared with another, clause by clause. */
record Differences(List<Clause> added, List<Clause> gone, List<Change> changed) {

    /** One clause, before and after. */
    record Change(Clause before, Clause after) {}

    static Differences between(List<Clause> before, List<Clause> after) {
        return new Differences(
                after.stream()
                        .filter(clause -> find(before, clause.id()).isEmpty())
                        .toList(),
                before.stream()
                        .filter(clause -> find(after, clause.id()).isEmpty())
                        .toList(),
                before.stream()
                        .flatMap(old -> find(after, old.id()).filter(now -> !now.equals(old)).stream()
                                .map(now -> new Change(old, now)))
                        .toList());
    }

    private static Optional<Clause> find(List<Clause> clauses, String id) {
        return clauses.stream().filter(clause -> clause.id().equals(id)).findFirst();
    }

    boolean isEmpty() {
        return added.isEmpty() && gone.isEmpty() && changed.isEmpty();
    }
}
