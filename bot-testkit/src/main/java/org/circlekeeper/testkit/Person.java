package org.circlekeeper.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.circlekeeper.chat.Argument;
import org.circlekeeper.chat.Audience;
import org.circlekeeper.chat.Caller;
import org.circlekeeper.chat.Choice;
import org.circlekeeper.chat.Field;
import org.circlekeeper.chat.Form;
import org.circlekeeper.chat.Invocation;
import org.circlekeeper.chat.Message;
import org.circlekeeper.chat.Place;
import org.circlekeeper.chat.PrivateText;
import org.circlekeeper.chat.Readers;
import org.circlekeeper.chat.Reply;
import org.circlekeeper.chat.Request;
import org.circlekeeper.chat.Role;
import org.circlekeeper.chat.RoomId;
import org.circlekeeper.chat.Target;
import org.circlekeeper.chat.UserId;
import org.jspecify.annotations.Nullable;

/**
 * Somebody on the platform, who can do only what a person could: ask, press what they were shown, fill in a form they
 * were shown, read. They begin in the room {@code room}.
 */
public final class Person {
    private final InMemoryPlatform platform;
    private final UserId id;
    private final List<Message> privately = new ArrayList<>();
    private final List<Message> unasked = new ArrayList<>();
    private Role role;
    private Locale locale;
    private String home = "room";
    private String room = "room";
    private Place.Kind kind = Place.Kind.ROOM;
    private @Nullable Message last;
    private @Nullable Form form;
    private @Nullable Request lastRequest;

    Person(InMemoryPlatform platform, UserId id, Role role, Locale locale) {
        this.platform = platform;
        this.id = id;
        this.role = role;
        this.locale = locale;
    }

    public UserId id() {
        return id;
    }

    public Person as(Role newRole) {
        role = newRole;
        return this;
    }

    public Person speaking(Locale language) {
        locale = language;
        return this;
    }

    /** Goes to a room that is its own home. */
    public Person in(String newRoom) {
        return in(newRoom, newRoom);
    }

    /** Goes to a room of a server. */
    public Person in(String newHome, String newRoom) {
        home = newHome;
        room = newRoom;
        kind = Place.Kind.ROOM;
        return this;
    }

    /** Turns to the bot alone. */
    public Person inDirect() {
        home = "dm-" + id.value();
        room = home;
        kind = Place.Kind.DIRECT;
        return this;
    }

    /** Asks for a command; names and values in turn. */
    public Person asks(String command, String... arguments) {
        return sends(invocation(command, arguments), Optional.empty());
    }

    /** Asks for a command about somebody, as by a menu. */
    public Person asksAbout(Person other, String command, String... arguments) {
        return sends(invocation(command, arguments), Optional.of(new Target(other.id, Optional.empty())));
    }

    private static Invocation invocation(String command, String... arguments) {
        Invocation invocation = Invocation.of(command);
        for (int i = 0; i < arguments.length; i += 2) {
            invocation = invocation.with(arguments[i], arguments[i + 1]);
        }
        return invocation;
    }

    /** Presses a choice of the last message they saw, by its label or the beginning of it. */
    public Person picks(String label) {
        return presses(choice(lastMessage(), label));
    }

    /** Presses a choice of something shown to the whole room. */
    public Person picksInRoom(String label) {
        List<Message> shown = platform.messagesIn(room);
        return presses(choice(shown.get(shown.size() - 1), label));
    }

    /** Presses a choice of the last message that came without asking. */
    public Person picksFromNote(String label) {
        return presses(choice(unasked.get(unasked.size() - 1), label));
    }

    private static Choice choice(Message message, String label) {
        return message.choices().stream()
                .filter(choice -> choice.label().startsWith(label))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no choice " + label + " in: " + PlainText.of(message)));
    }

    /** Presses a button, their own or one they got hold of. */
    public Person presses(Choice choice) {
        return sends(choice.then(), Optional.empty());
    }

    /** Fills in the form they were just shown and sends it; field names and answers in turn. */
    public Person answers(String... answers) {
        Form shown = form;
        if (shown == null) {
            throw new AssertionError("no form was shown to " + id.value() + ", but: " + sees());
        }
        Invocation filled = shown.then();
        for (int i = 0; i < answers.length; i += 2) {
            String name = answers[i];
            Field field = shown.fields().stream()
                    .filter(known -> known.name().equals(name))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("the form has no field " + name));
            filled = filled.with(
                    name,
                    field instanceof Field.Pick
                            ? new Argument.Plain(answers[i + 1])
                            : new Argument.Private(new PrivateText(answers[i + 1])));
        }
        return sends(filled, Optional.empty());
    }

    /** The platform tells the bot once more what this person did last, with the same event id. */
    public Person isHeardTwice() {
        Request again = lastRequest;
        if (again == null) {
            throw new AssertionError("nothing was asked");
        }
        shows(platform.bot().answer(again));
        return this;
    }

    private Person sends(Invocation invocation, Optional<Target> target) {
        Request request =
                new Request(platform.nextRequest(id), new Caller(id, role, locale), place(), invocation, target);
        lastRequest = request;
        last = null;
        form = null;
        shows(platform.bot().answer(request));
        platform.answered();
        return this;
    }

    private Place place() {
        Readers readers = kind == Place.Kind.ROOM
                ? platform.readers()
                : new Readers(false, platform.readers().outside());
        return new Place(new RoomId(InMemoryPlatform.NAME, home, room), Optional.empty(), kind, readers);
    }

    private void shows(Reply reply) {
        if (reply instanceof Reply.Several several) {
            several.replies().forEach(this::shows);
        } else if (reply instanceof Reply.Ask ask) {
            Fitting.mustFit(ask.form());
            form = ask.form();
        } else if (reply instanceof Reply.Edit edit) {
            platform.edit("edit", edit.card(), edit.version(), edit.message());
        } else if (reply instanceof Reply.Answer answer) {
            shows(answer);
        }
    }

    private void shows(Reply.Answer answer) {
        Audience audience = answer.audience();
        if (audience instanceof Audience.Caller) {
            Fitting.mustFit(answer.message());
            last = answer.message();
            privately.add(answer.message());
        } else if (audience instanceof Audience.Room) {
            platform.showInRoom(room, answer.message());
        } else if (audience instanceof Audience.InThread thread) {
            platform.showInRoom(thread.thread().value(), answer.message());
        } else {
            platform.showInRoom("moderators", answer.message());
        }
    }

    void notified(Message message) {
        Fitting.mustFit(message);
        unasked.add(message);
    }

    /** The last private answer, or the form, as text. */
    public String sees() {
        return form != null ? PlainText.of(form) : last == null ? "" : PlainText.of(last);
    }

    /** Everything only this person was ever shown, asked for or not. */
    public String everSaw() {
        List<String> all = new ArrayList<>();
        privately.forEach(message -> all.add(PlainText.of(message)));
        unasked.forEach(message -> all.add(PlainText.of(message)));
        return String.join("\n\n", all);
    }

    /** Messages that came without asking, as text. */
    public List<String> notes() {
        return unasked.stream().map(PlainText::of).toList();
    }

    /** The platform's id of what this person did last. */
    public String lastEvent() {
        Request request = lastRequest;
        if (request == null) {
            throw new AssertionError("nothing was asked");
        }
        return request.id();
    }

    /** The last private answer. */
    public Message lastMessage() {
        if (last == null) {
            throw new AssertionError("nothing was shown to " + id.value() + (form == null ? "" : " but a form"));
        }
        return last;
    }

    /** The form they were just shown, if any. */
    public Optional<Form> form() {
        return Optional.ofNullable(form);
    }
}
