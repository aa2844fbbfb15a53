package org.circlekeeper.command.typed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.circlekeeper.chat.Argument;
import org.circlekeeper.chat.Field;
import org.circlekeeper.chat.Form;
import org.circlekeeper.chat.Invocation;
import org.circlekeeper.chat.Place;
import org.circlekeeper.chat.Platform;
import org.circlekeeper.chat.PrivateText;
import org.circlekeeper.chat.Readers;
import org.circlekeeper.chat.RoomId;
import org.circlekeeper.command.Menu;
import org.circlekeeper.command.typed.OpenForm.Step;
import org.circlekeeper.testkit.TestBot;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class OpenFormTest {
    private static final Menu MENU = TestBot.fresh().bot().desk().menu();
    private static final Place PLACE = new Place(
            RoomId.standingAlone(new Platform("test"), "room"),
            Optional.empty(),
            Place.Kind.DIRECT,
            new Readers(true, Readers.Outside.NOBODY));
    private static final Invocation THEN = Invocation.of("checkin now").with("kind", "rose");
    private static final Form FORM = new Form(
            "A few words",
            List.of(
                    new Field.Short("rose", "What was good?", true, 10),
                    new Field.Pick(
                            "keep",
                            "Keep it?",
                            false,
                            List.of(new Field.Option("Yes", "y"), new Field.Option("Not now", "n"))),
                    new Field.Long("thorn", "What was hard?", false, 100)),
            THEN);

    private final OpenForm form = new OpenForm(FORM, PLACE);

    private static Argument words(String text) {
        return new Argument.Private(new PrivateText(text));
    }

    @Test
    void one_question_follows_another() {
        assertThat(form.question()).containsExactly("1/3 What was good?");
        assertThat(form.answer("sun")).isEqualTo(Step.NEXT);
        assertThat(form.question()).containsExactly("2/3 Keep it?", "1. Yes", "2. Not now");
        assertThat(form.answer("2")).isEqualTo(Step.NEXT);
        assertThat(form.answer("rain\nall day")).isEqualTo(Step.FINISHED);
        assertThat(form.filled())
                .isEqualTo(THEN.with("rose", words("sun")).with("keep", "n").with("thorn", words("rain\nall day")));
        assertThat(form.place()).isEqualTo(PLACE);
        assertThat(form.form()).isEqualTo(FORM);
    }

    @Test
    void a_single_question_is_not_counted() {
        OpenForm one = new OpenForm(new Form("t", FORM.fields().subList(0, 1), THEN), PLACE);
        assertThat(one.question()).containsExactly("What was good?");
        assertThat(one.step()).isEqualTo(1);
        assertThat(one.steps()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "yes", "Y", " Yes "})
    void an_option_is_picked_by_number_label_or_value(String typed) {
        form.answer("sun");
        assertThat(form.answer(typed)).isEqualTo(Step.NEXT);
        assertThat(form.filled().arguments()).containsEntry("keep", new Argument.Plain("y"));
    }

    @Test
    void what_cannot_be_taken_is_objected_to_and_asked_again() {
        assertThat(form.skip()).isEqualTo(Step.REQUIRED);
        assertThat(objection(Step.REQUIRED, "skip"))
                .hasValueSatisfying(said -> assertThat(said).contains("needs an answer", "leave"));
        assertThat(form.most()).isEqualTo(10);
        assertThat(form.answer("eleven char")).isEqualTo(Step.TOO_LONG);
        assertThat(objection(Step.TOO_LONG, "eleven char"))
                .hasValueSatisfying(said -> assertThat(said).contains("11 characters", "room for 10"));
        assertThat(form.step()).isEqualTo(1);
        form.answer("ten  chars");
        assertThat(form.answer("3")).isEqualTo(Step.NOT_AN_OPTION);
        assertThat(objection(Step.NOT_AN_OPTION, "3")).isPresent();
        assertThat(form.step()).isEqualTo(2);
    }

    @Test
    void what_was_taken_is_not_objected_to() {
        assertThat(List.of(Step.NEXT, Step.FINISHED, Step.LEFT))
                .allSatisfy(step -> assertThat(objection(step, "sun")).isEmpty());
    }

    @Test
    void an_answer_stays_while_one_goes_back_and_a_skipped_one_is_gone() {
        form.back();
        assertThat(form.step()).as("before the first there is nothing").isEqualTo(1);
        form.answer("sun");
        form.answer("yes");
        form.back();
        form.back();
        assertThat(form.filled()).isEqualTo(THEN.with("rose", words("sun")).with("keep", "y"));
        form.answer("rain");
        form.skip();
        assertThat(form.skip()).isEqualTo(Step.FINISHED);
        assertThat(form.filled()).isEqualTo(THEN.with("rose", words("rain")));
    }

    @Test
    void after_the_last_question_one_can_still_go_back() {
        form.answer("sun");
        form.skip();
        form.skip();
        assertThat(form.back()).isEqualTo(Step.NEXT);
        assertThat(form.step()).isEqualTo(3);
    }

    @Test
    void words_for_the_form_are_no_answers() {
        assertThat(form.hear("sun", MENU)).isEqualTo(Step.NEXT);
        assertThat(form.hear("Überspringen", MENU)).isEqualTo(Step.NEXT);
        assertThat(form.step()).isEqualTo(3);
        assertThat(form.hear("atrás", MENU)).isEqualTo(Step.NEXT);
        assertThat(form.step()).isEqualTo(2);
        assertThat(form.hear("leave", MENU)).isEqualTo(Step.LEFT);
        assertThat(form.filled()).isEqualTo(THEN.with("rose", words("sun")));
    }

    private Optional<String> objection(Step step, String typed) {
        return form.objection(step, typed, MENU, Locale.ENGLISH);
    }
}
