/** Small deliberate breakages of the product, one at a time: the tests must notice each. A suite that cannot fail proves nothing. */
@NullMarked
package org.circlekeeper.proof.sabotage;

import org.jspecify.annotations.NullMarked;
