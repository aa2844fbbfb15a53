package org.circlekeeper.proof.kill;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * What one person can know about what the bot keeps of them: one memory, or several from the moment an answer stayed out.
 * One person acts on one thread; look from another only after that one ended.
 */
final class Belief {
    private Set<Memory> possible = Set.of(Memory.NOTHING);

    /** How an act ended, as the person saw it. */
    enum Outcome {
        ACKNOWLEDGED,
        /** The bot said that nothing was changed. */
        REFUSED,
        /** No answer, or one that says it is not known. */
        UNKNOWN
    }

    /** How what is kept differs from everything it may be. */
    record Difference(int lost, int doubled, boolean mixed) {
        static final Difference NONE = new Difference(0, 0, false);
    }

    void did(UnaryOperator<Memory> act, Outcome outcome) {
        if (outcome == Outcome.REFUSED) {
            return;
        }
        Set<Memory> after = new LinkedHashSet<>(outcome == Outcome.UNKNOWN ? possible : Set.of());
        possible.forEach(before -> after.add(act.apply(before)));
        possible = after;
    }

    /** Compares, and believes what was found from now on. */
    Difference found(Memory kept) {
        Difference difference = possible.contains(kept) ? Difference.NONE : nearest(kept);
        possible = Set.of(kept);
        return difference;
    }

    private Difference nearest(Memory kept) {
        int lost = possible.stream().mapToInt(one -> one.beyond(kept)).min().orElse(0);
        int doubled = possible.stream().mapToInt(kept::beyond).min().orElse(0);
        return new Difference(lost, doubled, lost == 0 && doubled == 0);
    }

    /** Whether they may be somebody the bot keeps things about. */
    boolean mayBeMember() {
        return possible.stream().anyMatch(one -> one.count("member") > 0);
    }

    boolean isCertain() {
        return possible.size() == 1;
    }
}
