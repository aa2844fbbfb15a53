package org.circlekeeper.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class NotebookStoreTest {
    private final Premises here = new Premises();

    @AfterEach
    void close() {
        here.close();
    }

    @Test
    void a_note_is_kept_for_its_time_and_can_be_written_over() {
        here.notebook.write("sync", "s1", Duration.ofDays(1));
        here.notebook.write("sync", "s2", Duration.ofDays(2));

        here.clock.forward(Duration.ofDays(1).plusHours(1));
        assertThat(here.notebook.read("sync")).contains("s2");
        assertThat(here.notebook.read("other")).isEmpty();

        here.clock.forward(Duration.ofDays(1));
        assertThat(here.notebook.read("sync")).isEmpty();
    }

    @Test
    void what_is_past_its_time_leaves_no_row() {
        here.notebook.write("short", "x", Duration.ofHours(1));
        here.notebook.write("long", "y", Duration.ofDays(9));
        here.clock.forward(Duration.ofHours(2));

        here.notebook.forgetExpired(here.clock.instant());

        assertThat(rows()).isEqualTo(1);
        assertThat(here.notebook.read("long")).contains("y");
    }

    private int rows() {
        return here.database.with(handle -> handle.createQuery("SELECT COUNT(*) FROM notebook")
                .mapTo(Integer.class)
                .one());
    }
}
