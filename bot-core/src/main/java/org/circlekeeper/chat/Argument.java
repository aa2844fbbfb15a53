package org.circlekeeper.chat;

/** One value given to a command. */
public sealed interface Argument {

    /** A value the platform or a button chose from a list, or that says nothing about a person. */
    record Plain(String value) implements Argument {
        @Override
        public String toString() {
            return "[given]";
        }
    }

    /** Words about oneself; they come from forms only. */
    record Private(PrivateText text) implements Argument {}
}
