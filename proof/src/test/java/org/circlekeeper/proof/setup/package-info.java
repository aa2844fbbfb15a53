/** What a tired volunteer can set up wrong, and what the program says then. */
@NullMarked
package org.circlekeeper.proof.setup;

import org.jspecify.annotations.NullMarked;
