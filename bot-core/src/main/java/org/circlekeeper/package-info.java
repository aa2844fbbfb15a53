/** The whole bot, put together by hand; see {@link org.circlekeeper.Circlekeeper}. */
@NullMarked
package org.circlekeeper;

import org.jspecify.annotations.NullMarked;
