package org.circlekeeper.command.typed;

import org.circlekeeper.chat.Choice;

/**
 * A choice under its number.
 *
 * @param label what to show beside the number: the choice's label, without a number of its own
 */
public record Numbered(int number, String label, Choice choice) {}
