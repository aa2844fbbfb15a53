/**
 * Two worlds that differ only in what one person did in private: whatever anybody else can get is the same in both, and
 * costs the bot the same work.
 */
@NullMarked
package org.circlekeeper.proof.worlds;

import org.jspecify.annotations.NullMarked;
