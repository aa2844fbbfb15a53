/** Files that are broken, swapped, old or gone: see {@code DamageTest}. */
@NullMarked
package org.circlekeeper.proof.damage;

import org.jspecify.annotations.NullMarked;
