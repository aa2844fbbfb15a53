/**
 * Receives every request, refuses what is not allowed, and runs the rest.
 *
 * <p>The desk finds the command, checks the role, the limit and the arguments, opens a transaction for what changes
 * something, and answers in the caller's language. A command is short: read arguments, decide, store, answer.
 */
@NullMarked
package org.circlekeeper.command;

import org.jspecify.annotations.NullMarked;
