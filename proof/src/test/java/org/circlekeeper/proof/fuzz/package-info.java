/** A hundred thousand inputs nobody should send: each gets one calm answer, and nobody else is touched. */
@NullMarked
package org.circlekeeper.proof.fuzz;

import org.jspecify.annotations.NullMarked;
