package org.circlekeeper.proof.kill;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.circlekeeper.discord.testkit.FakeDiscord;
import org.circlekeeper.discord.testkit.ShownMessage;
import org.circlekeeper.proof.kill.Belief.Outcome;

/** Offers that were made, and what became visible of them. Thread-safe. */
final class Notes {
    private static final String NOTE = "You have a note";
    private static final String BUTTON = "A small note, for anyone";

    /** What one kill between sending and marking may cost. */
    private static final int MOST_SENDS = 2;

    private final List<Promised> promised = new CopyOnWriteArrayList<>();
    private final AtomicInteger buttonsAcknowledged = new AtomicInteger();
    private final AtomicInteger buttonsUnknown = new AtomicInteger();

    private record Promised(Somebody to, Outcome outcome) {
        long visible() {
            return to.person().directMessages().stream()
                    .filter(message -> message.text().contains(NOTE))
                    .count();
        }
    }

    void note(Somebody to, Outcome outcome) {
        promised.add(new Promised(to, outcome));
    }

    void button(Outcome outcome) {
        if (outcome != Outcome.REFUSED) {
            (outcome == Outcome.ACKNOWLEDGED ? buttonsAcknowledged : buttonsUnknown).incrementAndGet();
        }
    }

    int promised() {
        return (int) promised.stream()
                .filter(one -> one.outcome() == Outcome.ACKNOWLEDGED)
                .count();
    }

    /** Whether whoever was promised a note has one. */
    boolean areThere() {
        return promised.stream().allMatch(one -> one.outcome() != Outcome.ACKNOWLEDGED || one.visible() > 0);
    }

    boolean areSeenTwice() {
        return promised.stream().anyMatch(one -> one.visible() > 1);
    }

    /** Compares what was promised with what everybody sees. */
    void compare(Circle circle, Tally tally) {
        for (Promised one : promised) {
            int visible = (int) one.visible();
            int least = one.outcome() == Outcome.ACKNOWLEDGED ? 1 : 0;
            int most = one.outcome() == Outcome.REFUSED ? 0 : 1;
            tally.alsoLost(
                    Math.max(0, least - visible),
                    "a note was promised to " + one.to().name());
            tally.alsoDoubled(
                    Math.max(0, visible - most),
                    "too many notes for " + one.to().name());
        }
        int buttons = (int) circle.moderator("mo").person().inChannel(circle.server(), "general").stream()
                .map(ShownMessage::text)
                .filter(text -> text.startsWith(BUTTON))
                .count();
        int acknowledged = buttonsAcknowledged.get();
        tally.alsoLost(Math.max(0, acknowledged - buttons), "buttons in the room are missing");
        tally.alsoDoubled(
                Math.max(0, buttons - acknowledged - buttonsUnknown.get()), "there are too many buttons in the room");
    }

    /** How often the same note was sent at most, whatever became visible. */
    int mostSends(FakeDiscord discord) {
        return discord.requests().stream()
                .filter(request -> request.method().equals("POST")
                        && request.path().endsWith("/messages")
                        && request.body().toString().contains(NOTE))
                .collect(Collectors.groupingBy(
                        request -> request.body().path("nonce").asText(), Collectors.counting()))
                .values()
                .stream()
                .mapToInt(Long::intValue)
                .max()
                .orElse(0);
    }

    static int mostSendsAllowed() {
        return MOST_SENDS;
    }
}
