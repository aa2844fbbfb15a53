/**
 * What must happen later, and messages that must arrive: both are rows, planned in the transaction that promised them.
 */
@NullMarked
package org.circlekeeper.schedule;

import org.jspecify.annotations.NullMarked;
