package org.circlekeeper.proof.canary;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.circlekeeper.command.CommandSpec;
import org.circlekeeper.command.Parameter;
import org.circlekeeper.discord.testkit.DiscordPerson;
import org.circlekeeper.discord.testkit.FakeDiscord;
import org.circlekeeper.discord.testkit.Recorded;
import org.circlekeeper.discord.testkit.ShownMessage;

/**
 * Somebody on Discord who asks for every command of the registry, presses what they are shown and fills in every form. What
 * a client does not list for them they send all the same, as a changed client can.
 */
final class DiscordWalk {
    /** Discord, Receiving and Responding: an interaction that calls a command. */
    private static final int COMMAND = 2;

    /** Discord, Application Commands: kinds of options. */
    private static final int SUB_COMMAND = 1;

    private static final int STRING = 3;
    private static final String ANY_ID = "1000000000000000999";

    /** Discord, Receiving and Responding: an answer that opens a form. */
    private static final int FORM = 9;

    private final FakeDiscord discord;
    private final DiscordPerson person;
    private final String role;
    private final String words;
    private final Set<String> interactions = new TreeSet<>();
    private final Set<String> tokens = new TreeSet<>();
    private final Set<String> asked = new TreeSet<>();
    private final Set<String> hidden = new TreeSet<>();
    private final Set<String> forged = new TreeSet<>();
    private final Set<String> pressed = new HashSet<>();
    private final Deque<Press> ahead = new ArrayDeque<>();
    private int steps;

    private record Press(ShownMessage on, String label) {}

    /** @param role who they are and where, for the report */
    DiscordWalk(FakeDiscord discord, DiscordPerson person, String role, String words) {
        this.discord = discord;
        this.person = person;
        this.role = role;
        this.words = words;
    }

    /** Each command bare and with words in each option, then so many presses. */
    DiscordWalk go(List<CommandSpec> commands, int presses) {
        commands.forEach(this::askEverything);
        for (int press = 0; press < presses && !ahead.isEmpty(); press++) {
            Press next = ahead.poll();
            attempt(() -> person.presses(next.on(), next.label()));
        }
        return this;
    }

    private void askEverything(CommandSpec command) {
        String name = command.name().text();
        if (!attempt(() -> person.asks(name))) {
            hidden.add(name);
            forge(command);
            return;
        }
        asked.add(name);
        for (Parameter<?> parameter : command.parameters()) {
            if (!parameter.isHidden()) {
                String value = parameter.how() == Parameter.How.PERSON ? person.name() : words;
                attempt(() -> person.asks(name, parameter.name(), value));
            }
        }
    }

    private void forge(CommandSpec command) {
        attempt(() -> person.forges(COMMAND, null, json -> json.set("data", withWordsEverywhere(command))));
        if (person.lastInteraction().isAcknowledged()) {
            forged.add(command.name().text());
        }
    }

    private ObjectNode withWordsEverywhere(CommandSpec command) {
        String[] name = command.name().text().split(" ", -1);
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        ArrayNode options =
                data.put("id", ANY_ID).put("type", 1).put("name", name[0]).putArray("options");
        ArrayNode into = name.length == 1
                ? options
                : options.addObject()
                        .put("type", SUB_COMMAND)
                        .put("name", name[1])
                        .putArray("options");
        command.parameters()
                .forEach(parameter -> into.addObject()
                        .put("type", STRING)
                        .put("name", parameter.name())
                        .put("value", words));
        return data;
    }

    /** What a client does not let them do is not done. */
    private boolean attempt(Runnable act) {
        int before = discord.requests().size();
        try {
            act.run();
        } catch (AssertionError notForThem) {
            return false;
        }
        steps++;
        person.sees();
        remember();
        fillIn(before);
        see();
        return true;
    }

    private void remember() {
        interactions.add(person.lastInteraction().id());
        tokens.add(person.lastInteraction().token());
    }

    private void fillIn(int since) {
        if (!person.sawForm()) {
            return;
        }
        List<Recorded> all = discord.requests();
        all.subList(since, all.size()).stream()
                .map(Recorded::body)
                .filter(body -> body.path("type").asInt() == FORM)
                .flatMap(body -> body.findParents("custom_id").stream())
                .forEach(this::fill);
        try {
            person.sends().sees();
            steps++;
            remember();
        } catch (AssertionError incomplete) {
            // a client would not send it either
        }
    }

    private void fill(JsonNode field) {
        String value = field.path("options").isArray()
                ? field.path("options").path(0).path("value").asText()
                : words;
        try {
            person.fills(field.path("custom_id").asText(), value);
        } catch (AssertionError notAField) {
            // the form itself has an id too
        }
    }

    private void see() {
        for (ShownMessage shown : person.privately()) {
            for (String label : shown.labels()) {
                if (pressed.add(shown.text().hashCode() + label)) {
                    ahead.add(new Press(shown, label));
                }
            }
        }
    }

    /** The ids Discord gave to what they did. */
    Set<String> interactions() {
        return interactions;
    }

    Set<String> tokens() {
        return tokens;
    }

    /** Commands that were asked for, whatever came of it. */
    Set<String> asked() {
        return asked;
    }

    /** Commands that a client did not list for them, and that the bot answered all the same when they were sent. */
    Set<String> forged() {
        return forged;
    }

    String role() {
        return role;
    }

    /** Commands that a client does not list for this person. */
    Set<String> hidden() {
        return hidden;
    }

    int steps() {
        return steps;
    }
}
