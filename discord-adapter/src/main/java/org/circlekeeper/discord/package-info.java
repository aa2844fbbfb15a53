/**
 * The bot on Discord, through JDA. Slash commands, menus and buttons become requests; replies become private answers.
 *
 * <p>Nothing of JDA leaves this package, and nothing of the bot but its shared language and its menu enters it. Discord
 * reads everything that passes here, so health questions stay off by default and people are told before they save
 * anything.
 */
@NullMarked
package org.circlekeeper.discord;

import org.jspecify.annotations.NullMarked;
