package org.circlekeeper.matrix;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.circlekeeper.chat.Delivery;
import org.circlekeeper.matrix.bridge.Homeserver;
import org.circlekeeper.matrix.bridge.Refused;

/**
 * Sends events, each under a transaction id made from what it answers or delivers, so that the server itself shows it once
 * when it is sent again (Synapse remembers for a day). Thread-safe.
 */
final class Post {
    private static final Duration PAUSE = Duration.ofSeconds(10);
    private static final int MOST_ATTEMPTS = 64; // ten minutes: as long as a question may wait for its answer
    private static final long FIRST_PAUSE = 500;

    private final Homeserver server;
    private final Gate gate;
    private final Alarm alarm;
    private final Cache<String, String> sent;

    Post(Homeserver server, Gate gate, Alarm alarm, InstantSource clock) {
        this.server = server;
        this.gate = gate;
        this.alarm = alarm;
        this.sent = Caffeine.newBuilder()
                .maximumSize(20_000)
                .expireAfterWrite(Duration.ofHours(24))
                .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
                .build();
    }

    /** An event on its way: where, which kind, and what makes it itself. */
    record Parcel(String room, String type, ObjectNode content, String name) {
        static Parcel message(String room, ObjectNode content, String name) {
            return new Parcel(room, "m.room.message", content, name);
        }
    }

    /** For somebody who waits: tries until it is there or cannot be. Gives back the event's id once it is. */
    Optional<String> now(Parcel parcel, Gate.Lane lane) {
        long pause = FIRST_PAUSE;
        int attempt = 0;
        while (attempt < MOST_ATTEMPTS) {
            try {
                if (!gate.pass(lane) || alarm.isRaised()) {
                    return Optional.empty();
                }
                return Optional.of(send(parcel));
            } catch (Refused refused) {
                if (refused.why() == Refused.Why.LIMITED) {
                    gate.limited(refused.after());
                    continue;
                }
                if (!Patiently.mayPass(refused)) {
                    return Optional.empty();
                }
                attempt++;
                try {
                    Thread.sleep(pause);
                } catch (InterruptedException told) {
                    Thread.currentThread().interrupt();
                    return Optional.empty();
                }
                pause = Math.min(2 * pause, PAUSE.toMillis());
            } catch (InterruptedException told) {
                Thread.currentThread().interrupt();
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    /** For what nobody waits for: once, and the truth about it. */
    Delivery once(Parcel parcel) {
        if (sent.getIfPresent(key(parcel)) != null) {
            return new Delivery.Delivered();
        }
        if (alarm.isRaised()) {
            return new Delivery.TryAgain(PAUSE);
        }
        Duration wait = gate.passOrSay();
        if (!wait.isZero()) {
            return new Delivery.TryAgain(wait);
        }
        try {
            send(parcel);
            return new Delivery.Delivered();
        } catch (Refused refused) {
            return told(refused);
        }
    }

    /** The event this became, if it was sent within a day. */
    Optional<String> event(Parcel parcel) {
        return Optional.ofNullable(sent.getIfPresent(key(parcel)));
    }

    Delivery told(Refused refused) {
        return switch (refused.why()) {
            case LIMITED -> {
                gate.limited(refused.after());
                yield new Delivery.TryAgain(refused.after().isZero() ? PAUSE : refused.after());
            }
            case FORBIDDEN, NOT_FOUND, TOO_LARGE, OTHER -> new Delivery.Unreachable();
            case NO_ANSWER, LOGGED_OUT -> new Delivery.TryAgain(PAUSE);
        };
    }

    private String send(Parcel parcel) throws Refused {
        String event = server.send(
                parcel.room(),
                transaction(parcel.name()),
                parcel.type(),
                parcel.content().toString());
        sent.put(key(parcel), event);
        return event;
    }

    private static String key(Parcel parcel) {
        return parcel.room() + " " + parcel.name();
    }

    /** Says nothing to the server of what it is made from. */
    static String transaction(String name) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(hash, 18));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
