package org.circlekeeper.bench.discord;

import java.time.Duration;
import java.util.function.Supplier;

/** One question after another, to both programs in turn, with syncs of the disk between them. */
final class OneAtATime {
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final int IN_A_ROUND = 200;
    private static final int WARM_UP_ROUNDS = 20;
    private static final int SYNCS = 50;

    private final Traffic real;
    private final Traffic bare;
    private final DiskSync sync;
    private final Times realHelpline = new Times();
    private final Times bareHelpline = new Times();
    private final Times realCheckIn = new Times();
    private final Times bareCheckIn = new Times();

    OneAtATime(Traffic real, Traffic bare, DiskSync sync) {
        this.real = real;
        this.bare = bare;
        this.sync = sync;
    }

    void run(int rounds) {
        for (int i = 0; i < WARM_UP_ROUNDS; i++) {
            round(new Times(), new Times(), new Times(), new Times());
        }
        for (int i = 0; i < rounds; i++) {
            round(realHelpline, bareHelpline, realCheckIn, bareCheckIn);
            sync.measure(SYNCS);
        }
        print();
    }

    private void round(Times helpReal, Times helpBare, Times checkInReal, Times checkInBare) {
        ask(bare::helpline, helpBare);
        ask(real::helpline, helpReal);
        ask(bare::checkIn, checkInBare);
        ask(real::checkIn, checkInReal);
    }

    private static void ask(Supplier<Traffic.Asked> question, Times times) {
        for (int i = 0; i < IN_A_ROUND; i++) {
            Traffic.Asked asked = question.get();
            if (!asked.interaction().awaitSettled(PATIENCE)) {
                throw new IllegalStateException("no answer to " + asked.what());
            }
            times.add(asked.interaction().settledAfter().orElseThrow());
        }
    }

    private void print() {
        System.out.println("One at a time");
        System.out.println("  helpline, Circlekeeper        " + realHelpline);
        System.out.println("  helpline, bare JDA            " + bareHelpline);
        System.out.println("  saved check-in, Circlekeeper  " + realCheckIn);
        System.out.println("  the same, bare JDA            " + bareCheckIn);
        System.out.println("  one sync of the database      " + sync.database());
        System.out.println("  one row, saved durably        " + sync.commit());
        System.out.println("  one sync of a bare file       " + sync.bare());
        Verdict.atMost("helpline p50, times bare JDA", realHelpline.median() / bareHelpline.median(), 1.3, "times");
        Verdict.atMost(
                "helpline p99, times bare JDA", realHelpline.percentile(99) / bareHelpline.percentile(99), 2, "times");
        Verdict.atMost(
                "saved check-in p50, against 1.3 x bare JDA + one sync",
                realCheckIn.median(),
                1.3 * bareCheckIn.median() + sync.database().median(),
                "ms");
    }
}
