package org.circlekeeper.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.circlekeeper.chat.Caller;
import org.circlekeeper.chat.Invocation;
import org.circlekeeper.chat.Place;
import org.circlekeeper.chat.Reply;
import org.circlekeeper.chat.Request;
import org.circlekeeper.chat.Target;
import org.circlekeeper.words.Words;

/** A request that passed every check: the caller may do this and all arguments are understood. */
public final class Call {
    /** The argument every command takes: which group is meant, where a direct message leaves it open. */
    public static final String GROUP = "in";

    private final Request request;
    private final String event;
    private final Words words;
    private final Map<String, Object> values;
    private final List<Runnable> stays = new ArrayList<>();
    private Optional<String> meant = Optional.empty();
    private Optional<Invocation> next = Optional.empty();
    private boolean leavesNoTrace;

    Call(Request request, String event, Words words, Map<String, Object> values) {
        this.request = request;
        this.event = event;
        this.words = words;
        this.values = Map.copyOf(values);
    }

    /** A keyed hash of the event's id: the same when the platform tells us twice, and it names nobody. */
    public String event() {
        return event;
    }

    public Caller caller() {
        return request.caller();
    }

    public Place place() {
        return request.place();
    }

    public Optional<Target> target() {
        return request.target();
    }

    /** What was asked, to ask it again with one argument more. */
    public Invocation invocation() {
        return request.invocation();
    }

    /** The way to another command, for the same group: pressed later or elsewhere, it means no other. */
    public Invocation next(String command) {
        Invocation there = Invocation.of(command);
        return meant.or(this::chosenGroup)
                .map(group -> there.with(GROUP, group))
                .orElse(there);
    }

    /** Says which group this turned out to be about, by its tag. */
    public void isAbout(String group) {
        meant = Optional.of(group);
    }

    /** The bot's words in the caller's language. */
    public Words words() {
        return words;
    }

    /** The value of a parameter, if it was given. */
    @SuppressWarnings("unchecked") // the desk stored what this very parameter parsed
    public <T> Optional<T> find(Parameter<T> parameter) {
        return Optional.ofNullable((T) values.get(parameter.name()));
    }

    /** The group chosen by an earlier button, by its tag. */
    public Optional<String> chosenGroup() {
        return Optional.ofNullable(request.invocation().arguments().get(GROUP)).flatMap(Parameter::plain);
    }

    /**
     * Says that this changed nothing after all: the transaction ends without a trace, and the same event may come
     * again. For questions, previews and refusals.
     */
    public void leaveNoTrace() {
        leavesNoTrace = true;
    }

    /**
     * Keeps a change even if this call leaves no trace: then it is made again, in a transaction of its own. For what is
     * true because somebody asked, whatever they asked. Must be harmless when repeated.
     */
    public void inAnyCase(Runnable change) {
        change.run();
        stays.add(change);
    }

    /** The one answer to whatever is personal where others would see it; nothing is saved. */
    public Reply writeToMe() {
        leaveNoTrace();
        return Refusal.writeToMe(request.place(), words);
    }

    /**
     * Has another command run after this one, in the same transaction: what somebody was about to do when a question
     * came in between. Its answer is shown instead of this one's, a form below it. It passes every check of its own
     * first.
     */
    public void goOnWith(Invocation following) {
        next = Optional.of(following);
    }

    Optional<Request> next() {
        return next.map(
                following -> new Request(request.id(), request.caller(), request.place(), following, request.target()));
    }

    List<Runnable> stays() {
        return stays;
    }

    boolean leavesNoTrace() {
        return leavesNoTrace;
    }
}
