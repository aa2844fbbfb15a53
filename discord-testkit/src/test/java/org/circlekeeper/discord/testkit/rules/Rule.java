package org.circlekeeper.discord.testkit.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A row in a table of rules: a body that keeps the rule, a body that breaks it and nothing else, and where and by which
 * code that is said. Bodies are JSON in single quotes; {@code <x*2000>} stands for two thousand x.
 */
record Rule(String says, String good, String bad, String where, String code) {
    private static final Pattern REPEATED = Pattern.compile("<([^<>*]+)\\*(\\d+)>");
    private static final Map<Kind, String> PLACES = Map.ofEntries(
            Map.entry(Kind.CREATE_MESSAGE, "POST /channels/1/messages"),
            Map.entry(Kind.EDIT_MESSAGE, "PATCH /channels/1/messages/2"),
            Map.entry(Kind.CALLBACK, "POST /interactions/1/t/callback"),
            Map.entry(Kind.FOLLOW_UP, "POST /webhooks/1/t"),
            Map.entry(Kind.EDIT_ANSWER, "PATCH /webhooks/1/t/messages/@original"),
            Map.entry(Kind.ALL_COMMANDS, "PUT /applications/1/commands"),
            Map.entry(Kind.CREATE_COMMAND, "POST /applications/1/commands"),
            Map.entry(Kind.EDIT_COMMAND, "PATCH /applications/1/commands/2"),
            Map.entry(Kind.COMMAND_PERMISSIONS, "PUT /applications/1/guilds/2/commands/3/permissions"),
            Map.entry(Kind.CREATE_THREAD, "POST /channels/1/threads"),
            Map.entry(Kind.THREAD_FROM_MESSAGE, "POST /channels/1/messages/2/threads"),
            Map.entry(Kind.CREATE_EVENT, "POST /guilds/1/scheduled-events"),
            Map.entry(Kind.EDIT_EVENT, "PATCH /guilds/1/scheduled-events/2"));
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(JsonReadFeature.ALLOW_SINGLE_QUOTES).build();

    void holds(Kind kind) {
        holds(kind, Context.none());
    }

    void holds(Kind kind, Context context) {
        assertThat(PayloadRules.check(kind, json(good), context))
                .as(says + ": good")
                .isEmpty();
        OpenApi.found()
                .ifPresent(check -> assertThat(described(check, kind))
                        .as(says + ": as described")
                        .isEmpty());
        assertThat(PayloadRules.check(kind, json(bad), context))
                .as(says + ": bad")
                .extracting(problem -> problem.path() + " " + problem.code())
                .containsExactly(where + " " + code);
    }

    /** Where the description is at hand, the good body is good by it too. */
    private List<Problem> described(OpenApiCheck check, Kind kind) {
        String[] place = PLACES.get(kind).split(" ", 2);
        assertThat(Kind.of(place[0], place[1])).isEqualTo(kind);
        return check.check(place[0], place[1], json(good));
    }

    /** The element so often, with commas between; # becomes its number. */
    static String many(int times, String element) {
        return IntStream.range(0, times)
                .mapToObj(number -> element.replace("#", Integer.toString(number)))
                .collect(Collectors.joining(","));
    }

    static JsonNode json(String text) {
        String whole =
                REPEATED.matcher(text).replaceAll(found -> found.group(1).repeat(Integer.parseInt(found.group(2))));
        try {
            return JSON.readTree(whole);
        } catch (JsonProcessingException broken) {
            throw new AssertionError("the test's own JSON is broken: " + text, broken);
        }
    }

    @Override
    public String toString() {
        return says;
    }
}
