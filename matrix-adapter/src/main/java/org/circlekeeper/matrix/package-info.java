/**
 * The bot on Matrix, in encrypted and plain rooms. Private answers go to an encrypted direct room; what is typed in a
 * shared room is already read by all, so personal commands are not answered there.
 *
 * <p>The SDK stays behind a small bridge in this module, and nothing of it leaves this package.
 */
@NullMarked
package org.circlekeeper.matrix;

import org.jspecify.annotations.NullMarked;
