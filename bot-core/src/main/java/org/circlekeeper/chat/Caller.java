package org.circlekeeper.chat;

import java.util.Locale;

/**
 * Who asks.
 *
 * @param role in the group this was asked in, as the platform sees it right now
 * @param locale the language of their client; a language chosen in {@code /settings} goes before it
 */
public record Caller(UserId user, Role role, Locale locale) {}
