package org.circlekeeper.chat;

/**
 * Something a person can do next: a button, or a numbered line. It is a command with its arguments filled in, so it
 * works after a restart. Arguments are ids and options, never prose.
 */
public record Choice(String label, Invocation then) {}
