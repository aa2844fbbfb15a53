package org.circlekeeper.matrix;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.circlekeeper.chat.Audience;
import org.circlekeeper.chat.Block;
import org.circlekeeper.chat.CardId;
import org.circlekeeper.chat.Delivery;
import org.circlekeeper.chat.Message;
import org.circlekeeper.chat.Place;
import org.circlekeeper.chat.Reply;
import org.circlekeeper.command.typed.Numbering;
import org.circlekeeper.matrix.bridge.Homeserver;
import org.circlekeeper.matrix.bridge.Refused;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Shows answers to those they are for. What is for one person goes to the encrypted room in which the bot is alone with
 * them, or nowhere; there it is a notice, which rings no bell, and begins with a line that may stand on a lock screen.
 * Parts of one answer for one place are one event. Thread-safe.
 */
final class Showing {
    private static final Logger log = LoggerFactory.getLogger(Showing.class);
    private static final String NOTICE = "m.notice";

    /** What a room was offered can be picked by whoever is there. */
    static final String EVERYBODY = "";

    private final Homeserver server;
    private final Post post;
    private final DirectRooms direct;
    private final Dialogues dialogues;
    private final Remembered remembered;
    private final Recent recent;
    private final Sentences sentences;
    private final AsTyped asTyped;
    private final String prefix;

    Showing(
            Homeserver server,
            Post post,
            DirectRooms direct,
            Dialogues dialogues,
            Remembered remembered,
            Recent recent,
            Sentences sentences,
            String prefix) {
        this.server = server;
        this.post = post;
        this.direct = direct;
        this.dialogues = dialogues;
        this.remembered = remembered;
        this.recent = recent;
        this.sentences = sentences;
        this.asTyped = new AsTyped(sentences.menu(), prefix);
        this.prefix = prefix;
    }

    /**
     * What is answered, and to what.
     *
     * @param inTheRoom whether even what is for the caller may stand in the room they asked in: it says the same to all
     */
    record Asked(
            Rooms.Standing standing,
            Place place,
            Optional<String> thread,
            String request,
            boolean inTheRoom,
            Gate.Lane lane) {}

    void show(Reply reply, Asked asked) {
        Message own = Message.of(new Block[0]);
        Message room = Message.of(new Block[0]);
        boolean forOne = false;
        boolean forAll = false;
        for (Reply part : parts(reply)) {
            if (part instanceof Reply.Ask ask) {
                own = joined(own, dialogues.open(asked.standing().person(), ask.form(), asked.place()));
                forOne = true;
            } else if (part instanceof Reply.Answer answer) {
                boolean caller = answer.audience() instanceof Audience.Caller;
                if (caller && !asked.inTheRoom()) {
                    own = joined(own, answer.message());
                    forOne = true;
                } else {
                    room = joined(room, answer.message());
                    forAll = true;
                }
            } else if (part instanceof Reply.Edit edit) {
                edit(asked.request() + " card", edit.card(), edit.version(), edit.message());
            }
        }
        if (forAll) {
            inRoom(room, asked);
        }
        if (forOne) {
            toCaller(own, asked);
        }
    }

    private static Message joined(Message one, Message more) {
        return one.and(more.blocks().toArray(Block[]::new)).offering(more.choices());
    }

    private void inRoom(Message message, Asked asked) {
        String room = asked.standing().room();
        if (asked.standing().direct()) {
            toCaller(message, asked);
            return;
        }
        if (asked.inTheRoom() && !asked.standing().alone()) {
            // who was told to go elsewhere shall not take away the numbers of what the room was offered
            List<Page> pages = Pages.of(
                    sentences.language(), Optional.empty(), asTyped.in(message), commands(message), Optional.empty());
            send(pages, room, asked.thread(), asked.request() + " room", asked.lane());
            return;
        }
        Numbering numbering = offered(message, room, EVERYBODY, Optional.empty());
        send(forAll(message, numbering), room, asked.thread(), asked.request() + " room", asked.lane());
    }

    /**
     * The numbers to show, once they are kept. While the bot is locked or its disk is full nothing can be kept, and whoever
     * asked for help gets it all the same: then there are none to show.
     */
    private Numbering offered(Message message, String room, String person, Optional<String> about) {
        Numbering numbering = Numbering.of(message.choices());
        try {
            remembered.offered(room, person, numbering.all(), about);
            return numbering;
        } catch (RuntimeException notKept) {
            log.warn(
                    "what was offered could not be kept: {}", notKept.getClass().getName());
            return Numbering.NONE;
        }
    }

    /** Choices without numbers, as what they would have somebody type. */
    private List<String> commands(Message message) {
        return message.choices().stream()
                .map(choice -> asTyped.in(choice.label()) + ": " + prefix + " "
                        + choice.then().command())
                .toList();
    }

    private List<Page> forAll(Message message, Numbering numbering) {
        List<String> lines = lines(numbering);
        Optional<String> how = lines.isEmpty()
                ? Optional.empty()
                : Optional.of(sentences.say("matrix.pick_in_room", "prefix", prefix));
        return Pages.of(sentences.language(), Optional.empty(), asTyped.in(message), lines, how);
    }

    private List<Page> forOne(Message message, Numbering numbering, Optional<String> first) {
        return Pages.of(sentences.language(), first, asTyped.in(message), lines(numbering), Optional.empty());
    }

    private List<String> lines(Numbering numbering) {
        return numbering.all().stream()
                .map(one -> one.number() + ". " + asTyped.in(one.label()))
                .toList();
    }

    private void toCaller(Message message, Asked asked) {
        String person = asked.standing().person();
        try {
            boolean here = asked.standing().direct();
            String room = here ? asked.standing().room() : Patiently.ask(Answering.LATEST, () -> direct.open(person));
            Numbering numbering = offered(
                    message, room, person, Optional.of(asked.standing().room()).filter(it -> !here));
            List<Page> pages = forOne(message, numbering, Optional.of(sentences.say("matrix.for_you")));
            send(pages, room, here ? asked.thread() : Optional.empty(), asked.request() + " own", asked.lane())
                    .forEach(event -> recent.add(person, room, event));
        } catch (Refused refused) {
            log.warn("no private answer was possible: {}", refused.why());
            say("matrix.no_direct_room", asked);
        }
    }

    /** The two are alone, but the room is not encrypted: they go on in one that is. */
    void elsewhere(Asked asked) {
        try {
            String unused = Patiently.ask(
                    Answering.LATEST, () -> direct.open(asked.standing().person()));
            say("matrix.not_encrypted", asked);
        } catch (Refused refused) {
            say("matrix.no_direct_room", asked);
        }
    }

    /** A sentence of the adapter itself, in the room something was said in; says nothing of what it was about. */
    void say(String key, Asked asked) {
        Page page = new Page(sentences.language()).line(sentences.say(key));
        send(List.of(page), asked.standing().room(), asked.thread(), asked.request() + " " + key, asked.lane());
    }

    /** Gives back the events that are there. */
    private List<String> send(List<Page> pages, String room, Optional<String> thread, String name, Gate.Lane lane) {
        List<String> events = new ArrayList<>();
        for (int i = 0; i < pages.size(); i++) {
            Page page = pages.get(i);
            String one = name + " " + i;
            post.now(Post.Parcel.message(room, Threads.in(page.content(NOTICE), thread), one), lane)
                    .ifPresent(events::add);
            for (Block.Picture picture : page.pictures()) {
                picture(picture, room, thread, one + " picture", lane).ifPresent(events::add);
            }
        }
        return events;
    }

    private Optional<String> picture(
            Block.Picture picture, String room, Optional<String> thread, String name, Gate.Lane lane) {
        try {
            ObjectNode content = (ObjectNode) Json.read(server.upload(room, picture.png(), "image/png"));
            content.put("msgtype", "m.image");
            content.put("body", Page.clean(picture.alt()));
            content.put("filename", "picture.png");
            content.putObject("m.mentions");
            content.withObject("info").put("mimetype", "image/png").put("size", picture.png().length);
            return post.now(Post.Parcel.message(room, Threads.in(content, thread), name), lane);
        } catch (Refused refused) {
            // its words were shown
            log.warn("a picture could not be shown: {}", refused.why());
            return Optional.empty();
        }
    }

    /** A message nobody just asked for. Rings the bell; that its first line is neutral is the bot's own care. */
    Delivery deliver(String id, String room, Optional<String> person, Message message) {
        Numbering numbering = Numbering.of(message.choices());
        List<Page> pages =
                person.isPresent() ? forOne(message, numbering, Optional.empty()) : forAll(message, numbering);
        for (int i = 0; i < pages.size(); i++) {
            Post.Parcel parcel = Post.Parcel.message(room, pages.get(i).content("m.text"), id + " " + i);
            Delivery delivery = post.once(parcel);
            if (!(delivery instanceof Delivery.Delivered)) {
                return delivery;
            }
            person.ifPresent(who -> post.event(parcel).ifPresent(event -> recent.add(who, room, event)));
        }
        remembered.offered(room, person.orElse(EVERYBODY), numbering.all(), Optional.empty());
        return new Delivery.Delivered();
    }

    /** Gives back the event that it is, once it is there. */
    Optional<String> publish(String id, String room, Message message) {
        Page page = forAll(message, Numbering.of(message.choices())).get(0);
        return post.now(Post.Parcel.message(room, page.content("m.text"), id), Gate.Lane.ANSWERS);
    }

    /** An older version than the one that is shown changes nothing. */
    Delivery edit(String id, CardId card, long version, Message message) {
        Optional<Cards> shown = Cards.of(card);
        if (shown.isEmpty()) {
            return new Delivery.Unreachable();
        }
        if (remembered.version(card.value()) >= version) {
            return new Delivery.Delivered();
        }
        Page page = forAll(message, Numbering.of(message.choices())).get(0);
        ObjectNode content = shown.get().replacing(page.content(NOTICE));
        Delivery delivery = post.once(Post.Parcel.message(shown.get().room(), content, id));
        if (delivery instanceof Delivery.Delivered) {
            remembered.version(card.value(), version);
        }
        return delivery;
    }

    private static List<Reply> parts(Reply reply) {
        return reply instanceof Reply.Several several
                ? several.replies().stream()
                        .flatMap(part -> parts(part).stream())
                        .toList()
                : List.of(reply);
    }
}
