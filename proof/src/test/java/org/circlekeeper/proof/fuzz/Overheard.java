package org.circlekeeper.proof.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.circlekeeper.chat.Bot;
import org.circlekeeper.chat.Event;
import org.circlekeeper.chat.Reply;
import org.circlekeeper.chat.Request;
import org.circlekeeper.chat.Suggestion;
import org.circlekeeper.chat.Typing;

/** A bot whose answers are written down on their way, and changed where a test wants to see that this is noticed. */
final class Overheard implements Bot {
    private final Bot desk;
    private final Function<Reply, List<Reply>> change;
    private final List<Reply> answers = new ArrayList<>();
    private boolean once = true;

    Overheard(Bot desk) {
        this(desk, List::of);
    }

    Overheard(Bot desk, Function<Reply, List<Reply>> change) {
        this.desk = desk;
        this.change = change;
    }

    @Override
    public Reply answer(Request request) {
        Reply reply = new Reply.Several(change.apply(desk.answer(request)));
        int times = Answers.in(reply);
        once &= times >= 1 && times <= Answers.most(request.invocation());
        answers.add(reply);
        return reply;
    }

    /** Everything it answered since it was told to forget. */
    List<Reply> answers() {
        return List.copyOf(answers);
    }

    boolean answersOnce() {
        return once;
    }

    void forget() {
        answers.clear();
        once = true;
    }

    @Override
    public List<Suggestion> suggest(Typing typing) {
        return desk.suggest(typing);
    }

    @Override
    public void noticed(Event event) {
        desk.noticed(event);
    }
}
