/**
 * Numbers of people who listen: finding them, and offering them.
 *
 * <p>A directory of files, one a country, read into memory; a finder that picks at most three lines out of it; a reply
 * that begins with a number. Nothing here needs a database or remembers who asked. Offers are the other half: a moderator
 * may point somebody to the helplines, never more than a few times, and never learns what came of it.
 */
@NullMarked
package org.circlekeeper.helpline;

import org.jspecify.annotations.NullMarked;
