/** Upgrades under fire: from every version there was, broken off at every statement, and never backwards. */
@NullMarked
package org.circlekeeper.proof.upgrade;

import org.jspecify.annotations.NullMarked;
