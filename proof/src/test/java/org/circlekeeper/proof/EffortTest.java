package org.circlekeeper.proof;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The same seed is the same experiment. */
final class EffortTest {
    @Test
    void chance_of_one_name_falls_the_same_way_twice() {
        assertThat(Effort.chance("a").nextLong()).isEqualTo(Effort.chance("a").nextLong());
        assertThat(Effort.chance("a").nextLong())
                .isNotEqualTo(Effort.chance("b").nextLong());
    }
}
