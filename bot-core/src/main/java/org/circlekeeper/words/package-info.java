/**
 * What the bot says, in every language.
 *
 * <p>One folder a language, one file a feature: {@code words/es/checkin.properties} holds every Spanish sentence whose key
 * begins with {@code checkin.}. A new language is a new folder and one line in {@code words/languages.properties}; a test
 * tells what is missing. Patterns are ICU message format with named values.
 */
@NullMarked
package org.circlekeeper.words;

import org.jspecify.annotations.NullMarked;
