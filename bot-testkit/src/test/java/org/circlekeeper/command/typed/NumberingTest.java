package org.circlekeeper.command.typed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.circlekeeper.chat.Choice;
import org.circlekeeper.chat.Invocation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class NumberingTest {
    private static List<Choice> choices(String... labels) {
        return Stream.of(labels)
                .map(label -> new Choice(label, Invocation.of("help").with("said", label)))
                .toList();
    }

    private static List<String> lines(List<Numbered> numbered) {
        return numbered.stream().map(one -> one.number() + ". " + one.label()).toList();
    }

    @Test
    void choices_are_counted_through_the_messages_of_an_answer() {
        Numbering first = Numbering.of(choices("Fog", "Sun"));
        Numbering both = first.and(choices("More"));
        assertThat(lines(both.all())).containsExactly("1. Fog", "2. Sun", "3. More");
        assertThat(lines(both.last(1))).containsExactly("3. More");
        assertThat(lines(first.all())).as("a value stays what it was").hasSize(2);
    }

    @Test
    void a_label_with_a_number_of_its_own_is_picked_by_that_one() {
        Numbering scale = Numbering.of(choices("0: calm", "7: tense", "Another kind"));
        assertThat(lines(scale.all())).containsExactly("0. calm", "7. tense", "8. Another kind");
        assertThat(scale.pick(0)).map(Choice::label).contains("0: calm");
        assertThat(scale.pick(7)).map(Choice::label).contains("7: tense");
        assertThat(scale.pick(8)).map(Choice::label).contains("Another kind");
        assertThat(scale.pick(1)).isEmpty();
    }

    @Test
    void no_number_stands_for_two() {
        Numbering twice = Numbering.of(choices("1: one", "1: another")).and(choices("2: two", "More"));
        assertThat(twice.all()).extracting(Numbered::number).doesNotHaveDuplicates();
        twice.all().forEach(one -> assertThat(twice.pick(one.number())).contains(one.choice()));
    }

    @Test
    void where_nothing_was_offered_nothing_is_picked() {
        assertThat(Numbering.NONE.pick(1)).isEmpty();
        assertThat(Numbering.NONE.all()).isEmpty();
    }

    @Test
    void a_number_alone_picks() {
        assertThat(Numbering.numberIn(" 12 ")).contains(12);
        assertThat(Numbering.numberIn("0")).contains(0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "2 cats", "-1", "1.5", "12345678901234567890", "two"})
    void other_words_pick_nothing(String typed) {
        assertThat(Numbering.numberIn(typed)).isEmpty();
    }
}
