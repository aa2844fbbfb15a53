/**
 * A Discord of our own, for tests: REST and gateway over real sockets on this machine, with the limits, refusals and bad
 * days of the real one. Nothing in it knows the bot; whoever speaks to it is a client like any other.
 */
@NullMarked
package org.circlekeeper.discord.testkit;

import org.jspecify.annotations.NullMarked;
