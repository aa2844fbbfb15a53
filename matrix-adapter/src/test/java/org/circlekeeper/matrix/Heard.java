package org.circlekeeper.matrix;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.circlekeeper.chat.Bot;
import org.circlekeeper.chat.Event;
import org.circlekeeper.chat.Message;
import org.circlekeeper.chat.Reply;
import org.circlekeeper.chat.Request;
import org.circlekeeper.chat.Suggestion;
import org.circlekeeper.chat.Typing;

/** A bot that remembers all it heard and answers as a test wants, if it wants nothing else openly with what was asked. */
final class Heard implements Bot {
    final List<Request> requests = new CopyOnWriteArrayList<>();
    final List<Event> events = new CopyOnWriteArrayList<>();
    volatile Function<Request, Reply> answer = request ->
            Reply.publicly(Message.of("answer to " + request.invocation().command()));

    @Override
    public Reply answer(Request request) {
        requests.add(request);
        return answer.apply(request);
    }

    @Override
    public List<Suggestion> suggest(Typing typing) {
        return List.of();
    }

    @Override
    public void noticed(Event event) {
        events.add(event);
    }

    List<String> commands() {
        return requests.stream().map(request -> request.invocation().command()).toList();
    }
}
