package org.circlekeeper.proof.kill;

import static org.assertj.core.api.Assertions.assertThat;

import org.circlekeeper.proof.kill.Belief.Difference;
import org.circlekeeper.proof.kill.Belief.Outcome;
import org.junit.jupiter.api.Test;

/** What the oracle calls lost, doubled and half done. */
final class BeliefTest {
    private final Belief belief = new Belief();

    private Memory joined() {
        belief.did(Memory.joining("rain"), Outcome.ACKNOWLEDGED);
        return Memory.joining("rain").apply(Memory.NOTHING);
    }

    @Test
    void what_was_acknowledged_has_to_be_there_once() {
        Memory kept = joined();
        assertThat(belief.found(kept)).isEqualTo(Difference.NONE);
        belief.did(Memory.feeling("sun"), Outcome.ACKNOWLEDGED);
        assertThat(belief.found(kept)).isEqualTo(new Difference(1, 0, false));
        belief.did(Memory.feeling("sun"), Outcome.REFUSED);
        assertThat(belief.found(Memory.feeling("sun").apply(kept))).isEqualTo(new Difference(0, 1, false));
    }

    @Test
    void what_stayed_open_is_there_or_not_but_not_twice() {
        Memory kept = joined();
        belief.did(Memory.feeling("sun"), Outcome.UNKNOWN);
        assertThat(belief.isCertain()).isFalse();
        Memory once = Memory.feeling("sun").apply(kept);
        assertThat(belief.found(once)).isEqualTo(Difference.NONE);
        belief.did(Memory.feeling("fog"), Outcome.UNKNOWN);
        Memory twice = Memory.feeling("fog").apply(Memory.feeling("fog").apply(once));
        assertThat(belief.found(twice)).isEqualTo(new Difference(0, 1, false));
    }

    @Test
    void a_person_is_forgotten_whole_or_not_at_all() {
        Memory kept = joined();
        belief.did(Memory.forgetting(), Outcome.UNKNOWN);
        assertThat(belief.found(Memory.takingBackAll().apply(kept))).isNotEqualTo(Difference.NONE);
    }
}
