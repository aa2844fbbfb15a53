/**
 * Opens, migrates, guards and syncs the one database.
 *
 * <p>Every acknowledged change is on disk: whoever waits in a transaction comes back after the sync, and the first of
 * those who wait does it for all. Knows nothing of people.
 */
@NullMarked
package org.circlekeeper.storage;

import org.jspecify.annotations.NullMarked;
