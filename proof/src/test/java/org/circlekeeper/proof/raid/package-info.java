/**
 * Somebody takes the machine: the disk, the newest backups and, after {@code lock}, everything in memory. They have a list
 * of people and want to know which of them come to the group.
 */
@NullMarked
package org.circlekeeper.proof.raid;

import org.jspecify.annotations.NullMarked;
