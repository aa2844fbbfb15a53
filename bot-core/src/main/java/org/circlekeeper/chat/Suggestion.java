package org.circlekeeper.chat;

/** A value the bot proposes for an option: what is shown, and what is sent. */
public record Suggestion(String label, String value) {}
