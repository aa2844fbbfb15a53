package org.circlekeeper.checkin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.circlekeeper.words.Catalogue;
import org.circlekeeper.words.Words;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AnswersTest {
    private final Kinds kinds = new Kinds();
    private final Words english = new Catalogue().in(Locale.ENGLISH);

    private Optional<List<String>> read(String kind, String said) {
        return Answers.read(kinds.find(kind).orElseThrow(), said, english).map(Answers.Answer::values);
    }

    @ParameterizedTest
    @CsvSource({
        "weather, strom, storm",
        "weather, NIEBLA, fog",
        "weather, nebl, fog",
        "weather, Gewiter, storm",
        "weather, Changing all the time., changing",
        "mood5, relly hard, 1",
        "mood5, más bien mal, 2",
        "mood5, mas bien mal, 2",
        "zones, red, 1",
        "zones, Gelb, 2",
        "zones, vrede, 3",
        "capacity, 3 of 5, 3",
        "mood10, 10, 10",
        "mood10, very good, 9",
        "need, 'To be heard, without advice', be-heard"
    })
    void people_type_in_a_hurry_and_in_their_own_language(String kind, String said, String meant) {
        assertThat(read(kind, said)).contains(List.of(meant));
    }

    @ParameterizedTest
    @CsvSource({"mood5, 6", "mood5, 0", "mood5, -1", "mood10, 11", "weather, spreadsheet", "mood5, ,", "halt, ''"})
    void what_means_nothing_is_not_guessed(String kind, String said) {
        assertThat(read(kind, said == null ? " " : said).filter(values -> !values.isEmpty()))
                .isEmpty();
    }

    @Test
    void a_comma_at_the_end_says_that_more_may_follow() {
        Kind halt = kinds.find("halt").orElseThrow();
        assertThat(Answers.read(halt, "hungry,", english))
                .hasValueSatisfying(begun -> assertThat(begun.complete()).isFalse());
        assertThat(Answers.read(halt, "hungry, Tired", english)).hasValueSatisfying(done -> {
            assertThat(done.complete()).isTrue();
            assertThat(done.values()).containsExactly("hungry", "tired");
        });
    }

    @Test
    void the_same_thing_twice_is_once() {
        assertThat(read("halt", "tired,tired")).contains(List.of("tired"));
    }

    @Test
    void two_axes_are_done_after_two_answers_and_three_are_too_many() {
        Kind quadrant = kinds.find("quadrant").orElseThrow();
        assertThat(Answers.read(quadrant, "-1", english).map(Answers.Answer::complete))
                .contains(false);
        assertThat(Answers.read(quadrant, "-1,2", english).map(Answers.Answer::complete))
                .contains(true);
        assertThat(Answers.read(quadrant, "-1,2,0", english)).isEmpty();
        assertThat(Answers.say(quadrant, List.of("-1", "2"), english))
                .isEqualTo("Feeling: A bit unpleasant; Energy: Bursting with energy");
    }

    @ParameterizedTest
    @ValueSource(strings = {"rose-thorn-bud", "perma"})
    void lines_of_ones_own_are_never_read_from_an_option(String kind) {
        assertThat(read(kind, "a good day")).isEmpty();
    }
}
