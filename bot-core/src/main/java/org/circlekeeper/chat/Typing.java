package org.circlekeeper.chat;

/**
 * An option somebody is still typing. People are never suggested.
 *
 * @param begun what they typed so far
 */
public record Typing(Caller caller, Place place, String command, String parameter, String begun) {
    @Override
    public String toString() {
        return command + " " + parameter;
    }
}
