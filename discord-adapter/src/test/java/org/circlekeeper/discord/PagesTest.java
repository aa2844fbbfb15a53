package org.circlekeeper.discord;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import net.dv8tion.jda.api.utils.FileUpload;
import net.dv8tion.jda.api.utils.data.DataArray;
import net.dv8tion.jda.api.utils.data.DataObject;
import net.dv8tion.jda.api.utils.messages.MessageCreateData;
import org.circlekeeper.chat.Argument;
import org.circlekeeper.chat.Block;
import org.circlekeeper.chat.Choice;
import org.circlekeeper.chat.Invocation;
import org.circlekeeper.chat.Message;
import org.junit.jupiter.api.Test;

class PagesTest {

    /** A component as Discord gets it. */
    private record Shown(String label, String id) {}

    private static List<MessageCreateData> pages(Message message) {
        return Pages.of(message, PagesTest::id);
    }

    private static String id(Choice choice) {
        Argument number = choice.then().arguments().get("n");
        return choice.then().command() + (number == null ? "" : ((Argument.Plain) number).value());
    }

    private static String content(MessageCreateData page) {
        return page.toData().getString("content");
    }

    private static Message choices(int count, String label) {
        return Message.of("Pick one.")
                .offering(IntStream.range(0, count)
                        .mapToObj(i ->
                                new Choice(label + i, Invocation.of("about").with("n", String.valueOf(i))))
                        .toList());
    }

    private static List<DataObject> rows(MessageCreateData page) {
        return page.toData().getArray("components").stream(DataArray::getObject).toList();
    }

    private static List<Shown> shown(MessageCreateData page) {
        List<Shown> shown = new ArrayList<>();
        for (DataObject row : rows(page)) {
            row.getArray("components").stream(DataArray::getObject).forEach(component -> {
                if (component.getInt("type") == 3) {
                    component.getArray("options").stream(DataArray::getObject)
                            .forEach(option ->
                                    shown.add(new Shown(option.getString("label"), option.getString("value"))));
                } else {
                    shown.add(new Shown(component.getString("label"), component.getString("custom_id")));
                }
            });
        }
        return shown;
    }

    private static String read(FileUpload file) {
        try (var data = file.getData()) {
            return new String(data.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    @Test
    void every_kind_of_block_has_its_look() {
        Message message = new Message(
                List.of(
                        new Block.Heading("Help *now*"),
                        new Block.Paragraph("One line."),
                        new Block.Verbatim("116 123"),
                        new Block.Paragraph("Day and night."),
                        new Block.Paragraph("Another."),
                        new Block.Bullets(List.of("free", "# of calls")),
                        new Block.TimeMark(Instant.ofEpochSecond(1_800_000_000))),
                List.of());
        assertThat(content(pages(message).get(0))).isEqualTo("""
                **Help \\*now\\***
                One line.

                `116 123`
                Day and night.

                Another.
                - free
                - \\# of calls
                <t:1800000000:F> (<t:1800000000:R>)""");
    }

    @Test
    void nobody_is_mentioned_and_no_link_unfolds() {
        DataObject sent =
                pages(Message.of("@everyone see https://example.org")).get(0).toData();
        assertThat(sent.getObject("allowed_mentions").getArray("parse").isEmpty())
                .isTrue();
        assertThat(sent.getObject("allowed_mentions").getBoolean("replied_user", true))
                .isFalse();
        assertThat(sent.getInt("flags")).isEqualTo(4);
        assertThat(sent.getString("content")).isEqualTo("@everyone see https://example.org");
    }

    @Test
    void a_picture_has_its_words() {
        List<MessageCreateData> pages = pages(Message.of(new Block.Picture(new byte[] {1, 2}, "Two bars.")));
        assertThat(pages).hasSize(1);
        FileUpload file = (FileUpload) pages.get(0).getAttachments().get(0);
        assertThat(file.getName()).isEqualTo("picture.png");
        assertThat(file.getDescription()).isEqualTo("Two bars.");
        assertThat(content(pages.get(0))).isEmpty();
    }

    @Test
    void long_words_for_a_picture_are_in_the_text() {
        String alt = new Scribble(1).prose(400);
        List<MessageCreateData> pages = pages(Message.of(new Block.Picture(new byte[] {1}, alt)));
        assertThat(allText(pages)).isEqualTo(squeezed(alt));
        FileUpload file =
                (FileUpload) pages.get(pages.size() - 1).getAttachments().get(0);
        assertThat(file.getDescription())
                .hasSizeLessThanOrEqualTo(1024)
                .startsWith(alt.substring(0, 900).lines().findFirst().orElseThrow());
    }

    @Test
    void a_long_text_to_copy_is_a_file_that_can_be_read_twice() {
        String export = "{" + "\"a\": \"*b*\", ".repeat(200) + "}";
        MessageCreateData page = pages(Message.of(
                        new Block.Paragraph("All there is."),
                        new Block.Verbatim(export),
                        new Block.Verbatim("x".repeat(1501))))
                .get(0);
        assertThat(page.getFiles()).extracting(FileUpload::getName).containsExactly("text.json", "text-2.txt");
        assertThat(read(page.getFiles().get(0))).isEqualTo(export);
        assertThat(read(page.getFiles().get(0))).isEqualTo(export);
        assertThat(content(page)).isEqualTo("All there is.\n`text.json`\n`text-2.txt`");
    }

    @Test
    void a_text_to_copy_that_code_cannot_show_is_a_file_too() {
        String text = "a\n```\nb";
        assertThat(pages(Message.of(new Block.Verbatim(text))).get(0).getFiles())
                .map(PagesTest::read)
                .containsExactly(text);
    }

    @Test
    void more_than_ten_files_need_more_messages() {
        Block[] pictures = IntStream.range(0, 23)
                .mapToObj(i -> new Block.Picture(new byte[] {1}, "p" + i))
                .toArray(Block[]::new);
        assertThat(pages(Message.of(pictures)))
                .extracting(page -> page.getFiles().size())
                .containsExactly(10, 10, 3);
    }

    @Test
    void a_long_message_is_split_between_blocks() {
        String long1 = new Scribble(1).prose(250);
        String long2 = new Scribble(2).prose(250);
        assertThat(pages(Message.of(long1, long2)))
                .extracting(PagesTest::content)
                .containsExactly(Markdown.text(long1), Markdown.text(long2));
    }

    @Test
    void a_long_block_is_split_after_sentences() {
        String sentence = "This is a sentence of some length, as people write them. ";
        List<MessageCreateData> pages = pages(Message.of(sentence.repeat(100).strip()));
        assertThat(pages)
                .hasSize(3)
                .allSatisfy(page -> assertThat(content(page)).startsWith("This").endsWith("."));
    }

    @Test
    void a_long_sentence_is_split_after_words() {
        List<MessageCreateData> pages =
                pages(Message.of("wonderful ".repeat(500).strip()));
        assertThat(pages)
                .allSatisfy(page ->
                        assertThat(content(page)).startsWith("wonderful").endsWith("wonderful"));
    }

    @Test
    void a_word_without_end_keeps_its_letters_whole() {
        List<MessageCreateData> pages = pages(Message.of("*😀é".repeat(1500)));
        assertThat(allText(pages)).isEqualTo("*😀é".repeat(1500));
        assertThat(pages)
                .allSatisfy(page -> assertThat(content(page))
                        .doesNotEndWith("\\")
                        .doesNotContain("\uFFFD")
                        .doesNotStartWith("\u0301"));
    }

    @Test
    void the_beginning_of_a_page_is_the_beginning_of_a_line() {
        String text = "word ".repeat(390) + "x".repeat(30) + " # no heading ".repeat(30);
        assertThat(allText(pages(Message.of(text)))).isEqualTo(squeezed(text));
    }

    @Test
    void a_few_choices_are_buttons_that_look_alike() {
        MessageCreateData page = pages(choices(7, "choice ")).get(0);
        assertThat(rows(page)).hasSize(2);
        assertThat(shown(page)).hasSize(7).startsWith(new Shown("choice 0", "about0"));
        rows(page)
                .forEach(row -> row.getArray("components").stream(DataArray::getObject)
                        .forEach(button -> assertThat(button.getInt("style")).isEqualTo(2)));
    }

    @Test
    void many_choices_are_lists() {
        MessageCreateData page = pages(choices(53, "choice ")).get(0);
        assertThat(rows(page)).hasSize(3);
        assertThat(rows(page).get(0).getArray("components").getObject(0).getString("custom_id"))
                .isEqualTo("select.1");
        assertThat(rows(page).get(0).getArray("components").getObject(0).getString("placeholder"))
                .isEqualTo("choice 0 … choice 24");
        assertThat(rows(page).get(2).getArray("components").getObject(0).getInt("type"))
                .isEqualTo(2);
        assertThat(shown(page)).hasSize(53).doesNotHaveDuplicates();
    }

    @Test
    void more_than_five_lists_go_on_in_another_message() {
        List<MessageCreateData> pages = pages(choices(249, "country "));
        assertThat(pages).hasSize(2).allSatisfy(page -> assertThat(rows(page)).hasSize(5));
        assertThat(pages.stream()
                        .flatMap(page -> shown(page).stream())
                        .map(Shown::id)
                        .distinct())
                .hasSize(249);
    }

    @Test
    void somewhat_long_labels_make_a_list() {
        MessageCreateData page = pages(choices(3, "l".repeat(90))).get(0);
        assertThat(rows(page).get(0).getArray("components").getObject(0).getInt("type"))
                .isEqualTo(3);
        assertThat(shown(page)).first().isEqualTo(new Shown("l".repeat(90) + "0", "about0"));
    }

    @Test
    void labels_that_fit_nowhere_are_in_the_text_with_their_numbers() {
        String words = "this is a rather long way of putting it ".repeat(4);
        MessageCreateData page = pages(choices(2, words)).get(0);
        assertThat(content(page)).isEqualTo("Pick one.\n\n1\\. " + words + "0\n2\\. " + words + "1");
        assertThat(shown(page).get(1).label())
                .startsWith("2. this is a rather long")
                .endsWith("…")
                .hasSizeLessThanOrEqualTo(80);
    }

    @Test
    void choices_are_under_the_last_words() {
        Message message = Message.of("word ".repeat(900)).offering(new Choice("Go on", Invocation.of("help")));
        List<MessageCreateData> pages = pages(message);
        assertThat(pages.subList(0, pages.size() - 1))
                .isNotEmpty()
                .allSatisfy(page -> assertThat(rows(page)).isEmpty());
        assertThat(rows(pages.get(pages.size() - 1))).hasSize(1);
    }

    @Test
    void the_same_choice_is_shown_once() {
        Message message = Message.of("a")
                .offering(new Choice("One", Invocation.of("help")), new Choice("Two", Invocation.of("help")));
        assertThat(shown(pages(message).get(0))).containsExactly(new Shown("One", "help"));
    }

    @Test
    void a_choice_without_words_can_still_be_pressed() {
        assertThat(shown(pages(new Message(List.of(), List.of(new Choice(" ", Invocation.of("help")))))
                        .get(0)))
                .containsExactly(new Shown("…", "help"));
    }

    @Test
    void silence_is_visible() {
        assertThat(pages(new Message(List.of(), List.of())))
                .extracting(PagesTest::content)
                .containsExactly("…");
        assertThat(pages(Message.of("\u0007 \n")))
                .extracting(PagesTest::content)
                .containsExactly("…");
    }

    @Test
    void the_first_words_name_a_thread() {
        assertThat(Pages.firstLine(Message.of(new Block.Verbatim("x"), new Block.Heading("\nA *circle*\nof us"))))
                .isEqualTo("A *circle*");
        assertThat(Pages.firstLine(Message.of("word ".repeat(40))))
                .endsWith("word…")
                .hasSizeLessThanOrEqualTo(100);
        assertThat(Pages.firstLine(new Message(List.of(), List.of()))).isEqualTo("…");
    }

    @Test
    void nothing_is_ever_lost_or_too_long() {
        for (int seed = 0; seed < 500; seed++) {
            Message message = new Scribble(seed).message();
            List<MessageCreateData> pages = pages(message);
            assertThat(allText(pages)).as("words, seed %s", seed).startsWith(allWords(message));
            assertThat(pages.stream().flatMap(page -> shown(page).stream()).map(Shown::id))
                    .as("choices, seed %s", seed)
                    .containsExactlyElementsOf(
                            message.choices().stream().map(PagesTest::id).toList());
            for (MessageCreateData page : pages) {
                assertThat(content(page).codePointCount(0, content(page).length()))
                        .isLessThanOrEqualTo(2000);
                assertThat(shown(page)).extracting(Shown::label).doesNotContain("");
            }
        }
    }

    /** What all pages show together, without white space. */
    private static String allText(List<MessageCreateData> pages) {
        StringBuilder all = new StringBuilder();
        pages.forEach(page -> all.append(Eyes.onPage(content(page))).append('\n'));
        return squeezed(all.toString());
    }

    private static String squeezed(String text) {
        return Markdown.clean(text).replaceAll("\\s+", "");
    }

    private static String allWords(Message message) {
        StringBuilder all = new StringBuilder();
        int files = 0;
        for (Block block : message.blocks()) {
            String words = block instanceof Block.Heading heading
                    ? heading.text()
                    : block instanceof Block.Paragraph paragraph
                            ? paragraph.text()
                            : block instanceof Block.Bullets bullets
                                    ? bullets.items().stream().reduce("", (one, other) -> one + "\n⟦item⟧" + other)
                                    : block instanceof Block.TimeMark mark
                                            ? "⟦time " + mark.at().getEpochSecond() + "⟧ (⟦time "
                                                    + mark.at().getEpochSecond() + "⟧)"
                                            : verbatim((Block.Verbatim) block, files);
            files += block instanceof Block.Verbatim code
                            && Markdown.verbatim(code.text()).isEmpty()
                    ? 1
                    : 0;
            all.append(words).append('\n');
        }
        return squeezed(all.toString());
    }

    private static String verbatim(Block.Verbatim verbatim, int before) {
        Optional<String> code = Markdown.verbatim(verbatim.text());
        String ending = verbatim.text().startsWith("[") || verbatim.text().startsWith("{") ? ".json" : ".txt";
        return code.isPresent() ? verbatim.text() : before == 0 ? "text" + ending : "text-" + (before + 1) + ending;
    }
}
