/**
 * Groups, attached rooms, members, consent, settings, setup.
 *
 * <p>A group is a row made by setup. A member is a person in a group, from their first yes on. What anybody agreed to have
 * kept is asked for each purpose apart and can be withdrawn apart.
 */
@NullMarked
package org.circlekeeper.group;

import org.jspecify.annotations.NullMarked;
