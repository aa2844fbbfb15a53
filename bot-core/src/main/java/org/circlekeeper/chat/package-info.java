/**
 * The language the bot shares with every platform: what was heard, what is answered, and the two doors between them.
 *
 * <p>Knows the JDK and nothing else. Text is always plain; escaping, mentions, splitting and length belong to the
 * adapter. Ids hide their value when printed, and what a person wrote prints as {@code [private]}, so that nothing
 * about anybody reaches a log by accident.
 */
@NullMarked
package org.circlekeeper.chat;

import org.jspecify.annotations.NullMarked;
