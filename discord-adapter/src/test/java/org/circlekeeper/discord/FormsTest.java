package org.circlekeeper.discord;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import net.dv8tion.jda.api.interactions.modals.ModalMapping;
import net.dv8tion.jda.api.utils.data.DataArray;
import net.dv8tion.jda.api.utils.data.DataObject;
import org.circlekeeper.chat.Argument;
import org.circlekeeper.chat.Field;
import org.circlekeeper.chat.Form;
import org.circlekeeper.chat.Invocation;
import org.circlekeeper.chat.PrivateText;
import org.junit.jupiter.api.Test;

class FormsTest {
    private static final Invocation THEN = Invocation.of("checkin now");
    private static final int LABEL = 18;
    private static final int DISPLAY = 10;

    private static DataObject sent(String title, Field... fields) {
        return Forms.of(new Form(title, List.of(fields), THEN), "f1").toData();
    }

    private static DataObject part(DataObject modal, int index) {
        return modal.getArray("components").getObject(index);
    }

    private static Field.Pick pick(String label, int options) {
        return new Field.Pick(
                "kind",
                label,
                false,
                IntStream.range(0, options)
                        .mapToObj(i -> new Field.Option("Option " + i, "o" + i))
                        .toList());
    }

    @Test
    void every_kind_of_question_has_its_field() {
        DataObject modal = sent(
                "How are you?",
                new Field.Short("line1", "In a word", true, 60),
                new Field.Long("line2", "More", false, 9000),
                pick("Which", 3));
        assertThat(modal.getString("custom_id")).isEqualTo("f1");
        assertThat(modal.getString("title")).isEqualTo("How are you?");
        DataObject line = part(modal, 0);
        assertThat(line.getInt("type")).isEqualTo(LABEL);
        assertThat(line.getString("label")).isEqualTo("In a word");
        assertThat(line.getObject("component").toMap())
                .containsEntry("custom_id", "line1")
                .containsEntry("style", 1)
                .containsEntry("required", true)
                .containsEntry("max_length", 60);
        assertThat(part(modal, 1).getObject("component").toMap())
                .containsEntry("style", 2)
                .containsEntry("required", false)
                .containsEntry("max_length", 4000);
        DataObject list = part(modal, 2).getObject("component");
        assertThat(list.getInt("type")).isEqualTo(3);
        assertThat(list.getInt("min_values")).isZero();
        assertThat(list.getBoolean("required", true)).isFalse();
        assertThat(list.getArray("options").getObject(2).getString("value")).isEqualTo("o2");
    }

    @Test
    void a_long_question_is_whole_below_its_label() {
        String question = "What would you like to hear from the others, if anything at all?";
        DataObject part = part(sent("A", new Field.Short("line1", question, false, 60)), 0);
        assertThat(part.getString("label")).isEqualTo("What would you like to hear from the others,…");
        assertThat(part.getString("description")).isEqualTo(question);
    }

    @Test
    void a_longer_question_goes_on_inside_the_field() {
        String question =
                "What would you like to hear from the others, if anything at all? Advice, a story, nothing but"
                        + " being listened to, or something else?";
        DataObject part = part(sent("A", new Field.Long("line1", question, false, 60)), 0);
        String rest = part.getObject("component").getString("placeholder");
        assertThat(part.getString("description") + " " + rest).isEqualTo(question);
        DataObject list = part(sent("A", pick(question, 2)), 0);
        assertThat(list.getString("description") + " "
                        + list.getObject("component").getString("placeholder"))
                .isEqualTo(question);
    }

    @Test
    void the_longest_questions_and_titles_are_text_above() {
        String question = "Is there *anything* else? ".repeat(12).strip();
        String title = "What is said here stays here, and leaves only with a yes";
        DataObject modal = sent(title, new Field.Short("line1", question, false, 60));
        assertThat(modal.getString("title")).hasSizeLessThanOrEqualTo(45).endsWith("…");
        assertThat(part(modal, 0).getInt("type")).isEqualTo(DISPLAY);
        assertThat(part(modal, 0).getString("content")).isEqualTo(title);
        assertThat(Eyes.onWords(part(modal, 1).getString("content"))).isEqualTo(question);
        assertThat(part(modal, 2).getString("label")).startsWith("Is there *anything* else?");
    }

    @Test
    void five_questions_leave_no_room_for_text_above() {
        Field[] fields = IntStream.range(0, 5)
                .mapToObj(i -> new Field.Short("line" + i, "Question " + i, false, 60))
                .toArray(Field[]::new);
        assertThat(sent("A title that is far longer than what fits there", fields)
                        .getArray("components")
                        .length())
                .isEqualTo(5);
    }

    @Test
    void twenty_five_options_fit_and_more_are_our_mistake() {
        assertThat(part(sent("A", pick("Which", 25)), 0)
                        .getObject("component")
                        .getArray("options")
                        .length())
                .isEqualTo(25);
        assertThatThrownBy(() -> sent("A", pick("Which", 26))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void answers_are_private_words_and_picks_are_plain() {
        Map<String, Argument> answers = Forms.answers(List.of(
                text("line1", "rough day"),
                text("line2", ""),
                text("line3", " \n"),
                picked("kind", "o2"),
                picked("way")));
        assertThat(answers)
                .containsExactly(
                        Map.entry("line1", new Argument.Private(new PrivateText("rough day"))),
                        Map.entry("kind", new Argument.Plain("o2")));
    }

    private static ModalMapping text(String name, String value) {
        return mapping(DataObject.empty().put("type", 4).put("custom_id", name).put("value", value));
    }

    private static ModalMapping picked(String name, String... values) {
        return mapping(DataObject.empty()
                .put("type", 3)
                .put("custom_id", name)
                .put("values", DataArray.fromCollection(List.of(values))));
    }

    private static ModalMapping mapping(DataObject submitted) {
        return new ModalMapping(null, DataObject.empty(), submitted.put("id", 1));
    }
}
