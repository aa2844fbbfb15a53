package org.circlekeeper.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.circlekeeper.chat.Argument;
import org.circlekeeper.chat.Choice;
import org.circlekeeper.chat.Invocation;
import org.circlekeeper.chat.Message;
import org.circlekeeper.chat.Reply;
import org.circlekeeper.words.Words;

/**
 * Long lists of choices in pages: the ways to the next and the one before ask the same again for another page. So a
 * command that changes something never answers with more choices than fit.
 */
final class Pages {
    /** The argument every command takes: which page of its choices is wanted. */
    static final String PAGE = "page";

    /** Discord, Message Components reference: five rows of five buttons in a message. */
    static final int MOST_CHOICES = 25;

    private static final int A_PAGE = MOST_CHOICES - 2;

    private final Invocation asked;
    private final Words words;

    private Pages(Invocation asked, Words words) {
        this.asked = asked;
        this.words = words;
    }

    /** The reply with no more choices in a message than fit. */
    static Reply of(Reply reply, Call call) {
        return new Pages(call.invocation(), call.words()).of(reply);
    }

    private Reply of(Reply reply) {
        if (reply instanceof Reply.Several several) {
            return new Reply.Several(several.replies().stream().map(this::of).toList());
        }
        return reply instanceof Reply.Answer answer
                        && answer.message().choices().size() > MOST_CHOICES
                ? new Reply.Answer(answer.audience(), page(answer.message()))
                : reply;
    }

    private Message page(Message message) {
        List<Choice> all = message.choices();
        int last = (all.size() - 1) / A_PAGE;
        int page = Math.min(wanted(), last);
        List<Choice> shown = new ArrayList<>(all.subList(page * A_PAGE, Math.min(all.size(), (page + 1) * A_PAGE)));
        if (page > 0) {
            shown.add(new Choice(words.say("desk.page_before"), turnedTo(page - 1)));
        }
        if (page < last) {
            shown.add(new Choice(words.say("desk.page_next"), turnedTo(page + 1)));
        }
        return new Message(message.blocks(), shown);
    }

    private int wanted() {
        Argument given = asked.arguments().get(PAGE);
        return given instanceof Argument.Plain plain && plain.value().matches("[0-9]{1,4}")
                ? Integer.parseInt(plain.value())
                : 0;
    }

    /** Without anybody's words: a button never carries those. */
    private Invocation turnedTo(int page) {
        Invocation same = Invocation.of(asked.command());
        for (Map.Entry<String, Argument> given : asked.arguments().entrySet()) {
            if (given.getValue() instanceof Argument.Plain plain) {
                same = same.with(given.getKey(), plain);
            }
        }
        return same.with(PAGE, String.valueOf(page));
    }
}
