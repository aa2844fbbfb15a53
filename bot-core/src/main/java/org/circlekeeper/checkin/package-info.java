/**
 * How somebody is: asked warmly, kept only after a yes, shown to nobody else.
 *
 * <p>Kinds of check-in are data, one YAML file each in {@code checkin/} among the resources; {@code kinds.txt} there lists
 * them. A check-in takes two taps. A low answer is met with an offer to that person alone, and nothing else happens.
 */
@NullMarked
package org.circlekeeper.checkin;

import org.jspecify.annotations.NullMarked;
