package org.circlekeeper.command.typed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.circlekeeper.command.Menu;
import org.circlekeeper.testkit.TestBot;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class FormWordTest {
    private static final Menu MENU = TestBot.fresh().bot().desk().menu();

    @ParameterizedTest
    @CsvSource({
        "skip, SKIP",
        "back, BACK",
        "leave, LEAVE",
        "omitir, SKIP",
        "atrás, BACK",
        "cancelar, LEAVE",
        "überspringen, SKIP",
        "zurück, BACK",
        "abbrechen, LEAVE",
        "' Leave ', LEAVE",
        "ATRAS, BACK",
        "Zuruck, BACK",
        "zuru\u0308ck, BACK",
    })
    void they_are_understood_in_every_language_however_they_are_typed(String typed, FormWord word) {
        assertThat(FormWord.in(typed, MENU)).contains(word);
    }

    /** Words that people answer with: somebody who feels left alone must not find the form closed. */
    @ParameterizedTest
    @ValueSource(strings = {"", "leave me alone", "I came back", "verlassen", "salir", "volver", "saltar", "weiter"})
    void what_may_be_an_answer_is_one(String typed) {
        assertThat(FormWord.in(typed, MENU)).isEmpty();
    }

    @Test
    void no_language_means_another_thing_by_a_word() {
        Map<String, FormWord> known = new HashMap<>();
        for (FormWord word : FormWord.values()) {
            for (Locale language : MENU.languages()) {
                String said = said(word, language);
                assertThat(FormWord.in(said, MENU)).contains(word);
                assertThat(known.put(said, word)).isIn(null, word);
            }
        }
    }

    @Test
    void each_language_tells_its_own_words() {
        for (Locale language : MENU.languages()) {
            for (FormWord word : FormWord.values()) {
                assertThat(MENU.say(language, "typed.form_hint")).contains(said(word, language));
            }
            assertThat(MENU.say(language, "typed.form_required")).contains(said(FormWord.LEAVE, language));
        }
        assertThat(MENU.languages()).containsAll(List.of(Locale.ENGLISH, Locale.GERMAN));
    }

    private static String said(FormWord word, Locale language) {
        return MENU.say(language, "typed." + word.name().toLowerCase(Locale.ROOT));
    }
}
