/**
 * A real Matrix for tests: a Synapse of one's own on this machine, and people on a client nobody here wrote. Nothing in it
 * knows the bot. {@code matrix-testkit/bring} fetches both; where they are not, that is said aloud and the tests that
 * need them are skipped.
 */
@NullMarked
package org.circlekeeper.matrix.testkit;

import org.jspecify.annotations.NullMarked;
