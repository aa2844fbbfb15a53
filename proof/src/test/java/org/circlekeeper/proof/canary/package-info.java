/**
 * What is secret stays secret: marked ids, names, words and keys go through every command of every role, and through
 * every way to fail, and are then looked for wherever they must not be.
 */
@NullMarked
package org.circlekeeper.proof.canary;

import org.jspecify.annotations.NullMarked;
