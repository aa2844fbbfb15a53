package org.circlekeeper.matrix;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The latest messages to each person, so that they can be taken back. In memory only, and only so many. Thread-safe. */
final class Recent {
    private static final Duration REACH = Duration.ofHours(24);
    private static final int MOST_PEOPLE = 2_000;
    private static final int MOST_EACH = 50;

    private final Cache<String, Deque<Shown>> messages;

    /** Where a message is. */
    record Shown(String room, String event) {}

    Recent(InstantSource clock) {
        messages = Caffeine.newBuilder()
                .maximumSize(MOST_PEOPLE)
                .expireAfterWrite(REACH)
                .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
                .build();
    }

    void add(String person, String room, String event) {
        messages.asMap().compute(person, (who, before) -> {
            Deque<Shown> all = before == null ? new ArrayDeque<>() : new ArrayDeque<>(before);
            all.addLast(new Shown(room, event));
            if (all.size() > MOST_EACH) {
                all.removeFirst();
            }
            return all;
        });
    }

    void forgetEverybody() {
        messages.invalidateAll();
    }

    /** Takes them out: the next time there are none. */
    List<Shown> take(String person) {
        Deque<Shown> all = messages.asMap().remove(person);
        return all == null ? List.of() : List.copyOf(all);
    }
}
