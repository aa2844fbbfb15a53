/** Helplines somebody tampered with. */
@NullMarked
package org.circlekeeper.proof.directory;

import org.jspecify.annotations.NullMarked;
