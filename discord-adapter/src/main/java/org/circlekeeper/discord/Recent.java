package org.circlekeeper.discord;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.interactions.InteractionHook;
import net.dv8tion.jda.api.interactions.callbacks.IReplyCallback;

/**
 * The latest answers that only one person sees, so that they can be taken back: Discord lets us do so for fifteen
 * minutes. In memory only, and only so many. Thread-safe.
 */
final class Recent {
    private static final Duration REACH = Duration.ofMinutes(14);
    private static final int MOST_PEOPLE = 2_000;
    private static final int MOST_EACH = 25;

    private final Cache<Long, Deque<Shown>> answers;

    /**
     * One message of an answer: enough to find it again. The interaction itself would keep everything Discord said about
     * it in memory.
     *
     * @param message its id, or {@code @original} for the first
     */
    record Shown(JDA shard, String token, String message) {
        InteractionHook answer() {
            return InteractionHook.from(shard, token);
        }
    }

    Recent(InstantSource clock) {
        answers = Caffeine.newBuilder()
                .maximumSize(MOST_PEOPLE)
                .expireAfterWrite(REACH)
                .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
                .build();
    }

    void add(IReplyCallback event) {
        add(event, "@original");
    }

    /** @param message one that followed the first */
    void add(IReplyCallback event, String message) {
        answers.asMap().compute(event.getUser().getIdLong(), (person, before) -> {
            Deque<Shown> all = before == null ? new ArrayDeque<>() : new ArrayDeque<>(before);
            all.addLast(new Shown(event.getJDA(), event.getToken(), message));
            if (all.size() > MOST_EACH) {
                all.removeFirst();
            }
            return all;
        });
    }

    /** Lets go of everybody's: what was shown stays until its reader hides it. */
    void forgetEverybody() {
        answers.invalidateAll();
    }

    /** Takes them out: the next time there are none. */
    List<Shown> take(long person) {
        Deque<Shown> all = answers.asMap().remove(person);
        return all == null ? List.of() : List.copyOf(all);
    }
}
