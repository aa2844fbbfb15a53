/**
 * Keys: sealing what is about a person, erasing it by destroying a key, and tags that find a person without naming them.
 *
 * <p>The operator key wraps a key for each group, which wraps one for each member and each record. Ids are stored as keyed
 * hashes that differ in every group. See {@code docs/decisions/} for why.
 */
@NullMarked
package org.circlekeeper.vault;

import org.jspecify.annotations.NullMarked;
