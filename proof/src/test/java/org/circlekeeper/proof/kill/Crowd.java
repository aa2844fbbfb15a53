package org.circlekeeper.proof.kill;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.circlekeeper.proof.kill.Belief.Outcome;

/**
 * People who use the bot all at once: some who check in day after day, newcomers who accept, move and are forgotten again,
 * and moderators who offer notes. Each acts on a thread of their own until they are told that the bot is gone.
 */
final class Crowd {
    private static final List<String> FEELINGS = List.of("clouds", "sun", "rain", "wind", "fog", "snow", "storm");
    private static final List<String> REGULARS = List.of("ada", "bea", "cem");
    private static final int NOTES_EACH = 4;
    private static final int MOST_LOOKS = 5;
    private static final long BREATH_NANOS = 5_000_000;

    private final Circle circle;
    private final Notes notes;
    private final Tally tally;
    private final Random chance;
    private List<Somebody> regulars;
    private final List<Somebody> everybody = new CopyOnWriteArrayList<>();
    private final List<Somebody> lately = new CopyOnWriteArrayList<>();
    private final List<Thread> threads = new ArrayList<>();
    private final List<Throwable> surprises = new CopyOnWriteArrayList<>();
    private volatile boolean gone;
    private int round;

    Crowd(Circle circle, Notes notes, Tally tally, Random chance) {
        this.circle = circle;
        this.notes = notes;
        this.tally = tally;
        this.chance = chance;
        this.regulars = REGULARS.stream().map(circle::member).toList();
        everybody.addAll(regulars);
    }

    /** The same with others who check in, for a bot that still counts what it was asked in the last minute. */
    void comesWithNewFaces() {
        regulars = REGULARS.stream()
                .map(name -> circle.member(name + "-" + (round + 1)))
                .toList();
        everybody.addAll(regulars);
        comes();
    }

    /** Begins to use a bot that was just started. */
    void comes() {
        round++;
        gone = false;
        lately.clear();
        lately.addAll(regulars);
        threads.clear();
        regulars.forEach(one -> begins("regular", new Random(chance.nextLong()), luck -> checksIn(one, luck)));
        begins("newcomer", new Random(chance.nextLong()), this::comesAndGoes);
        begins("host", new Random(chance.nextLong()), this::offers);
    }

    private interface Part {
        void play(Random luck);
    }

    private void begins(String name, Random luck, Part part) {
        Thread thread = new Thread(
                () -> {
                    try {
                        while (!gone) {
                            part.play(luck);
                            LockSupport.parkNanos(BREATH_NANOS);
                        }
                    } catch (RuntimeException | AssertionError surprise) {
                        // somebody looks for a button that a dead bot never showed
                        if (!gone) {
                            surprises.add(surprise);
                        }
                    }
                },
                name);
        thread.setDaemon(true);
        thread.start();
        threads.add(thread);
    }

    /** The bot is gone: nobody waits for an answer any more. */
    void leaves() throws InterruptedException {
        gone = true;
        threads.forEach(Thread::interrupt);
        rests();
    }

    /** Everybody comes to an end with what they are doing. */
    void rests() throws InterruptedException {
        gone = true;
        for (Thread thread : threads) {
            thread.join();
        }
        if (!surprises.isEmpty()) {
            throw new AssertionError("somebody could not go on", surprises.get(0));
        }
    }

    private Somebody newcomer(String kind, int number) {
        Somebody one = circle.member(kind + round + "-" + number);
        everybody.add(one);
        lately.add(one);
        return one;
    }

    private static String feeling(Random luck) {
        return FEELINGS.get(luck.nextInt(FEELINGS.size()));
    }

    private void checksIn(Somebody one, Random luck) {
        // who is a member already would be kept at the first step of joining
        if (!one.belief().mayBeMember()) {
            one.joins(feeling(luck));
            return;
        }
        switch (luck.nextInt(10)) {
            case 0 -> one.regrets(feeling(luck));
            case 1 -> one.moves("ES", "Spain");
            case 2 -> one.moves("DE", "Germany");
            case 3, 4 -> {
                if (one.checksIn(feeling(luck)) == Outcome.ACKNOWLEDGED) {
                    one.person().repeats();
                }
            }
            default -> one.checksIn(feeling(luck));
        }
    }

    private void comesAndGoes(Random luck) {
        for (int number = 1; !gone; number++) {
            Somebody one = newcomer("newcomer", number);
            boolean done = one.joins(feeling(luck)) == Outcome.ACKNOWLEDGED
                    && one.accepts() == Outcome.ACKNOWLEDGED
                    && one.moves("IE", "Ireland") == Outcome.ACKNOWLEDGED
                    && (luck.nextBoolean() || one.takesAllBack() == Outcome.ACKNOWLEDGED)
                    && one.isForgotten() == Outcome.ACKNOWLEDGED;
            if (done && luck.nextInt(3) == 0) {
                one.joins(feeling(luck));
            }
        }
    }

    private void offers(Random luck) {
        for (int host = 1; !gone; host++) {
            Somebody moderator = circle.moderator("host" + round + "-" + host);
            for (int number = 1; number <= NOTES_EACH && !gone; number++) {
                Somebody one = newcomer("guest" + host, number);
                if (one.joins(feeling(luck)) == Outcome.ACKNOWLEDGED && one.allowsNotes() == Outcome.ACKNOWLEDGED) {
                    offers(moderator, one);
                }
            }
            if (!gone
                    && moderator.says(person -> person.asks("offer"), "Everybody in this room would see")
                            == Outcome.ACKNOWLEDGED) {
                notes.button(moderator.says(
                        person -> person.presses("Put the button in this room"), "The button is in the room"));
            }
        }
    }

    private void offers(Somebody moderator, Somebody to) {
        Outcome previewed = moderator.says(
                person -> person.picksFromMenu("Offer resources", to.person()), "One person alone would see this");
        if (previewed == Outcome.ACKNOWLEDGED) {
            Outcome offered =
                    moderator.says(person -> person.presses("Send a note, if they allow it"), "It was passed on");
            to.belief().did(Memory.beingOffered(), offered);
            tally.acted(offered);
            notes.note(to, offered);
        }
    }

    /** The platform tells the bot once more what people did last; it had its effect, or has it now. */
    void repeatsWhatTheyDidLast() {
        for (Somebody one : lately) {
            one.repeats(circle.discord());
        }
    }

    /** Everybody who was there lately looks at what is kept about them. */
    void looks() {
        lately.forEach(this::looks);
    }

    /** Everybody who ever was there. */
    void allLook() {
        everybody.forEach(this::looks);
    }

    private void looks(Somebody one) {
        // after a server was away, a connection that died with it may be found only when it is used
        Memory kept = Stream.generate(one::export)
                .limit(MOST_LOOKS)
                .flatMap(Optional::stream)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no export came"));
        tally.looked(
                one.name() + ", last refused with: " + one.refusal(),
                one.belief().found(kept));
    }
}
