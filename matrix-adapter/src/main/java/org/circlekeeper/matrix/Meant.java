package org.circlekeeper.matrix;

import org.circlekeeper.command.typed.Typed;

/** What somebody's words are to the bot, before it is known whether they are in the middle of something. */
sealed interface Meant {
    /** A command, known or not. */
    record Command(Typed typed) implements Meant {}

    /** One of the choices they were offered. */
    record Pick(int number) implements Meant {}

    /**
     * Words to the bot alone that are neither: perhaps an answer to what it asked.
     *
     * @param command the part that would be a command's name
     */
    record Words(String text, String command) implements Meant {}

    /** Not for the bot. */
    record Nothing() implements Meant {}
}
