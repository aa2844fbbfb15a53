package org.circlekeeper.discord;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.dv8tion.jda.api.interactions.callbacks.IReplyCallback;
import org.circlekeeper.chat.Audience;
import org.circlekeeper.chat.Choice;
import org.circlekeeper.chat.Delivery;
import org.circlekeeper.chat.Form;
import org.circlekeeper.chat.Invocation;
import org.circlekeeper.chat.Message;
import org.circlekeeper.chat.Place;
import org.circlekeeper.chat.Reply;
import org.circlekeeper.chat.ThreadId;
import org.circlekeeper.chat.UserId;

/**
 * Shows what the bot answers. What is for everybody is posted as a message of its own, which names nobody: as the answer
 * to a command Discord would put the person's name above it.
 */
final class Showing {
    private final Ids ids;
    private final Buttons buttons;
    private final Remembered remembered;
    private final Sentences sentences;
    private final Post post;
    private final Rooms rooms;

    Showing(Ids ids, Buttons buttons, Remembered remembered, Sentences sentences, Post post, Rooms rooms) {
        this.ids = ids;
        this.buttons = buttons;
        this.remembered = remembered;
        this.sentences = sentences;
        this.post = post;
        this.rooms = rooms;
    }

    /** @param id of the request: what is posted because of it is posted once */
    void show(Reply reply, Turn turn, String id) {
        IReplyCallback event = turn.event();
        Place place = Heard.place(event);
        UserId person = Heard.person(event.getUser().getIdLong());
        List<Message> mine = new ArrayList<>();
        Optional<Form> form = Optional.empty();
        Optional<String> notPosted = Optional.empty();
        int count = 0;
        for (Reply one : flat(reply)) {
            if (one instanceof Reply.Ask ask) {
                form = Optional.of(ask.form());
            } else if (one instanceof Reply.Edit edit) {
                rooms.edit(edit.card(), edit.version(), edit.message());
            } else if (one instanceof Reply.Answer answer) {
                if (answer.audience() instanceof Audience.Caller || place.kind() == Place.Kind.DIRECT) {
                    mine.add(possibleAt(event, answer.message()));
                } else {
                    Optional<String> problem = post(answer, place, id + "#" + count++);
                    notPosted = notPosted.or(() -> problem);
                }
            }
        }
        if (form.isPresent() && mine.isEmpty() && notPosted.isEmpty()) {
            open(form.get(), turn);
            return;
        }
        PrivateAnswer whole = new PrivateAnswer();
        notPosted
                .or(() -> mine.isEmpty() ? Optional.of("discord.posted") : Optional.empty())
                .ifPresent(key -> whole.add(
                        sentences.message(turn.locale(), key, List.of()), ids.forCaller(person, Heard.home(event))));
        mine.forEach(message -> whole.add(message, ids.forCaller(person, Heard.home(event))));
        form.ifPresent(asked -> offer(asked, turn, whole));
        turn.tell(whole.pages());
    }

    /** Nobody is offered a button that only says no: where a user took the bot along, not everything works. */
    private static Message possibleAt(IReplyCallback event, Message message) {
        if (!Heard.isElsewhere(event)) {
            return message;
        }
        List<Choice> possible = message.choices().stream()
                .filter(choice -> Publication.isEverywhere(choice.then().command()))
                .toList();
        return new Message(message.blocks(), possible);
    }

    /** Empty when everybody can see it; otherwise the key of what to say about it. */
    private Optional<String> post(Reply.Answer answer, Place place, String id) {
        Optional<ThreadId> thread =
                answer.audience() instanceof Audience.InThread named ? Optional.of(named.thread()) : place.thread();
        if (answer.audience() instanceof Audience.Moderators) {
            throw new IllegalStateException("where moderators talk is not known here");
        }
        Post.Posted posted = post.untilItArrives(id, place.room(), thread, answer.message());
        if (posted.delivery() instanceof Delivery.Delivered) {
            return Optional.empty();
        }
        boolean keepsTrying = posted.delivery() instanceof Delivery.TryAgain;
        return Optional.of(
                posted.filtered() ? "discord.filtered_post" : keepsTrying ? "discord.posting" : "discord.not_posted");
    }

    /** Opens a form at once where that is possible, otherwise by a button. */
    void open(Form form, Turn turn) {
        UserId person = Heard.person(turn.event().getUser().getIdLong());
        boolean opened = turn.canOpenForm()
                && turn.open(Forms.of(form, ids.form(form.then(), person, Heard.home(turn.event()))));
        if (!opened) {
            PrivateAnswer opener = new PrivateAnswer();
            offer(form, turn, opener);
            turn.tell(opener.pages());
        }
    }

    /** A form cannot follow a form, or come late; a button opens it. */
    private void offer(Form form, Turn turn, PrivateAnswer answer) {
        UserId person = Heard.person(turn.event().getUser().getIdLong());
        // the way to help leads through no database: it asks again instead
        String id = ids.isHelp(form.then().command())
                ? ids.form(form.then(), person, Heard.home(turn.event()))
                : buttons.writeRow(
                        remembered.keep(form),
                        new Bound(Optional.of(person), Heard.home(turn.event()), Optional.of(Remembered.DRAFT)));
        Choice open = new Choice(sentences.say(turn.locale(), "discord.open_form"), Invocation.of("form"));
        answer.add(sentences.message(turn.locale(), "discord.form_ready", List.of(open)), choice -> id);
    }

    private static List<Reply> flat(Reply reply) {
        return reply instanceof Reply.Several several
                ? several.replies().stream().flatMap(one -> flat(one).stream()).toList()
                : List.of(reply);
    }
}
