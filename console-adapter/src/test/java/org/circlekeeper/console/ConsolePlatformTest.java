package org.circlekeeper.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.circlekeeper.chat.Argument;
import org.circlekeeper.chat.Block;
import org.circlekeeper.chat.Choice;
import org.circlekeeper.chat.Field;
import org.circlekeeper.chat.Form;
import org.circlekeeper.chat.Invocation;
import org.circlekeeper.chat.Message;
import org.circlekeeper.chat.Place;
import org.circlekeeper.chat.PrivateText;
import org.circlekeeper.chat.Recipient;
import org.circlekeeper.chat.Reply;
import org.circlekeeper.chat.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ConsolePlatformTest {
    @TempDir
    Path folder;

    private static final Reply CHOICES = Reply.privately(Message.of("which?")
            .offering(
                    new Choice("Fog", Invocation.of("trial now").with("feeling", "fog")),
                    new Choice("Good", Invocation.of("trial now").with("feeling", "good"))));

    private static final Reply FORM = new Reply.Ask(new Form(
            "A few words",
            List.of(
                    new Field.Short("rose", "What was good?", true, 10),
                    new Field.Pick("keep", "Keep it?", false, List.of(new Field.Option("Yes", "y"))),
                    new Field.Long("thorn", "What was hard?", false, 100)),
            Invocation.of("trial share")));

    @Test
    void input_from_a_pipe_runs_to_the_end() {
        Terminal terminal = new Terminal(folder, "# two people", "@ada", "/trial now", "", "@bea", "/trial shar");
        terminal.started().platform.converse(() -> {});
        assertThat(terminal.bot.heard)
                .extracting(request -> request.caller().user())
                .containsExactly(Places.person("ada"), Places.person("bea"));
        assertThat(terminal.shows().lines()).allMatch(line -> line.matches("(\\[room]|\\[only \\S+]|  ).*"));
        assertThat(terminal.shows()).contains("[only ada] heard\n", "[only bea] heard\n");
    }

    @Test
    void what_follows_a_line_runs_after_each_line() {
        Terminal terminal = new Terminal(folder, "/find", "/find");
        int[] count = {0};
        terminal.started().platform.converse(() -> count[0]++);
        assertThat(count[0]).isEqualTo(2);
    }

    @Test
    void a_number_picks_from_the_choices_that_person_saw_last() {
        Terminal terminal = new Terminal(folder).started();
        terminal.bot.answers = request -> CHOICES;
        terminal.types("@ada", "/trial now");
        assertThat(terminal.showsNow()).isEqualTo("[only ada] which?\n  1. Fog\n  2. Good\n");
        terminal.types("@bea", "1");
        assertThat(terminal.bot.heard).hasSize(1);
        assertThat(terminal.showsNow()).startsWith("[only bea] ");
        terminal.types("@ada", "2");
        assertThat(terminal.bot.last().invocation())
                .isEqualTo(Invocation.of("trial now").with("feeling", "good"));
        terminal.types("3", "0");
        assertThat(terminal.bot.heard).hasSize(2);
    }

    @Test
    void choices_shown_to_the_room_are_everybodys() {
        Terminal terminal = new Terminal(folder).started();
        terminal.bot.answers =
                request -> Reply.publicly(Message.of("for all").offering(new Choice("Help", Invocation.of("find"))));
        terminal.types("@mo moderator", "/trial now", "@ada", "1");
        assertThat(terminal.bot.last().invocation()).isEqualTo(Invocation.of("find"));
        assertThat(terminal.bot.last().caller().user()).isEqualTo(Places.person("ada"));
    }

    @Test
    void a_choice_made_in_a_direct_message_stays_there() {
        Terminal terminal = new Terminal(folder).started();
        terminal.bot.answers = request -> CHOICES;
        terminal.types("@ada", "dm /trial now", "1");
        assertThat(terminal.bot.last().place().kind()).isEqualTo(Place.Kind.DIRECT);
        assertThat(terminal.bot.last().place().room())
                .isEqualTo(Places.direct("ada").room());
    }

    @Test
    void somebody_who_moderated_once_still_does() {
        Terminal terminal = new Terminal(folder).started();
        terminal.types("@mo moderator", "@ada", "@mo", "/find");
        assertThat(terminal.bot.last().caller().role()).isEqualTo(Role.MODERATOR);
        terminal.types("@mo member", "/find");
        assertThat(terminal.bot.last().caller().role()).isEqualTo(Role.MEMBER);
    }

    @Test
    void a_form_is_answered_line_by_line() {
        Terminal terminal = new Terminal(folder).started();
        terminal.bot.answers = request -> FORM;
        terminal.types("@ada", "/trial now");
        assertThat(terminal.showsNow()).startsWith("[only ada] A few words\n").endsWith("\n  1/3 What was good?\n");
        terminal.types("sun");
        assertThat(terminal.showsNow()).isEqualTo("[only ada] 2/3 Keep it?\n  1. Yes\n");
        terminal.types("2");
        assertThat(terminal.showsNow()).endsWith("  2/3 Keep it?\n  1. Yes\n");
        terminal.bot.answers = request -> Reply.privately(Message.of("thank you"));
        terminal.types("back", "rain", "1", "# not an answer", "", "skip");
        assertThat(terminal.bot.last().invocation())
                .isEqualTo(Invocation.of("trial share")
                        .with("rose", new Argument.Private(new PrivateText("rain")))
                        .with("keep", "y"));
        assertThat(terminal.showsNow()).endsWith("[only ada] thank you\n");
    }

    @Test
    void a_needed_answer_cannot_be_skipped_and_too_many_words_are_not_lost() {
        Terminal terminal = new Terminal(folder).started();
        terminal.bot.answers = request -> FORM;
        terminal.types("/trial now", "skip", "eleven char");
        assertThat(terminal.shows()).contains("needs an answer", "11 characters", "room for 10");
        assertThat(terminal.bot.heard).hasSize(1);
    }

    @Test
    void leaving_a_form_keeps_nothing() {
        Terminal terminal = new Terminal(folder).started();
        terminal.bot.answers = request -> FORM;
        terminal.types("/trial now", "sun", "leave", "hello");
        assertThat(terminal.bot.heard).hasSize(1);
        assertThat(terminal.shows()).contains("Nothing from it was kept").contains("I only listen to commands");
    }

    @Test
    void a_form_is_left_in_any_language() {
        Terminal terminal = new Terminal(folder).started();
        terminal.bot.answers = request -> FORM;
        terminal.types("/trial now", "Abbrechen", "/trial now", "cancelar");
        assertThat(terminal.shows().split("Nothing from it was kept", -1)).hasSize(3);
    }

    @Test
    void a_form_waits_while_somebody_else_speaks() {
        Terminal terminal = new Terminal(folder).started();
        terminal.bot.answers = request -> FORM;
        terminal.types("@ada", "/trial now", "sun", "@bea");
        terminal.showsNow();
        terminal.types("hello", "@ada", "yes");
        assertThat(terminal.showsNow()).startsWith("[only bea] I only").contains("[only ada] 3/3 What was hard?");
    }

    @Test
    void help_is_never_behind_a_form() {
        Terminal terminal = new Terminal(folder).started();
        terminal.bot.answers = request -> FORM;
        terminal.types("@ada", "/trial now");
        terminal.bot.answers = request -> Reply.privately(Message.of("112"));
        terminal.types("/find country:es");
        assertThat(terminal.bot.last().invocation().command()).isEqualTo("find");
        assertThat(terminal.shows()).endsWith("[only ada] 112\n");
    }

    @Test
    void ids_stay_and_requests_differ_after_a_restart() {
        Terminal first = new Terminal(folder).started().types("@Ada", "/find");
        Terminal second = new Terminal(folder).started().types("@ADA", "/find");
        assertThat(first.bot.last().caller().user())
                .isEqualTo(second.bot.last().caller().user());
        assertThat(first.bot.last().id()).isNotEqualTo(second.bot.last().id());
    }

    @Test
    void every_kind_of_block_can_be_read() throws IOException {
        Terminal terminal = new Terminal(folder).started();
        terminal.bot.answers = request -> Reply.privately(Message.of(
                new Block.Verbatim("116 123"),
                new Block.Heading("Head"),
                new Block.Paragraph("one\ntwo"),
                new Block.Bullets(List.of("first", "second\nmore")),
                new Block.TimeMark(Instant.parse("2026-01-05T09:00:00Z")),
                new Block.Picture(new byte[] {1, 2, 3}, "a line that rises")));
        terminal.types("@ada", "/find");
        assertThat(terminal.shows())
                .startsWith("[only ada] 116 123\n  Head\n  one\n  two\n  - first\n  - second\n    more\n")
                .contains(
                        "(Europe/Madrid)\n  a line that rises\n  The picture is here, until this conversation ends: ");
        try (Stream<Path> files = Files.list(folder.resolve("pictures"))) {
            Path picture = files.findFirst().orElseThrow();
            assertThat(terminal.shows()).contains(picture.toString());
            assertThat(picture).hasBinaryContent(new byte[] {1, 2, 3});
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(picture)))
                    .isEqualTo("rw-------");
            terminal.platform.close();
            assertThat(picture).doesNotExist();
        }
    }

    @Test
    void the_steps_of_a_scale_are_picked_by_their_own_numbers() {
        Terminal terminal = new Terminal(folder).started();
        Choice calm = new Choice("0: calm", Invocation.of("find").with("need", "calm"));
        Choice intense = new Choice("1: intense", Invocation.of("find").with("need", "intense"));
        Choice other = new Choice("Another kind", Invocation.of("find").with("need", "other"));
        terminal.bot.answers = request -> Reply.privately(Message.of("How?").offering(calm, intense, other));
        terminal.types("@ada", "/find");
        assertThat(terminal.showsNow()).contains("  0. calm\n  1. intense\n  2. Another kind");
        terminal.types("1");
        assertThat(terminal.bot.last().invocation()).isEqualTo(intense.then());
        terminal.types("0");
        assertThat(terminal.bot.last().invocation()).isEqualTo(calm.then());
        terminal.types("2");
        assertThat(terminal.bot.last().invocation()).isEqualTo(other.then());
    }

    @Test
    void a_picture_that_cannot_be_written_leaves_its_words() throws IOException {
        Files.writeString(folder.resolve("pictures"), "a file in the way");
        Terminal terminal = new Terminal(folder).started();
        terminal.bot.answers =
                request -> Reply.privately(Message.of(new Block.Picture(new byte[] {1}, "a line that rises")));
        terminal.types("/find");
        assertThat(terminal.shows()).contains("a line that rises", "could not be written");
    }

    @Test
    void nothing_a_person_wrote_drives_the_terminal() {
        Terminal terminal = new Terminal(folder).started();
        terminal.bot.answers = request -> Reply.privately(Message.of("a\u001b]0;title\u0007b\u009b2Jc\u202ed\rthe end")
                .offering(new Choice("x\u001b[1m", Invocation.of("find"))));
        terminal.types("/find");
        assertThat(terminal.shows())
                .doesNotContain("\u001b", "\u0007", "\u009b", "\u202e", "\r")
                .contains("the end");
    }

    @Test
    void a_message_for_one_person_says_whose_it_is_and_can_be_answered() {
        Terminal terminal = new Terminal(folder).started();
        terminal.platform.deliver(
                "d1",
                new Recipient.Person(Places.person("bea")),
                Message.of("for you").offering(new Choice("Help", Invocation.of("find"))));
        assertThat(terminal.shows()).isEqualTo("[only bea] for you\n  1. Help\n");
        terminal.types("@bea", "1");
        assertThat(terminal.bot.last().place().kind()).isEqualTo(Place.Kind.DIRECT);
    }
}
