package org.circlekeeper.matrix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GateTest {
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-01-01T00:00:00Z"));
    private final Gate gate = new Gate(now::get);

    private void after(Duration time) {
        now.updateAndGet(it -> it.plus(time));
    }

    @Test
    void everything_passes_until_the_server_says_that_it_is_too_fast() {
        for (int i = 0; i < 50; i++) {
            assertThat(gate.passOrSay()).isZero();
        }
        gate.limited(Duration.ofSeconds(5));
        assertThat(gate.passOrSay()).isEqualTo(Duration.ofSeconds(5));
        after(Duration.ofSeconds(5));
        assertThat(gate.passOrSay()).isZero();
    }

    @Test
    void the_distance_is_kept_without_asking_again_and_forgotten_after_a_quiet_while() {
        gate.limited(Duration.ofSeconds(5));
        after(Duration.ofSeconds(5));
        assertThat(gate.passOrSay()).isZero();
        assertThat(gate.passOrSay()).isEqualTo(Duration.ofSeconds(5));
        after(Duration.ofMinutes(2));
        assertThat(gate.passOrSay()).isZero();
        assertThat(gate.passOrSay()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"200, 10, 20", "1000, 5, 12", "5000, 10, 20", "5000, 1, 20"})
    void it_asks_hardly_more_often_than_the_server_takes(long everyMillis, int burst, int many) {
        double level = 0;
        Instant at = now.get();
        int asked = 0;
        for (int through = 0; through < many; ) {
            while (!gate.passOrSay().isZero()) {
                after(Duration.ofMillis(10));
            }
            asked++;
            level = Math.max(0, level - Duration.between(at, now.get()).toMillis() / (double) everyMillis);
            at = now.get();
            if (level + 1 <= burst) {
                level++;
                through++;
            } else {
                gate.limited(Duration.ofMillis((long) Math.ceil((level + 1 - burst) * everyMillis)));
            }
            after(Duration.ofMillis(30));
        }
        assertThat(asked).isLessThanOrEqualTo((int) (1.3 * many));
    }

    @Test
    void a_server_that_asks_to_wait_for_a_day_is_not_believed() {
        gate.limited(Duration.ofDays(1));
        assertThat(gate.passOrSay()).isEqualTo(Duration.ofMinutes(5));
    }

    @Test
    void a_clock_that_was_set_back_keeps_nobody_waiting() {
        assertThat(gate.passOrSay()).isZero();
        after(Duration.ofHours(-1));
        assertThat(gate.passOrSay()).isZero();
    }

    @Test
    void who_asked_for_help_goes_first() {
        gate.limited(Duration.ofMillis(200));
        List<String> passed = new CopyOnWriteArrayList<>();
        for (Gate.Lane lane : List.of(Gate.Lane.NOTES, Gate.Lane.ANSWERS, Gate.Lane.HELP)) {
            Thread thread = new Thread(() -> {
                try {
                    gate.pass(lane);
                    passed.add(lane.name());
                } catch (InterruptedException told) {
                    Thread.currentThread().interrupt();
                }
            });
            thread.start();
            await().until(() ->
                    thread.getState() == Thread.State.TIMED_WAITING || thread.getState() == Thread.State.WAITING);
        }
        after(Duration.ofSeconds(1));
        await().until(() -> passed.size() == 1);
        after(Duration.ofSeconds(1));
        await().until(() -> passed.size() == 2);
        after(Duration.ofSeconds(1));
        await().until(() -> passed.size() == 3);
        assertThat(passed).containsExactly("HELP", "ANSWERS", "NOTES");
    }

    @Test
    void nobody_waits_for_a_closed_gate() throws Exception {
        gate.limited(Duration.ofMinutes(5));
        gate.close();
        assertThat(gate.pass(Gate.Lane.HELP)).isFalse();
    }
}
