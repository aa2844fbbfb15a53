package org.circlekeeper.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProgressTest {
    private final List<Long> through = new ArrayList<>();
    private final Progress progress = new Progress(through::add);

    @Test
    void a_batch_is_through_when_everything_of_it_and_before_it_is() {
        progress.begin(1);
        progress.begin(1);
        progress.begin(2);
        progress.begin(3);
        progress.end(2);
        assertThat(through).containsExactly(0L);
        progress.end(1);
        assertThat(through).containsExactly(0L);
        progress.end(1);
        assertThat(through).containsExactly(0L, 2L);
        progress.end(3);
        assertThat(through).containsExactly(0L, 2L, 3L);
    }
}
