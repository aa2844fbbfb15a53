/** Power that fails between any two writings, and disks that say no: see {@code PowerLossTest} and {@code FailingDiskTest}. */
@NullMarked
package org.circlekeeper.proof.powerloss;

import org.jspecify.annotations.NullMarked;
