/**
 * The promises of this project about what was saved and what is secret, put under fire. A package per experiment; each has
 * a short form, which every build runs, and a long one ({@code proof/run}), whose figures go into a report.
 */
@NullMarked
package org.circlekeeper.proof;

import org.jspecify.annotations.NullMarked;
