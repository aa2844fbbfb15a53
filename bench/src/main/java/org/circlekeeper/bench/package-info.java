/**
 * Speed and memory, measured side by side with a reference.
 */
@NullMarked
package org.circlekeeper.bench;

import org.jspecify.annotations.NullMarked;
