package org.circlekeeper.proof.fuzz;

import java.util.List;
import org.circlekeeper.chat.Audience;
import org.circlekeeper.chat.Invocation;
import org.circlekeeper.chat.Reply;

/**
 * How often a reply answers. One answer is: at most one message to the person who asked, at most one form, and at most one
 * thing all can see, but at least one of the three. No request goes without; only a group that is set up for the first time
 * is answered with two messages, its settings and the words that newcomers will read.
 */
final class Answers {
    private Answers() {}

    /** 1 for one answer, 0 for none, more for several. */
    static int in(Reply reply) {
        long alone = parts(reply).stream().filter(Answers::isAlone).count();
        long forms = parts(reply).stream().filter(Reply.Ask.class::isInstance).count();
        long forAll = parts(reply).size() - alone - forms;
        return (int) Math.max(alone, Math.max(forms, forAll));
    }

    /** How many there are to be at most. */
    static int most(Invocation asked) {
        return asked.command().equals("setup") ? 2 : 1;
    }

    /** Everything that is shown, in order. */
    static List<Reply> parts(Reply reply) {
        return reply instanceof Reply.Several several
                ? several.replies().stream()
                        .flatMap(part -> parts(part).stream())
                        .toList()
                : List.of(reply);
    }

    private static boolean isAlone(Reply part) {
        return part instanceof Reply.Answer answer && answer.audience() instanceof Audience.Caller;
    }
}
