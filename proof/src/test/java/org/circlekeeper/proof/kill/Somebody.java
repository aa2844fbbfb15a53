package org.circlekeeper.proof.kill;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import org.circlekeeper.discord.testkit.DiscordPerson;
import org.circlekeeper.discord.testkit.FakeDiscord;
import org.circlekeeper.discord.testkit.Interaction;
import org.circlekeeper.discord.testkit.ShownMessage;
import org.circlekeeper.proof.kill.Belief.Outcome;

/** A person who does things and remembers what was said about each. Acts on one thread at a time. */
final class Somebody {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String NOTHING_KEPT = "Nothing is kept about you here";
    private static final String BROKE = "Something broke on my side";
    private static final long A_WHILE_NANOS = 100_000_000;
    private static final List<String> NOT_KNOWN = List.of("I don’t know whether", "may be saved");

    private final DiscordPerson person;
    private final Tally tally;
    private final Belief belief = new Belief();
    private volatile Optional<Outcome> lastly = Optional.empty();
    private volatile String refusal = "";

    Somebody(DiscordPerson person, Tally tally) {
        this.person = person;
        this.tally = tally;
    }

    DiscordPerson person() {
        return person;
    }

    Belief belief() {
        return belief;
    }

    String name() {
        return person.name();
    }

    /** The last words that were understood as "nothing was changed"; for whoever finds that something was. */
    String refusal() {
        return refusal;
    }

    Outcome joins(String feeling) {
        Outcome asked = says(one -> one.asks("checkin now", "kind", "weather", "feeling", feeling), "May I keep");
        if (asked != Outcome.ACKNOWLEDGED) {
            return asked;
        }
        return changes(one -> one.presses("Yes, keep it"), "Noted for you", Memory.joining("weather " + feeling));
    }

    Outcome checksIn(String feeling) {
        return changes(
                one -> one.asks("checkin now", "kind", "weather", "feeling", feeling),
                "Noted for you",
                Memory.feeling("weather " + feeling));
    }

    /** A check-in that is taken back at once. */
    Outcome regrets(String feeling) {
        Outcome noted = checksIn(feeling);
        if (noted != Outcome.ACKNOWLEDGED) {
            return noted;
        }
        return changes(
                one -> one.presses("Delete this one"), "It is gone from here", Memory.takingBack("weather " + feeling));
    }

    Outcome takesAllBack() {
        return changes(one -> one.asks("checkin forget", "which", "all"), "None of your", Memory.takingBackAll());
    }

    Outcome accepts() {
        Outcome asked = says(one -> one.asks("agreement accept"), "May I keep which version");
        if (asked != Outcome.ACKNOWLEDGED) {
            return asked;
        }
        return changes(one -> one.presses("Yes, keep it"), "You accepted version 1", Memory.accepting());
    }

    Outcome moves(String code, String country) {
        return changes(one -> one.asks("settings", "country", code), country, Memory.setting("country", code));
    }

    Outcome allowsNotes() {
        return changes(
                one -> one.asks("settings", "offers", "private"), "private note", Memory.setting("offers", "private"));
    }

    Outcome isForgotten() {
        Outcome asked = says(one -> one.asks("privacy forget"), "Shall I forget everything");
        if (asked != Outcome.ACKNOWLEDGED) {
            return asked;
        }
        return changes(
                one -> one.presses("Forget me everywhere here"), "Done. All of it is deleted", Memory.forgetting());
    }

    /** Does something that changes what is kept. */
    Outcome changes(Function<DiscordPerson, DiscordPerson> act, String acknowledgement, UnaryOperator<Memory> effect) {
        Outcome outcome = says(act, acknowledgement);
        belief.did(effect, outcome);
        tally.acted(outcome);
        return outcome;
    }

    /** Does something and hears what the bot says to that, and to nothing else. */
    Outcome says(Function<DiscordPerson, DiscordPerson> act, String acknowledgement) {
        lastly = Optional.of(Outcome.UNKNOWN);
        Optional<String> heard = answer(act, acknowledgement);
        Outcome outcome = understood(heard, acknowledgement);
        lastly = Optional.of(outcome);
        if (outcome == Outcome.REFUSED) {
            refusal = heard.orElse("");
            LockSupport.parkNanos(A_WHILE_NANOS);
        }
        return outcome;
    }

    private static Outcome understood(Optional<String> heard, String acknowledgement) {
        String said = heard.orElse("");
        if (said.isEmpty() || NOT_KNOWN.stream().anyMatch(said::contains)) {
            return Outcome.UNKNOWN;
        }
        return said.contains(acknowledgement) ? Outcome.ACKNOWLEDGED : Outcome.REFUSED;
    }

    private Optional<String> answer(Function<DiscordPerson, DiscordPerson> act, String hopedFor) {
        Interaction asked = act.apply(person).lastInteraction();
        asked.awaitSettled(PATIENCE);
        return asked.settledAfter().map(settled -> {
            // a press that takes long is answered below the page it came from, which alone refuses nothing
            List<String> fresh = newerThan(asked).map(ShownMessage::withLabels).toList();
            return fresh.isEmpty()
                    ? asked.shown()
                            .map(ShownMessage::withLabels)
                            .filter(page -> page.contains(hopedFor))
                            .orElse("")
                    : String.join("\n", fresh);
        });
    }

    private Stream<ShownMessage> newerThan(Interaction asked) {
        long then = Long.parseLong(asked.id());
        return person.privately().stream().filter(message -> Long.parseLong(message.id()) > then);
    }

    /** What they did last reaches the bot again, with the same event id; returns when it was answered, if it is. */
    void repeats(FakeDiscord discord) {
        // what was refused had no effect, and may have it the second time
        if (lastly.filter(how -> how != Outcome.REFUSED).isEmpty()) {
            return;
        }
        String id = person.lastInteraction().id();
        int before = discord.requests().size();
        person.repeats();
        try {
            Awaitility.await()
                    .atMost(PATIENCE)
                    .pollInterval(Duration.ofMillis(20))
                    .until(() -> discord.requests().stream()
                            .skip(before)
                            .anyMatch(request -> request.path().contains("/" + id + "/")));
        } catch (ConditionTimeoutException silent) {
            // too old to be answered
        }
    }

    /** Everything the bot keeps about this person, as it tells them; empty when it does not say in time. */
    Optional<Memory> export() {
        Optional<String> said = answer(one -> one.asks("privacy export"), NOTHING_KEPT);
        if (said.isEmpty() || said.get().contains(NOTHING_KEPT)) {
            return said.map(nothing -> Memory.NOTHING);
        }
        if (said.get().contains(BROKE)) {
            return Optional.empty();
        }
        Interaction asked = person.lastInteraction();
        AtomicReference<Optional<Memory>> export = new AtomicReference<>(Optional.empty());
        try {
            // a long one comes in several messages
            Awaitility.await()
                    .atMost(PATIENCE)
                    .pollInterval(Duration.ofMillis(10))
                    .until(() -> {
                        export.set(newerThan(asked)
                                .flatMap(message -> Exported.in(message).stream())
                                .findFirst());
                        return export.get().isPresent();
                    });
        } catch (ConditionTimeoutException nothing) {
            return Optional.empty();
        }
        return export.get();
    }
}
