package org.circlekeeper.command.typed;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.circlekeeper.chat.Argument;
import org.circlekeeper.chat.Field;
import org.circlekeeper.chat.Form;
import org.circlekeeper.chat.Invocation;
import org.circlekeeper.chat.Place;
import org.circlekeeper.chat.PrivateText;
import org.circlekeeper.command.Menu;

/**
 * A form somebody is in the middle of, one question a message. It lives in memory only: when it is left, or the bot stops,
 * nothing of it stays. One thread at a time uses it. After {@link Step#FINISHED} there is no present question, unless
 * somebody goes {@link #back}.
 */
public final class OpenForm {
    private final Form form;
    private final Place place;
    private final Map<String, Argument> answers = new LinkedHashMap<>();
    private int at;

    /**
     * @param place where it was asked, for the command that takes the answers
     */
    public OpenForm(Form form, Place place) {
        this.form = form;
        this.place = place;
    }

    /** What a message led to. */
    public enum Step {
        /** The present question is another one. */
        NEXT,
        /** Every question has had its turn. */
        FINISHED,
        /** Nothing happens. */
        LEFT,
        /** An answer is needed here. */
        REQUIRED,
        /** Longer than the field takes. */
        TOO_LONG,
        /** None of the options. */
        NOT_AN_OPTION
    }

    public Form form() {
        return form;
    }

    public Place place() {
        return place;
    }

    /** The present question. */
    public Field field() {
        return form.fields().get(at);
    }

    /** Which question this is, from one. */
    public int step() {
        return at + 1;
    }

    /** How many questions there are. */
    public int steps() {
        return form.fields().size();
    }

    /** The present question, as in {@code 1/3 What was good?}, and a line for each option, counted from one. */
    public List<String> question() {
        List<String> lines = new ArrayList<>();
        lines.add((steps() == 1 ? "" : step() + "/" + steps() + " ") + field().label());
        if (field() instanceof Field.Pick pick) {
            for (int i = 0; i < pick.options().size(); i++) {
                lines.add((i + 1) + ". " + pick.options().get(i).label());
            }
        }
        return lines;
    }

    /** Takes what was typed, which may be a {@link FormWord} in any language of the menu. */
    public Step hear(String typed, Menu menu) {
        Optional<FormWord> word = FormWord.in(typed, menu);
        if (word.isEmpty()) {
            return answer(typed);
        }
        return switch (word.get()) {
            case SKIP -> skip();
            case BACK -> back();
            case LEAVE -> Step.LEFT;
        };
    }

    public Step skip() {
        if (field().required()) {
            return Step.REQUIRED;
        }
        answers.remove(field().name());
        return advance();
    }

    /** To the question before, whose answer stays until there is another; the first stays the first. */
    public Step back() {
        at = Math.max(0, at - 1);
        return Step.NEXT;
    }

    public Step answer(String text) {
        if (field() instanceof Field.Pick pick) {
            Optional<Field.Option> picked = option(pick, text.strip());
            if (picked.isEmpty()) {
                return Step.NOT_AN_OPTION;
            }
            answers.put(pick.name(), new Argument.Plain(picked.get().value()));
            return advance();
        }
        if (text.length() > most()) {
            return Step.TOO_LONG;
        }
        answers.put(field().name(), new Argument.Private(new PrivateText(text)));
        return advance();
    }

    /** How much the present question takes, in UTF-16 units. */
    public int most() {
        return field() instanceof Field.Short line
                ? line.most()
                : field() instanceof Field.Long lines ? lines.most() : Integer.MAX_VALUE;
    }

    /** What to say of what was typed when it was not taken, before the same question; empty when it was. */
    public Optional<String> objection(Step step, String typed, Menu menu, Locale language) {
        return switch (step) {
            case NEXT, FINISHED, LEFT -> Optional.empty();
            case REQUIRED -> Optional.of(menu.say(language, "typed.form_required"));
            case TOO_LONG ->
                Optional.of(menu.say(language, "typed.form_too_long", "length", typed.length(), "most", most()));
            case NOT_AN_OPTION -> Optional.of(menu.say(language, "typed.form_pick"));
        };
    }

    /** The command that takes the answers, with all of them. */
    public Invocation filled() {
        Invocation filled = form.then();
        for (Map.Entry<String, Argument> answer : answers.entrySet()) {
            filled = filled.with(answer.getKey(), answer.getValue());
        }
        return filled;
    }

    private Step advance() {
        at++;
        return at == form.fields().size() ? Step.FINISHED : Step.NEXT;
    }

    /** By its number, its label or its value. */
    private static Optional<Field.Option> option(Field.Pick pick, String text) {
        for (int i = 0; i < pick.options().size(); i++) {
            Field.Option option = pick.options().get(i);
            if (text.equals(String.valueOf(i + 1))
                    || text.equalsIgnoreCase(option.label())
                    || text.equalsIgnoreCase(option.value())) {
                return Optional.of(option);
            }
        }
        return Optional.empty();
    }
}
