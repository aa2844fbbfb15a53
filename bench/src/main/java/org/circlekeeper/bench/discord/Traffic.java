package org.circlekeeper.bench.discord;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.circlekeeper.discord.testkit.DiscordPerson;
import org.circlekeeper.discord.testkit.Interaction;

/**
 * People who ask at times of their own, whether or not others were answered: seven of ten check in, two look for a
 * helpline, one looks back or asks who runs this.
 */
final class Traffic {
    private static final List<String> COUNTRIES = List.of(
            "DE", "US", "GB", "FR", "ES", "IT", "NL", "BE", "AT", "CH", "PL", "SE", "NO", "DK", "FI", "IE", "PT", "CA",
            "AU", "NZ", "IN", "JP", "BR", "MX", "AR", "ZA", "KE", "CL", "CZ", "GR");
    private static final Duration LAST_ANSWERS = Duration.ofSeconds(4);

    private final List<DiscordPerson> people;
    private final Random random = new Random(7);
    private int next;
    private double furthestBehind;

    Traffic(List<DiscordPerson> people) {
        this.people = people;
    }

    /** What somebody asked for, and what came of it. */
    record Asked(What what, Interaction interaction) {}

    enum What {
        CHECK_IN,
        HELPLINE,
        LOOK
    }

    /** Sends so many a second for that long, then waits for the last answers. */
    List<Asked> run(double aSecond, Duration length) {
        List<Asked> all = send(aSecond, length);
        long last = System.nanoTime() + LAST_ANSWERS.toNanos();
        for (Asked asked : all) {
            asked.interaction().awaitSettled(Duration.ofNanos(Math.max(1_000_000, last - System.nanoTime())));
        }
        return all;
    }

    /** Sends without waiting for answers. */
    List<Asked> send(double aSecond, Duration length) {
        List<Asked> all = new ArrayList<>();
        double pause = TimeUnit.SECONDS.toNanos(1) / aSecond;
        long begun = System.nanoTime();
        long end = begun + length.toNanos();
        furthestBehind = 0;
        for (int i = 0; System.nanoTime() < end; i++) {
            long due = begun + (long) (i * pause);
            if (due >= end) {
                break;
            }
            while (System.nanoTime() < due) {
                LockSupport.parkNanos(due - System.nanoTime());
            }
            furthestBehind = Math.max(furthestBehind, (System.nanoTime() - due) / 1e6);
            all.add(one());
        }
        return all;
    }

    /** Milliseconds by which the sender itself was late at most. */
    double furthestBehind() {
        return furthestBehind;
    }

    private Asked one() {
        int kind = random.nextInt(10);
        if (kind < 7) {
            return checkIn();
        }
        return kind < 9 ? helpline() : look();
    }

    Asked checkIn() {
        String feeling = String.valueOf(next % 6);
        return new Asked(What.CHECK_IN, Stage.ask(somebody(), "checkin now", "kind", "capacity", "feeling", feeling));
    }

    /** Nobody asks for the same country twice within seconds: that would be answered once. */
    Asked helpline() {
        String country = COUNTRIES.get(next / people.size() % COUNTRIES.size());
        return new Asked(What.HELPLINE, Stage.ask(somebody(), "helpline", "country", country));
    }

    void skipToNextCountry() {
        next += people.size();
    }

    private Asked look() {
        return new Asked(What.LOOK, Stage.ask(somebody(), random.nextBoolean() ? "checkin history" : "about"));
    }

    private DiscordPerson somebody() {
        return people.get(next++ % people.size());
    }
}
