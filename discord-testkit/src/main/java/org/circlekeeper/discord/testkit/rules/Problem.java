package org.circlekeeper.discord.testkit.rules;

/**
 * One thing Discord would refuse.
 *
 * @param path where in the body, as in {@code data.components[0].custom_id}; empty for the body as a whole
 * @param code the name Discord's form errors use for it, or the number of its JSON error where there is no form error
 * @param message what is wrong; never repeats what a person wrote
 */
public record Problem(String path, String code, String message) {
    @Override
    public String toString() {
        return (path.isEmpty() ? "body" : path) + ": " + message + " (" + code + ")";
    }
}
