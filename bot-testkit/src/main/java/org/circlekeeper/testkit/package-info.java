/**
 * How to test a bot: a platform made of lists, a clock that stands still, a real database, and the promises every
 * platform keeps. Main code, used in test scope.
 */
@NullMarked
package org.circlekeeper.testkit;

import org.jspecify.annotations.NullMarked;
