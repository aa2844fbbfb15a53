package org.circlekeeper.discord;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.circlekeeper.discord.testkit.Recorded;
import org.circlekeeper.discord.testkit.rules.Kind;

/** Everything the bot sent to Discord during a story, with what people read in it. */
final class Recording {
    /** Discord, Receiving and Responding to Interactions: callback types. */
    private static final int REPLY = 4;

    private static final int DEFER = 5;
    private static final int EPHEMERAL = 64;

    private final List<Recorded> requests;

    Recording(List<Recorded> requests) {
        this.requests = List.copyOf(requests);
    }

    List<Recorded> all() {
        return requests;
    }

    /** What was sent after so many requests. */
    Recording since(int count) {
        return new Recording(requests.subList(count, requests.size()));
    }

    /** What is shown to people, whoever sees it. */
    List<Recorded> messages() {
        return requests.stream().filter(one -> message(one).has("content")).toList();
    }

    /** What stands in a channel or in direct messages, for as long as nobody deletes it. */
    List<Recorded> posts() {
        return requests.stream()
                .filter(one -> Kind.of(one.method(), one.path()) == Kind.CREATE_MESSAGE)
                .toList();
    }

    /** Answers that could be shown to everybody. */
    List<Recorded> publicAnswers() {
        return requests.stream()
                .filter(one ->
                        beginsAnAnswer(one) && (message(one).path("flags").asInt() & EPHEMERAL) == 0)
                .toList();
    }

    private static boolean beginsAnAnswer(Recorded one) {
        Kind kind = Kind.of(one.method(), one.path());
        int type = one.body().path("type").asInt();
        return kind == Kind.FOLLOW_UP || (kind == Kind.CALLBACK && (type == REPLY || type == DEFER));
    }

    static JsonNode message(Recorded one) {
        return switch (Kind.of(one.method(), one.path())) {
            case CREATE_MESSAGE, FOLLOW_UP, EDIT_MESSAGE, EDIT_ANSWER -> one.body();
            case CALLBACK -> one.body().path("data");
            default -> MissingNode.getInstance();
        };
    }

    /** The words of a message and all its labels, without the ids behind them. */
    static String read(Recorded one) {
        JsonNode message = message(one);
        List<String> words = new ArrayList<>();
        words.add(message.path("content").asText());
        Stream.of("label", "description", "placeholder", "title", "name")
                .forEach(field -> message.findValues(field).forEach(found -> words.add(found.asText())));
        one.files().forEach(file -> words.add(file.description()));
        return String.join("\n", words);
    }
}
