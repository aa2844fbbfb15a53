package org.circlekeeper.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.circlekeeper.chat.UserId;
import org.circlekeeper.matrix.testkit.ForeignClient;
import org.circlekeeper.matrix.testkit.Seen;

/** Somebody with a client nobody here wrote, who has an encrypted room with the bot and types what people type. */
final class PersonOnSynapse {
    final ForeignClient client;
    final String direct;
    private final WholeBotOnSynapse stage;
    private final String bot;
    private final int sentBefore;
    private int arrived;
    private int lookedAt;
    private String last = "";

    PersonOnSynapse(WholeBotOnSynapse stage, String name) {
        this.stage = stage;
        this.bot = stage.here.bot.user();
        this.sentBefore = sent().size();
        this.arrived = sentBefore;
        this.lookedAt = sentBefore;
        this.client = ForeignClient.login(stage.synapse.baseUrl(), stage.synapse.somebody(name));
        this.direct = client.createRoom("", true, true, bot);
        client.awaitMember(direct, bot);
    }

    UserId id() {
        return Names.person(client.user());
    }

    /** An encrypted room with the bot and these people, in which this person is the administrator. */
    String makesRoom(String name, PersonOnSynapse... others) {
        String room = client.createRoom(name, bot);
        client.awaitMember(room, bot);
        for (PersonOnSynapse other : others) {
            client.invite(room, other.client.user());
            other.client.awaitMember(room, other.client.user());
            client.awaitMember(room, other.client.user());
        }
        return room;
    }

    /** Says something to the bot alone; returns when the bot is through with it and all it sent is here. */
    PersonOnSynapse says(String words) {
        return said(direct, words);
    }

    /** Gives the bot a command in a room with others. */
    PersonOnSynapse asksIn(String room, String command) {
        return said(room, WholeBotOnSynapse.command(command));
    }

    PersonOnSynapse said(String room, String words) {
        look();
        last = client.say(room, words);
        return waits();
    }

    /** The same one after the other, without waiting for answers in between. */
    PersonOnSynapse asksAllIn(String room, List<String> commands) {
        look();
        commands.forEach(command -> last = client.say(room, WholeBotOnSynapse.command(command)));
        return waits();
    }

    /** Takes back what was said last, wherever that was. */
    PersonOnSynapse takesBack(String room) {
        look();
        last = client.redact(room, last);
        return waits();
    }

    /** Looks at once and often: a story is made of many short waits. */
    private static ConditionFactory soon(String what) {
        return Awaitility.await(what)
                .atMost(OnSynapse.PATIENCE)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(20));
    }

    private PersonOnSynapse waits() {
        soon("heard and answered").until(() -> stage.here.watched.isThrough(last));
        everythingIsHere();
        return this;
    }

    /** From now on only what comes after this is looked at. */
    PersonOnSynapse look() {
        everythingIsHere();
        lookedAt = arrived;
        return this;
    }

    /** Types the number of a choice that begins so, in the room of the two. */
    PersonOnSynapse picks(String label) {
        return says(numberOf(label, direct));
    }

    /** The number under which the last message that has such a choice offers it. */
    String numberOf(String label, String room) {
        Pattern line = Pattern.compile("(?m)^([0-9]+)\\. " + Pattern.quote(label));
        List<Seen> all = stage.here.fromBot(client, room);
        Matcher found = line.matcher(all.get(all.size() - 1).body());
        assertThat(found.find())
                .as("a choice called " + label + " in "
                        + all.get(all.size() - 1).body())
                .isTrue();
        return found.group(1);
    }

    /** What the bot said to this person alone since they last did something. */
    String sees() {
        return texts(direct);
    }

    String seesIn(String room) {
        return texts(room);
    }

    private String texts(String room) {
        return latest(room).stream().map(Seen::body).collect(Collectors.joining("\n"));
    }

    /** The same as they came; what was taken back is no longer among them. */
    List<Seen> latest(String room) {
        Set<String> since = sent().subList(lookedAt, sent().size()).stream()
                .map(Watched.Sent::event)
                .collect(Collectors.toSet());
        List<Seen> latest =
                all(room).stream().filter(seen -> since.contains(seen.id())).toList();
        assertThat(latest).allMatch(Seen::isTrusted);
        return latest;
    }

    /** Everything of the bot that was not taken back. */
    List<Seen> all(String room) {
        everythingIsHere();
        return stage.here.fromBot(client, room).stream()
                .filter(seen -> !seen.redacted())
                .toList();
    }

    void trustsAll() {
        for (String room : rooms()) {
            assertThat(client.timeline(room).stream()
                            .filter(seen -> seen.sender().equals(bot) && seen.encrypted()))
                    .allMatch(seen -> seen.redacted() || isOlder(seen) || seen.isTrusted());
        }
    }

    private boolean isOlder(Seen seen) {
        return sent().subList(0, sentBefore).stream()
                .anyMatch(sent -> sent.event().equals(seen.id()));
    }

    private Set<String> rooms() {
        return client.rooms().stream()
                .filter(room -> room.membership().equals("join"))
                .map(room -> room.id())
                .collect(Collectors.toSet());
    }

    private List<Watched.Sent> sent() {
        return stage.here.watched.sent;
    }

    private void everythingIsHere() {
        soon("seen").until(() -> {
            int known = sent().size();
            Map<String, List<String>> expected = sent().subList(arrived, known).stream()
                    .collect(Collectors.groupingBy(
                            Watched.Sent::room, Collectors.mapping(Watched.Sent::event, Collectors.toList())));
            boolean here = expected.isEmpty()
                    || rooms().stream()
                            .filter(expected::containsKey)
                            .allMatch(room -> readable(room).containsAll(expected.get(room)));
            arrived = here ? known : arrived;
            return here;
        });
    }

    /** Also what never will be readable: that is for a test to say. */
    private Set<String> readable(String room) {
        return client.timeline(room).stream()
                .filter(seen ->
                        !seen.encrypted() || seen.shield() != null || seen.undecryptable() != null || seen.redacted())
                .map(Seen::id)
                .collect(Collectors.toSet());
    }
}
