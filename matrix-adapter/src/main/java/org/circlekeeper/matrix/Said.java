package org.circlekeeper.matrix;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.circlekeeper.chat.Invocation;
import org.circlekeeper.matrix.bridge.Event;

/**
 * What somebody wrote, read without trusting anything about its form. Prints nothing of it.
 *
 * @param request what its effect is known by: of an edit what was edited, so that both have it once; with whoever wrote it,
 *     because anybody can claim to edit anybody's words
 * @param mentions whose ids the message says it is for
 * @param structured the command as a client that knows the bot's commands puts it (MSC4332)
 */
record Said(
        String request,
        String event,
        String room,
        String sender,
        Instant at,
        String body,
        List<String> mentions,
        Optional<String> thread,
        boolean edit,
        Optional<Invocation> structured) {
    /** Far more than any command; a longer text is none. */
    private static final int LONGEST = 8_000;

    private static final int MOST_MENTIONS = 20;
    private static final int MOST_VARIABLES = 25;

    /**
     * How clients without threads of their own quote what they answer, before the answer and an empty line. Possessive,
     * because a pattern that may go back needs a stack as deep as there are lines.
     */
    private static final Pattern QUOTED = Pattern.compile("\\A(?:>[^\\n]*+\\n)++\\n?");

    private static final Pattern VARIABLE = Pattern.compile("\\{[^}]*}");

    /** Of a readable message event; empty for pictures, and for anything that is no text of a person. */
    static Optional<Said> of(Event event, String content) {
        JsonNode whole = Json.read(content);
        JsonNode relates = whole.path("m.relates_to");
        boolean edit =
                Json.text(relates, "rel_type").filter("m.replace"::equals).isPresent();
        JsonNode now = edit ? whole.path("m.new_content") : whole;
        Optional<String> body = Json.text(now, "body").filter(text -> text.length() <= LONGEST);
        // notices are how bots talk; answering them would make two bots talk for ever
        boolean text = Json.text(now, "msgtype").filter("m.text"::equals).isPresent();
        if (body.isEmpty() || !text) {
            return Optional.empty();
        }
        Optional<String> about = Json.text(relates, "event_id");
        Optional<String> thread =
                Json.text(relates, "rel_type").filter("m.thread"::equals).flatMap(kind -> about);
        boolean answers = relates.path("m.in_reply_to").isObject();
        return Optional.of(new Said(
                request(event.sender(), edit ? about.orElse(event.id()) : event.id()),
                event.id(),
                event.room(),
                event.sender(),
                event.at(),
                answers ? QUOTED.matcher(body.get()).replaceFirst("") : body.get(),
                mentions(now),
                thread,
                edit,
                structured(now)));
    }

    static String request(String sender, String event) {
        return sender + " " + event;
    }

    private static List<String> mentions(JsonNode content) {
        List<String> mentions = new ArrayList<>();
        for (JsonNode user : content.path("m.mentions").path("user_ids")) {
            if (user.isTextual() && mentions.size() < MOST_MENTIONS) {
                mentions.add(user.textValue());
            }
        }
        return List.copyOf(mentions);
    }

    /** MSC4332 is not final: the name it has until then, and the one it would get. */
    private static Optional<Invocation> structured(JsonNode content) {
        JsonNode command = content.path("org.matrix.msc4332.command");
        if (!command.isObject()) {
            command = content.path("m.bot.command");
        }
        Optional<String> syntax = Json.text(command, "syntax").filter(text -> text.length() <= LONGEST);
        if (syntax.isEmpty()) {
            return Optional.empty();
        }
        Matcher first = VARIABLE.matcher(syntax.get());
        String words = first.find() ? syntax.get().substring(0, first.start()) : syntax.get();
        Invocation invocation = Invocation.of(words.strip().replaceAll("\\s+", " "));
        int count = 0;
        for (Map.Entry<String, JsonNode> variable : command.path("variables").properties()) {
            String value = variable.getValue().asText();
            if (!value.isEmpty() && count++ < MOST_VARIABLES) {
                invocation = invocation.with(variable.getKey(), value);
            }
        }
        return Optional.of(invocation);
    }

    @Override
    public String toString() {
        return "something said";
    }
}
