/** A bot that people have lived with, in a folder: what the experiments on its files begin with. */
@NullMarked
package org.circlekeeper.proof.lived;

import org.jspecify.annotations.NullMarked;
