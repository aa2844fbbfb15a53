/**
 * The program: reads the configuration, wires everything by hand, starts and stops. The only place that reads the clock.
 */
@NullMarked
package org.circlekeeper.app;

import org.jspecify.annotations.NullMarked;
