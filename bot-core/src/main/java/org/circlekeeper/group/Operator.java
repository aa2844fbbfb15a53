package org.circlekeeper.group;

/**
 * Who runs this bot, as they want to be known.
 *
 * @param name empty when they did not say
 * @param contact how to reach them, free text; empty when they did not say
 * @param version of the bot
 * @param keyFromPassphrase whether the operator key is on no disk
 */
public record Operator(String name, String contact, String version, boolean keyFromPassphrase) {}
