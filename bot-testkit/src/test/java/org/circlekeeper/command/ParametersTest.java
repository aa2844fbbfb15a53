package org.circlekeeper.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.circlekeeper.chat.Argument;
import org.circlekeeper.chat.PrivateText;
import org.circlekeeper.chat.Role;
import org.circlekeeper.chat.Suggestion;
import org.circlekeeper.words.Catalogue;
import org.circlekeeper.words.Words;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How what somebody typed, picked or wrote becomes a value, or does not. */
class ParametersTest {
    private final Words words = new Catalogue().in(Locale.ENGLISH);

    @ParameterizedTest
    @CsvSource({"1, 1", "5, 5", "' 3 ', 3", "0,", "6,", "-1,", "3.0,", "١,", "1234567890,"})
    void a_number_is_taken_up_to_both_its_ends(String typed, Integer read) {
        assertThat(said(Parameter.number("number", 1, 5), typed)).isEqualTo(Optional.ofNullable(read));
    }

    @Test
    void a_number_may_lie_below_nothing() {
        assertThat(said(Parameter.number("number", -5, 5), "-5")).contains(-5);
    }

    @Test
    void a_short_text_is_taken_up_to_its_length_and_never_empty() {
        Parameter<String> text = Parameter.text("label", 5);
        assertThat(said(text, " tea  ")).contains("tea");
        assertThat(said(text, "12345")).contains("12345");
        assertThat(said(text, "123456")).isEmpty();
        assertThat(said(text, "  ")).isEmpty();
        assertThat(text.parse().apply(new Argument.Private(new PrivateText("tea")), words))
                .as("words from a form are read by those alone that ask for them")
                .isEmpty();
        assertThat(text.isHidden()).isFalse();
    }

    @Test
    void words_about_oneself_are_taken_up_to_their_length_and_never_published() {
        Parameter<PrivateText> note = Parameter.words("note", 5);
        assertThat(note.parse().apply(new Argument.Private(new PrivateText("12345")), words))
                .contains(new PrivateText("12345"));
        assertThat(note.parse().apply(new Argument.Private(new PrivateText("123456")), words))
                .isEmpty();
        assertThat(said(note, "typed")).contains(new PrivateText("typed"));
        assertThat(note.isHidden()).isTrue();
        assertThat(note.options().apply(words)).isEmpty();
    }

    @Test
    void one_of_a_few_is_known_by_its_value_and_by_its_word_however_written() {
        Parameter<Role> role = Parameter.oneOf("role", "privacy.looked_role", Role.class);
        assertThat(said(role, "moderator")).contains(Role.MODERATOR);
        assertThat(said(role, " MODERATOR ")).contains(Role.MODERATOR);
        assertThat(said(role, "A Moderator")).contains(Role.MODERATOR);
        assertThat(said(role, "nobody")).isEmpty();
        assertThat(role.options().apply(words))
                .contains(new Suggestion("a member", "member"), new Suggestion("the owner", "owner"));
    }

    @Test
    void somebody_may_be_named_and_a_very_long_name_is_none() {
        Parameter<String> to = Parameter.person("to");
        assertThat(said(to, "ada")).contains("ada");
        assertThat(said(to, "a".repeat(5000))).isEmpty();
        assertThat(to.options().apply(words)).isEmpty();
        assertThat(Parameter.number("number", 1, 5).options().apply(words)).isEmpty();
        assertThat(Parameter.text("label", 5).options().apply(words)).isEmpty();
    }

    @Test
    void what_was_heard_is_the_same_from_a_form_and_from_the_keyboard() {
        assertThat(Parameter.heard(new Argument.Plain(" Kenya "))).isEqualTo("Kenya");
        assertThat(Parameter.heard(new Argument.Private(new PrivateText(" Kenya "))))
                .isEqualTo("Kenya");
    }

    @ParameterizedTest
    @CsvSource({
        "help, help, 0",
        "help, hlep, 1", // neighbours swapped
        "help, hepl, 1",
        "help, halp, 1",
        "help, hel, 1",
        "help, helps, 1",
        "help, elp, 1",
        "help, xhelp, 1",
        "help, pleh, 3",
        "ab, ba, 1",
        "'', help, 4",
        "help, '', 4",
        "checkin, chekcni, 2",
        "setup, steup, 1"
    })
    void how_far_two_words_are_apart_is_counted_in_slips(String one, String other, int slips) {
        assertThat(Nearness.between(one, other)).isEqualTo(slips);
        assertThat(Nearness.between(other, one)).isEqualTo(slips);
    }

    @Test
    void a_command_is_a_noun_or_a_noun_and_a_verb_and_its_words_are_found_under_it() {
        assertThat(Name.of("helpline", "crisis").wordKey()).isEqualTo("helpline.helpline.description");
        assertThat(Name.of("checkin now").wordKey()).isEqualTo("checkin.now.description");
        for (String bad : List.of("Helpline", "check-in", "a b c", "", " now")) {
            assertThatThrownBy(() -> Name.of(bad)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void what_nobody_can_see_is_taken_out_before_a_command_hears_it() {
        assertThat(CleanText.of("a\u202Eb\u200Bc\u0007d\uFEFF\uDB40\uDC41e")).isEqualTo("abcde");
        assertThat(CleanText.of("Z\u0335\u0322\u0328\u0321\u0326y")).hasSizeLessThanOrEqualTo(5);
        assertThat(CleanText.of("two\nlines, ñ, 日本, می\u200Cخواهم, 👩\u200D👧"))
                .isEqualTo("two\nlines, ñ, 日本, می\u200Cخواهم, 👩\u200D👧");
    }

    @Test
    void three_marks_on_a_letter_stay_and_a_fourth_goes_until_the_next_letter() {
        String three = "x\u0335\u0322\u0328";
        assertThat(CleanText.of(three + "\u0321" + three)).isEqualTo(three + three);
        assertThat(CleanText.of("x\u20DD\u20DE\u20DF\u20E0")).isEqualTo("x\u20DD\u20DE\u20DF");
        assertThat(CleanText.of("a\tb\rc\uE000\uD83Dd")).isEqualTo("a\tbcd");
    }

    private <T> Optional<T> said(Parameter<T> parameter, String typed) {
        return parameter.parse().apply(new Argument.Plain(typed), words);
    }
}
