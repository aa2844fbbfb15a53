package org.circlekeeper.discord.testkit;

/** Ways to answer an interaction. Source: Discord, Receiving and Responding to Interactions. */
final class Callback {
    static final int REPLY = 4;
    static final int DEFER_REPLY = 5;
    static final int DEFER_EDIT = 6;
    static final int EDIT = 7;
    static final int CHOICES = 8;
    static final int FORM = 9;

    private Callback() {}

    static boolean fits(int callback, Interaction interaction) {
        return switch (callback) {
            case REPLY, DEFER_REPLY -> interaction.type() != Interaction.AUTOCOMPLETE;
            case DEFER_EDIT, EDIT -> interaction.source() != null && interaction.type() != Interaction.AUTOCOMPLETE;
            case CHOICES -> interaction.type() == Interaction.AUTOCOMPLETE;
            case FORM -> interaction.type() == Interaction.COMMAND || interaction.type() == Interaction.COMPONENT;
            default -> false;
        };
    }
}
