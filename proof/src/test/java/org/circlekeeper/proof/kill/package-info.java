/** Kills the program, and the PostgreSQL under it, at every bad moment: what was acknowledged is there afterwards, once. */
@NullMarked
package org.circlekeeper.proof.kill;

import org.jspecify.annotations.NullMarked;
