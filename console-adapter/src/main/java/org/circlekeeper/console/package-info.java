/**
 * The bot in a terminal: no account, no network. One line is one input; {@code @name} changes who speaks.
 */
@NullMarked
package org.circlekeeper.console;

import org.jspecify.annotations.NullMarked;
