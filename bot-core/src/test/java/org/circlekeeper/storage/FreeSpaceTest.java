package org.circlekeeper.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class FreeSpaceTest {
    private static final long SECOND = 1_000_000_000L;

    private final AtomicLong bytes = new AtomicLong(FreeSpace.TO_START);
    private final AtomicLong nanos = new AtomicLong(-5 * SECOND);
    private final AtomicInteger looks = new AtomicInteger();
    private final FreeSpace space = new FreeSpace(
            () -> {
                looks.incrementAndGet();
                return bytes.get();
            },
            nanos::get);

    @Test
    void a_start_needs_more_room_than_a_writing() {
        assertThat(space.enoughToStart()).isTrue();
        bytes.set(FreeSpace.TO_WRITE);
        assertThat(space.enoughToStart()).isFalse();
        assertThat(space.enoughToWrite()).isTrue();
        nanos.addAndGet(2 * SECOND);
        bytes.set(FreeSpace.TO_WRITE - 1);
        assertThat(space.enoughToWrite()).isFalse();
    }

    @Test
    void the_disk_is_asked_once_a_second_at_most() {
        for (int i = 0; i < 100; i++) {
            assertThat(space.enoughToWrite()).isTrue();
        }
        assertThat(looks.get()).isEqualTo(1);
    }
}
