/**
 * The whole program on a Discord of our own, beside a program that does nothing but answer: speed, memory, storms.
 */
@NullMarked
package org.circlekeeper.bench.discord;

import org.jspecify.annotations.NullMarked;
