package org.circlekeeper.chat;

import java.util.Objects;
import java.util.function.UnaryOperator;

/**
 * Words a person wrote. They travel in this wrapper from the adapter to the table, because it prints as
 * {@code [private]}: only a store, the vault, and the command that shows them to their author open it.
 */
public final class PrivateText {
    private final String text;

    public PrivateText(String text) {
        this.text = Objects.requireNonNull(text);
    }

    /** The words themselves. Never log them, never send them on. */
    public String reveal() {
        return text;
    }

    /** The same words after a change that does not look at what they mean, such as taking out control characters. */
    public PrivateText cleanedBy(UnaryOperator<String> change) {
        return new PrivateText(change.apply(text));
    }

    /** How long the words are, in UTF-16 units; safe to use in checks. */
    public int length() {
        return text.length();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PrivateText that && text.equals(that.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return "[private]";
    }
}
