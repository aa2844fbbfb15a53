package org.circlekeeper.chat;

import java.util.List;

/** One question of a form. What is answered arrives as a {@link Argument.Private} argument with the field's name. */
@SuppressWarnings("JavaLangClash") // a short and a long answer; nobody here means numbers
public sealed interface Field {
    String name();

    String label();

    boolean required();

    /** A line of text. */
    record Short(String name, String label, boolean required, int most) implements Field {}

    /** Some lines of text. */
    record Long(String name, String label, boolean required, int most) implements Field {}

    /** One of several; arrives as a {@link Argument.Plain} with the option's value. */
    record Pick(String name, String label, boolean required, List<Option> options) implements Field {
        public Pick {
            options = List.copyOf(options);
        }
    }

    /** What can be picked: what is shown, and what arrives. */
    record Option(String label, String value) {}
}
