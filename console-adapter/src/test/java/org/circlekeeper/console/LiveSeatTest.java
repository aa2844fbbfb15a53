package org.circlekeeper.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.jline.reader.Candidate;
import org.jline.terminal.Size;
import org.jline.terminal.impl.DumbTerminal;
import org.junit.jupiter.api.Test;

final class LiveSeatTest {
    private final ByteArrayOutputStream screen = new ByteArrayOutputStream();
    private final People people = new People();
    private final TrialBot bot = new TrialBot();
    private final Completion completion = new Completion(TrialBot.menu(), Locale.ENGLISH, people, () -> bot);

    private LiveSeat seat(String keys) throws IOException {
        DumbTerminal terminal =
                new DumbTerminal(new ByteArrayInputStream(keys.getBytes(StandardCharsets.UTF_8)), screen);
        terminal.setSize(Size.of(30, 20));
        return LiveSeat.at(terminal, completion);
    }

    @Test
    void lines_are_heard_until_the_end_and_the_prompt_says_who_speaks() throws IOException {
        try (LiveSeat seat = seat("/find\nhello\n")) {
            assertThat(seat.hear("ada", false, "")).contains("/find");
            assertThat(seat.hear("bea", true, "")).contains("hello");
            assertThat(seat.hear("bea", false, "")).isEmpty();
            assertThat(seat.isGone()).isTrue();
        }
        assertThat(screen.toString(StandardCharsets.UTF_8)).contains("ada> ", "bea> ");
    }

    @Test
    void quotes_and_backslashes_are_left_to_the_grammar() throws IOException {
        try (LiveSeat seat = seat("/find need:\"a \\\"b\n!x\n")) {
            assertThat(seat.hear("ada", false, "")).contains("/find need:\"a \\\"b");
            assertThat(seat.hear("ada", false, "")).contains("!x");
        }
    }

    @Test
    void long_lines_break_between_words() throws IOException {
        try (LiveSeat seat = seat("")) {
            seat.show("[only ada]", List.of("one two three four five six seven", "eight"));
        }
        assertThat(screen.toString(StandardCharsets.UTF_8).lines())
                .containsExactly("[only ada] one two three four", "  five six seven", "  eight");
    }

    @Test
    void commands_verbs_options_values_and_people_are_completed() {
        people.meet("bea", java.util.Optional.empty());
        assertThat(complete(List.of(), "/")).containsExactlyInAnyOrder("/trial", "/find", "/crisis");
        assertThat(complete(List.of("dm"), "/")).contains("/trial");
        assertThat(complete(List.of("/trial"), "")).containsExactlyInAnyOrder("now", "share");
        assertThat(complete(List.of("/trial", "now"), "")).containsExactlyInAnyOrder("feeling:", "kind:");
        assertThat(complete(List.of("/trial", "now", "kind:x"), "")).containsExactly("feeling:");
        assertThat(complete(List.of("/trial", "now"), "feeling:"))
                .containsExactly("feeling:good", "feeling:\"in fog\"");
        assertThat(complete(List.of("/crisis"), "")).containsExactlyInAnyOrder("country:", "need:");
        assertThat(complete(List.of("/find"), "to:@")).containsExactly("to:@bea");
        assertThat(complete(List.of(), "@")).containsExactly("@bea");
        assertThat(complete(List.of("hello"), "")).isEmpty();
    }

    private List<String> complete(List<String> before, String begun) {
        return completion.candidates(before, begun).map(Candidate::value).toList();
    }
}
