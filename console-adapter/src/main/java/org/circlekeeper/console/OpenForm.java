package org.circlekeeper.console;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.circlekeeper.chat.Argument;
import org.circlekeeper.chat.Field;
import org.circlekeeper.chat.Form;
import org.circlekeeper.chat.Invocation;
import org.circlekeeper.chat.Place;
import org.circlekeeper.chat.PrivateText;

/** A form somebody is in the middle of. Used by the one thread that reads what people type. */
final class OpenForm {
    private final Form form;
    private final Place place;
    private final Map<String, Argument> answers = new LinkedHashMap<>();
    private int at;

    OpenForm(Form form, Place place) {
        this.form = form;
        this.place = place;
    }

    /** What an answer led to. */
    enum Step {
        NEXT,
        FINISHED,
        /** An answer is needed here. */
        REQUIRED,
        /** Longer than the field takes. */
        TOO_LONG,
        /** None of the options. */
        NOT_AN_OPTION
    }

    Form form() {
        return form;
    }

    Place place() {
        return place;
    }

    Field field() {
        return form.fields().get(at);
    }

    /** Which question this is, from one. */
    int step() {
        return at + 1;
    }

    Step skip() {
        if (field().required()) {
            return Step.REQUIRED;
        }
        answers.remove(field().name());
        return advance();
    }

    /** To the question before; the first stays the first. */
    void back() {
        at = Math.max(0, at - 1);
    }

    Step answer(String text) {
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

    /** How much the present question takes. */
    int most() {
        return field() instanceof Field.Short line
                ? line.most()
                : field() instanceof Field.Long lines ? lines.most() : Integer.MAX_VALUE;
    }

    /** The command that takes the answers, with all of them. */
    Invocation filled() {
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
