package org.circlekeeper.testkit;

import java.util.List;
import org.circlekeeper.chat.Choice;
import org.circlekeeper.chat.Field;
import org.circlekeeper.chat.Form;
import org.circlekeeper.chat.Message;

/** What every platform must be able to show as it is. The numbers are Discord's (Message Components reference), which has the smallest screens. */
public final class Fitting {
    private static final int MOST_CHOICES = 25;
    private static final int LONGEST_LABEL = 80;
    private static final int LONGEST_FIELD_LABEL = 45;
    private static final int MOST_OPTIONS = 25;
    private static final int LONGEST_OPTION = 100;

    private Fitting() {}

    /** Throws an {@link AssertionError} for a message with too many choices, or one with too long a label. */
    public static void mustFit(Message message) {
        atMost(MOST_CHOICES, message.choices().size(), "choices", PlainText.of(message));
        message.choices().stream().map(Choice::label).forEach(label -> mustFit(LONGEST_LABEL, label));
    }

    /** The same for a form. */
    public static void mustFit(Form form) {
        mustFit(Form.LONGEST_TITLE, form.title());
        for (Field field : form.fields()) {
            mustFit(LONGEST_FIELD_LABEL, field.label());
            List<Field.Option> options = field instanceof Field.Pick pick ? pick.options() : List.of();
            atMost(MOST_OPTIONS, options.size(), "options", field.label());
            options.forEach(option -> mustFit(LONGEST_OPTION, option.label()));
        }
    }

    private static void mustFit(int longest, String text) {
        atMost(longest, text.codePointCount(0, text.length()), "characters", text);
        if (text.isBlank()) {
            throw new AssertionError("a label says nothing");
        }
    }

    private static void atMost(int most, int count, String what, String where) {
        if (count > most) {
            throw new AssertionError(count + " " + what + " do not fit, at most " + most + " do: " + where);
        }
    }
}
