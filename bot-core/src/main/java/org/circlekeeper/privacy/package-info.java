/**
 * What is held about somebody: seeing it, taking it along, having it forgotten, and taking back a yes.
 *
 * <p>Every feature says for itself what it holds and how it forgets it; this package asks them all.
 */
@NullMarked
package org.circlekeeper.privacy;

import org.jspecify.annotations.NullMarked;
