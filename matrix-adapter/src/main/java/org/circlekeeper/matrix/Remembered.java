package org.circlekeeper.matrix;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.circlekeeper.chat.Argument;
import org.circlekeeper.chat.Choice;
import org.circlekeeper.chat.Invocation;
import org.circlekeeper.chat.Notebook;
import org.circlekeeper.chat.ThreadId;
import org.circlekeeper.command.typed.Numbered;
import org.circlekeeper.matrix.bridge.Access;

/** What this adapter must know after a restart, sealed in the bot's own database. Thread-safe. */
final class Remembered implements Access.Memory {
    private static final Duration FOR_GOOD = Duration.ofDays(36_500);

    /** Somebody who comes back the next evening can still answer with a number. */
    private static final Duration CHOICES = Duration.ofDays(2);

    private static final Duration A_DAY = Duration.ofDays(1);
    private static final Duration SEASON = Duration.ofDays(90);

    private final Notebook notebook;

    Remembered(Notebook notebook) {
        this.notebook = notebook;
    }

    @Override
    public Optional<String> read(String key) {
        return notebook.read("matrix secret " + key);
    }

    @Override
    public void write(String key, String value) {
        notebook.write("matrix secret " + key, value, FOR_GOOD);
    }

    /**
     * What somebody can answer with a number in a room; what was offered before is no longer meant.
     *
     * @param about another room, in which they had asked for it
     */
    void offered(String room, String person, List<Numbered> choices, Optional<String> about) {
        ObjectNode offer = Json.object();
        about.ifPresent(asked -> offer.put("about", asked));
        ArrayNode all = offer.putArray("all");
        for (Numbered one : choices) {
            ObjectNode written = all.addObject();
            written.put("number", one.number());
            written.put("label", one.label());
            written.put("command", one.choice().then().command());
            ObjectNode arguments = written.putObject("arguments");
            one.choice().then().arguments().forEach((name, argument) -> {
                if (argument instanceof Argument.Plain plain) {
                    arguments.put(name, plain.value());
                }
            });
        }
        notebook.write(choices(room, person), offer.toString(), CHOICES);
    }

    /**
     * What stands behind a number.
     *
     * @param about the room this was asked for in, if that is another one
     */
    record Picked(Choice choice, Optional<String> about) {}

    Optional<Picked> picked(String room, String person, int number) {
        JsonNode offer = Json.read(notebook.read(choices(room, person)).orElse("{}"));
        for (JsonNode one : offer.path("all")) {
            if (one.path("number").asInt() == number) {
                Invocation then = Invocation.of(one.path("command").asText());
                for (Map.Entry<String, JsonNode> argument :
                        one.path("arguments").properties()) {
                    then = then.with(argument.getKey(), argument.getValue().asText());
                }
                return Optional.of(new Picked(new Choice(one.path("label").asText(), then), Json.text(offer, "about")));
            }
        }
        return Optional.empty();
    }

    private static String choices(String room, String person) {
        return "matrix choices " + room + " " + person;
    }

    /** True once a day for each name. */
    boolean firstToday(String name) {
        String key = "matrix daily " + name;
        if (notebook.read(key).isPresent()) {
            return false;
        }
        notebook.write(key, "said", A_DAY);
        return true;
    }

    /** What was announced in a room. */
    Optional<String> announced(String room) {
        return notebook.read("matrix announced " + room);
    }

    void announced(String room, String content) {
        notebook.write("matrix announced " + room, content, FOR_GOOD);
    }

    /** The version of a card that was shown last. */
    long version(String card) {
        return notebook.read("matrix card " + card).map(Long::valueOf).orElse(0L);
    }

    void version(String card, long version) {
        notebook.write("matrix card " + card, Long.toString(version), SEASON);
    }

    /** The thread that was opened for a promise. */
    Optional<ThreadId> thread(String id) {
        return notebook.read("matrix thread " + id).map(value -> new ThreadId(Names.MATRIX, value));
    }

    void thread(String id, ThreadId thread) {
        notebook.write("matrix thread " + id, thread.value(), SEASON);
    }
}
