package org.circlekeeper.discord;

import java.util.List;
import java.util.Locale;
import net.dv8tion.jda.api.interactions.callbacks.IModalCallback;
import net.dv8tion.jda.api.interactions.callbacks.IReplyCallback;
import net.dv8tion.jda.api.modals.Modal;
import net.dv8tion.jda.api.requests.RestAction;
import net.dv8tion.jda.api.requests.Route;
import net.dv8tion.jda.api.utils.data.DataObject;
import net.dv8tion.jda.api.utils.messages.MessageCreateData;
import net.dv8tion.jda.api.utils.messages.MessageEditBuilder;
import net.dv8tion.jda.internal.requests.RestActionImpl;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One interaction on its way to an answer. It is acknowledged once and in time (Discord allows three seconds), for the
 * person alone, and never left at "thinking". Safe to use from the thread that answers and the one that watches the time.
 */
final class Turn {
    private static final Logger log = LoggerFactory.getLogger(Turn.class);

    /** Discord, Receiving and Responding: callback type 4, and the message flag 64. */
    private static final int CHANNEL_MESSAGE = 4;

    private static final int EPHEMERAL = 64;

    private final IReplyCallback event;
    private final Sentences sentences;
    private final Recent recent;
    private Runnable callOff = () -> {};
    private State state = State.HEARD;
    private boolean deferred;
    private boolean arrived;
    private boolean sorry;
    private @Nullable MessageCreateData said;

    private enum State {
        HEARD,
        DEFERRED,
        ANSWERED
    }

    Turn(IReplyCallback event, Sentences sentences, Recent recent) {
        this.event = event;
        this.sentences = sentences;
        this.recent = recent;
    }

    IReplyCallback event() {
        return event;
    }

    Locale locale() {
        return event.getUserLocale().toLocale();
    }

    /** What to call off once there is an answer. */
    synchronized void watchedBy(Runnable newCallOff) {
        if (state == State.HEARD) {
            callOff = newCallOff;
        } else {
            newCallOff.run();
        }
    }

    /** Says that the answer will come; does nothing when it is there. */
    synchronized void defer() {
        if (state != State.HEARD) {
            return;
        }
        state = State.DEFERRED;
        deferred = true;
        event.deferReply(true)
                .queue(shown -> {}, failure -> log.warn("a deferral did not arrive: {}", Failures.name(failure)));
    }

    /** Whether a form can still be opened: nothing was said yet, and the last thing was not a form. */
    synchronized boolean canOpenForm() {
        return state == State.HEARD && event instanceof IModalCallback;
    }

    /** Opens a form; false when it became too late meanwhile. */
    boolean open(Modal form) {
        Checked.require(Checked.problem(form));
        if (!answerUnlessDeferred()) {
            return false;
        }
        ((IModalCallback) event).replyModal(form).queue(shown -> {}, this::failed);
        return true;
    }

    /** Shows pages to this person alone, in order. */
    void tell(List<MessageCreateData> pages) {
        pages.forEach(page -> Checked.require(Checked.problem(page)));
        State before = answer();
        remember(pages.get(0));
        recent.add(event);
        RestAction<?> all = first(before, pages.get(0)).map(shown -> arrived());
        for (MessageCreateData page : pages.subList(1, pages.size())) {
            all = all.flatMap(shown -> event.getHook()
                    .sendMessage(page)
                    .setEphemeral(true)
                    .onSuccess(next -> recent.add(event, next.getId())));
        }
        all.queue(shown -> {}, this::failed);
    }

    private RestAction<?> first(State before, MessageCreateData page) {
        if (before == State.HEARD) {
            return event.reply(page).setEphemeral(true);
        }
        return before == State.DEFERRED
                ? event.getHook()
                        .editOriginal(MessageEditBuilder.fromCreateData(page).build())
                : event.getHook().sendMessage(page).setEphemeral(true);
    }

    private synchronized void remember(MessageCreateData page) {
        said = page;
    }

    private synchronized boolean arrived() {
        arrived = true;
        return true;
    }

    /** Says a sentence of the adapter's own. */
    void say(String key, Object... values) {
        tell(List.of(sentences.page(locale(), key, values)));
    }

    /** Something broke: one calm sentence, once. */
    void sorry() {
        if (mayApologise()) {
            try {
                say("discord.failed");
            } catch (RuntimeException again) {
                log.error("an apology failed: {}", Failures.name(again));
            }
        }
    }

    private synchronized boolean mayApologise() {
        boolean first = !sorry;
        sorry = true;
        return first;
    }

    /** From now on there is an answer; tells what there was before, which no deferral can change meanwhile. */
    private synchronized State answer() {
        State before = state;
        state = State.ANSWERED;
        callOff.run();
        return before;
    }

    private synchronized boolean answerUnlessDeferred() {
        return state == State.HEARD && answer() == State.HEARD;
    }

    private void failed(Throwable failure) {
        int code = Failures.code(failure);
        if (code == Failures.ALREADY_ACKNOWLEDGED) {
            // it arrived, and only the word of it got lost on the way back; or two programs use one token
            log.warn("an interaction was acknowledged before");
            return;
        }
        log.warn("an answer did not arrive: {}", Failures.name(failure));
        if (code <= 0) {
            onceMore();
            return;
        }
        boolean someoneWaits = code != Failures.UNKNOWN_INTERACTION;
        if (someoneWaits && mayApologise()) {
            try {
                apologise(sentences.page(locale(), Failures.isFilter(failure) ? "discord.filtered" : "discord.failed"));
            } catch (RuntimeException closing) {
                log.warn("an apology failed: {}", Failures.name(closing));
            }
        }
    }

    /** Nobody knows whether it arrived. To put the same into the place of "thinking" again does no harm. */
    private synchronized void onceMore() {
        MessageCreateData page = said;
        if (deferred && !arrived && page != null) {
            said = null;
            event.getHook()
                    .editOriginal(MessageEditBuilder.fromCreateData(page).build())
                    .queue(shown -> arrived(), lost -> {});
        }
    }

    /** Discord refused what we sent, so the interaction is as it was before. */
    private synchronized void apologise(MessageCreateData page) {
        if (arrived) {
            event.getHook().sendMessage(page).setEphemeral(true).queue(shown -> {}, lost -> {});
        } else if (deferred) {
            event.getHook()
                    .editOriginal(MessageEditBuilder.fromCreateData(page).build())
                    .queue(shown -> {}, lost -> {});
        } else {
            afresh(page);
        }
    }

    /** JDA lets nobody answer a second time, even where Discord refused the first. */
    private void afresh(MessageCreateData page) {
        DataObject data = page.toData().put("flags", EPHEMERAL);
        DataObject body = DataObject.empty().put("type", CHANNEL_MESSAGE).put("data", data);
        new RestActionImpl<Void>(
                        event.getJDA(), Route.Interactions.CALLBACK.compile(event.getId(), event.getToken()), body)
                .queue(shown -> {}, lost -> {});
    }
}
