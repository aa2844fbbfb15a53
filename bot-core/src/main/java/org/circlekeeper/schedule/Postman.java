package org.circlekeeper.schedule;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.circlekeeper.chat.ChatPlatform;
import org.circlekeeper.chat.Delivery;
import org.circlekeeper.chat.Platform;
import org.circlekeeper.chat.Recipient;
import org.circlekeeper.schedule.OutgoingStore.Letter;
import org.circlekeeper.schedule.OutgoingStore.Waiting;
import org.circlekeeper.vault.LockedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Delivers what waits: claimed with a lease, sent outside of any transaction, taken out after success. A kill between
 * the two sends again with the same delivery id, which shows nothing new. Thread-safe.
 */
public final class Postman implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Postman.class);
    private static final Duration LEASE = Duration.ofSeconds(60);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(5);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(15);
    private static final Duration ROUND = Duration.ofSeconds(1);
    private static final int DOUBLINGS = 10;
    private static final int POSTMEN = 3;

    /** How the wait of a message ended. */
    public enum Ending {
        DELIVERED,
        /** The platform says it will not arrive. */
        UNREACHABLE,
        /** It was no longer worth sending. */
        EXPIRED
    }

    /** Hears how each delivery ended; not for one that was forgotten. May be told twice after a kill. */
    public interface Endings {
        void ended(String deliveryId, Ending how);
    }

    private final OutgoingStore outgoing;
    private final Function<Platform, Optional<ChatPlatform>> platforms;
    private final Endings endings;
    private final InstantSource clock;
    private final CountDownLatch stopped = new CountDownLatch(1);

    /** @param platforms the platform by its name; empty while it is away */
    public Postman(
            OutgoingStore outgoing,
            Function<Platform, Optional<ChatPlatform>> platforms,
            Endings endings,
            InstantSource clock) {
        this.outgoing = outgoing;
        this.platforms = platforms;
        this.endings = endings;
        this.clock = clock;
    }

    /** Delivers everything that is due now, the most urgent first; answers with how many it took in hand. */
    public int deliverDue() {
        int handled = 0;
        Optional<Waiting> next = outgoing.claim(clock.instant(), LEASE);
        while (next.isPresent()) {
            handle(next.get());
            handled++;
            next = outgoing.claim(clock.instant(), LEASE);
        }
        return handled;
    }

    private void handle(Waiting row) {
        Instant now = clock.instant();
        if (!now.isBefore(row.until())) {
            end(row, Ending.EXPIRED);
            return;
        }
        Delivery delivery;
        try {
            Optional<Letter> letter = outgoing.open(row);
            if (letter.isEmpty()) {
                outgoing.remove(row);
                return;
            }
            delivery = deliver(row, letter.get());
        } catch (LockedException locked) {
            throw locked;
        } catch (RuntimeException bug) {
            log.error("a delivery failed with {}", bug.getClass().getName());
            delivery = new Delivery.TryAgain(pause(row.attempts()));
        }
        if (delivery instanceof Delivery.TryAgain again) {
            Duration pause = again.after().compareTo(ROUND) < 0 ? ROUND : again.after();
            outgoing.postpone(row, clock.instant().plus(pause));
        } else {
            end(row, delivery instanceof Delivery.Delivered ? Ending.DELIVERED : Ending.UNREACHABLE);
        }
    }

    private Delivery deliver(Waiting row, Letter letter) {
        Optional<ChatPlatform> platform = platforms.apply(platformOf(letter.to()));
        if (platform.isEmpty()) {
            return new Delivery.TryAgain(pause(row.attempts()));
        }
        return platform.get().deliver(row.deliveryId(), letter.to(), letter.message());
    }

    private void end(Waiting row, Ending how) {
        if (outgoing.remove(row)) {
            endings.ended(row.deliveryId(), how);
        }
    }

    private static Platform platformOf(Recipient to) {
        return to instanceof Recipient.Person person
                ? person.user().platform()
                : ((Recipient.Room) to).room().platform();
    }

    private static Duration pause(int attempts) {
        Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(attempts, DOUBLINGS));
        return pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
    }

    /** Starts a few threads that look about once a second: one that has to wait does not hold the others up. Called once. */
    public void start() {
        for (int number = 1; number <= POSTMEN; number++) {
            Thread thread = new Thread(this::rounds, "postman-" + number);
            thread.setDaemon(true);
            thread.start();
        }
    }

    private void rounds() {
        while (waitsForNextRound()) {
            try {
                deliverDue();
            } catch (LockedException locked) {
                log.debug("the keys are locked; messages wait");
            } catch (RuntimeException trouble) {
                log.error(
                        "a round of deliveries failed with {}",
                        trouble.getClass().getName());
            }
        }
    }

    private boolean waitsForNextRound() {
        try {
            return !stopped.await(ROUND.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException told) {
            return false;
        }
    }

    /** Ends after the message in hand; what waits, waits for the next start. */
    @Override
    public void close() {
        stopped.countDown();
    }
}
