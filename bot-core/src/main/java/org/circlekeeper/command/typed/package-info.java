/**
 * Commands as people type them, where a platform has no menus, buttons or forms of its own: the line that asks, the numbers
 * that pick, and the form that asks one question a message.
 *
 * <p>Every such platform understands the same words. What is about one of them alone stays in its adapter: who speaks,
 * how a command is told from talk, and who is meant by a name.
 */
@NullMarked
package org.circlekeeper.command.typed;

import org.jspecify.annotations.NullMarked;
