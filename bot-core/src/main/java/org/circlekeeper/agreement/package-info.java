/**
 * What a group agreed on: numbered versions that never change, and who accepted which.
 *
 * <p>Clauses come from a library that ships as data, in every language, and from the group itself. Until a group decides by
 * proposal, moderators publish <em>interim</em> versions, and everyone is asked again.
 */
@NullMarked
package org.circlekeeper.agreement;

import org.jspecify.annotations.NullMarked;
