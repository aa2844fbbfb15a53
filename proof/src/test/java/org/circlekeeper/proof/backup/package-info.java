/** Backups under fire: what comes back is what was there, and whoever was forgotten stays forgotten. */
@NullMarked
package org.circlekeeper.proof.backup;

import org.jspecify.annotations.NullMarked;
