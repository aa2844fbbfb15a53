package org.circlekeeper.matrix;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.circlekeeper.chat.Form;
import org.circlekeeper.chat.Invocation;
import org.circlekeeper.chat.Message;
import org.circlekeeper.chat.Place;
import org.circlekeeper.command.typed.OpenForm;

/**
 * The forms people are in the middle of, each in their own encrypted room with the bot: one question a message. In memory
 * only, so that nothing half said is kept anywhere; after a restart, or an hour, the form is gone. Thread-safe.
 */
final class Dialogues {
    private static final Duration PATIENCE = Duration.ofHours(1);

    private final Sentences sentences;
    private final Cache<String, OpenForm> forms;

    Dialogues(Sentences sentences, InstantSource clock) {
        this.sentences = sentences;
        this.forms = Caffeine.newBuilder()
                .maximumSize(10_000)
                .expireAfterWrite(PATIENCE)
                .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
                .build();
    }

    /** What an answer led to: something to say, or the command with all answers and the place it belongs to. */
    sealed interface Next {
        record Say(Message message) implements Next {}

        record Filled(Invocation invocation, Place place) implements Next {}
    }

    /** Begins a form; gives back what to say. */
    Message open(String person, Form form, Place from) {
        OpenForm open = new OpenForm(form, from);
        forms.put(person, open);
        return message(List.of(form.title(), sentences.say("typed.form_hint")), open);
    }

    boolean isOpen(String person) {
        return forms.getIfPresent(person) != null;
    }

    void leave(String person) {
        forms.invalidate(person);
    }

    void forgetEverybody() {
        forms.invalidateAll();
    }

    Next answer(String person, String text) {
        OpenForm form = forms.getIfPresent(person);
        OpenForm.Step step = form == null ? OpenForm.Step.LEFT : form.hear(text, sentences.menu());
        if (form == null || step == OpenForm.Step.LEFT) {
            forms.invalidate(person);
            return new Next.Say(Message.of(sentences.say("typed.form_left")));
        }
        if (step == OpenForm.Step.FINISHED) {
            forms.invalidate(person);
            return new Next.Filled(form.filled(), form.place());
        }
        forms.put(person, form);
        List<String> before = form.objection(step, text, sentences.menu(), sentences.language()).stream()
                .toList();
        return new Next.Say(message(before, form));
    }

    private static Message message(List<String> before, OpenForm form) {
        List<String> paragraphs = new ArrayList<>(before);
        paragraphs.add(String.join("\n", form.question()));
        return Message.of(paragraphs.toArray(String[]::new));
    }
}
