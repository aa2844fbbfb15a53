package org.circlekeeper.console;

import java.util.List;
import java.util.Optional;
import org.circlekeeper.chat.Audience;
import org.circlekeeper.chat.Form;
import org.circlekeeper.chat.Message;
import org.circlekeeper.chat.Place;
import org.circlekeeper.chat.Reply;
import org.circlekeeper.command.typed.Numbering;

/** Shows messages to those they are for, and remembers what was offered to them. Thread-safe. */
final class Display {
    private final Seat seat;
    private final Page page;
    private final People people;

    Display(Seat seat, Page page, People people) {
        this.seat = seat;
        this.page = page;
        this.people = people;
    }

    /** Shows an answer to whoever it is for; gives back the form in it, which is asked line by line. */
    Optional<Form> reply(Reply reply, String caller, Place place) {
        Numbering own = Numbering.NONE;
        Numbering room = Numbering.NONE;
        Optional<Form> form = Optional.empty();
        for (Reply part : parts(reply)) {
            if (part instanceof Reply.Ask ask) {
                form = Optional.of(ask.form());
            } else if (part instanceof Reply.Edit edit) {
                room = inRoom(edit.message(), room);
            } else if (part instanceof Reply.Answer answer) {
                if (answer.audience() instanceof Audience.Moderators) {
                    toModerators(answer.message());
                } else if (answer.audience() instanceof Audience.Caller || place.kind() == Place.Kind.DIRECT) {
                    own = show(only(caller), answer.message(), own);
                } else {
                    room = inRoom(answer.message(), room);
                }
            }
        }
        people.offerToTheRoom(room);
        people.offer(caller, own, place);
        return form;
    }

    /** Choices of one answer are numbered through, whatever messages they stand under. */
    private Numbering show(String label, Message message, Numbering before) {
        Numbering offered = before.and(message.choices());
        seat.show(label, page.lines(message, offered));
        return offered;
    }

    private Numbering inRoom(Message message, Numbering before) {
        return show("[room]", message, before);
    }

    void toRoom(Message message) {
        people.offerToTheRoom(inRoom(message, Numbering.NONE));
    }

    void toPerson(String name, Message message) {
        toOne(name, message, Places.direct(name));
    }

    /** There is one room here, so the moderators' room is each moderator's ear. */
    private void toModerators(Message message) {
        List<String> moderators = people.moderators();
        if (moderators.isEmpty()) {
            show("[only moderators]", message, Numbering.NONE);
        }
        moderators.forEach(name -> toOne(name, message, Places.room()));
    }

    private void toOne(String name, Message message, Place place) {
        people.offer(name, show(only(name), message, Numbering.NONE), place);
    }

    /** A sentence of the console itself. */
    void say(String name, List<String> lines) {
        seat.show(only(name), lines);
    }

    private static String only(String name) {
        return "[only " + Clean.line(name) + "]";
    }

    private static List<Reply> parts(Reply reply) {
        return reply instanceof Reply.Several several
                ? several.replies().stream()
                        .flatMap(part -> parts(part).stream())
                        .toList()
                : List.of(reply);
    }
}
