/** Offers in the hands of people who mean harm: no way to write to somebody who does not want it, or more often than once a day. */
@NullMarked
package org.circlekeeper.proof.offers;

import org.jspecify.annotations.NullMarked;
