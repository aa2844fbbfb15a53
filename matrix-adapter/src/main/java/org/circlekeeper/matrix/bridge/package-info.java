/**
 * One Matrix account as plain Java sees it. Behind these types is Kotlin that drives the SDK; nothing of either is seen
 * from outside, because the SDK's value classes and suspending functions cannot be called from Java.
 */
@NullMarked
package org.circlekeeper.matrix.bridge;

import org.jspecify.annotations.NullMarked;
