package org.circlekeeper.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import org.circlekeeper.chat.Invocation;
import org.circlekeeper.matrix.bridge.Event;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SaidTest {
    private static Optional<Said> said(String content) {
        Event event = new Event(
                "!room",
                "$1",
                "m.room.message",
                "@ada:here",
                Instant.EPOCH,
                Optional.empty(),
                content,
                Optional.empty(),
                "");
        return Said.of(event, content);
    }

    @Test
    void words_are_heard_with_whom_they_are_for_and_in_which_thread() {
        Said said = said("{'msgtype':'m.text','body':'hello','m.mentions':{'user_ids':['@bot:here',7]},"
                                .replace('\'', '"')
                        + "\"m.relates_to\":{\"rel_type\":\"m.thread\",\"event_id\":\"$root\"}}")
                .orElseThrow();
        assertThat(said.body()).isEqualTo("hello");
        assertThat(said.mentions()).containsExactly("@bot:here");
        assertThat(said.thread()).contains("$root");
        assertThat(said.request()).isEqualTo("@ada:here $1");
        assertThat(said.edit()).isFalse();
    }

    @Test
    void an_edit_has_the_effect_of_what_it_edits_once() {
        Said said =
                said("{\"msgtype\":\"m.text\",\"body\":\"* b\",\"m.new_content\":{\"msgtype\":\"m.text\",\"body\":\"b\"},"
                                + "\"m.relates_to\":{\"rel_type\":\"m.replace\",\"event_id\":\"$0\"}}")
                        .orElseThrow();
        assertThat(said.body()).isEqualTo("b");
        assertThat(said.edit()).isTrue();
        assertThat(said.request()).isEqualTo("@ada:here $0");
        assertThat(said.event()).isEqualTo("$1");
    }

    @Test
    void what_an_answer_quotes_is_not_what_was_said() {
        Said said = said("{\"msgtype\":\"m.text\",\"body\":\"> <@bot:here> 1. Fog\\n> 2. Rain\\n\\n2\","
                        + "\"m.relates_to\":{\"m.in_reply_to\":{\"event_id\":\"$0\"}}}")
                .orElseThrow();
        assertThat(said.body()).isEqualTo("2");
    }

    @Test
    void a_command_may_come_as_its_parts() {
        Said said = said("{\"msgtype\":\"m.text\",\"body\":\"!ck checkin now fog\",\"org.matrix.msc4332.command\":"
                        + "{\"syntax\":\"ck checkin now {feeling} {kind}\",\"variables\":{\"feeling\":\"fog\",\"kind\":\"\"}}}")
                .orElseThrow();
        assertThat(said.structured()).contains(Invocation.of("ck checkin now").with("feeling", "fog"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "7",
                "{\"body\":\"x\"}",
                "{\"msgtype\":\"m.text\"}",
                "{\"msgtype\":\"m.text\",\"body\":{\"a\":1}}",
                "{\"msgtype\":[\"m.text\"],\"body\":\"x\"}",
                "{\"msgtype\":\"m.notice\",\"body\":\"x\"}",
                "{\"msgtype\":\"m.image\",\"body\":\"x.png\"}",
                "{\"msgtype\":\"m.text\",\"body\":\"x\",\"m.relates_to\":{\"rel_type\":\"m.replace\",\"event_id\":\"$0\"}}",
            })
    void what_is_no_text_of_a_person_is_nothing(String content) {
        assertThat(said(content)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"m.mentions\":7",
                "\"m.mentions\":{\"user_ids\":\"@bot:here\"}",
                "\"m.relates_to\":\"m.thread\"",
                "\"m.relates_to\":{\"rel_type\":7,\"event_id\":{}}",
                "\"m.bot.command\":{\"syntax\":7}",
                "\"m.bot.command\":{\"syntax\":\"a\",\"variables\":[1]}",
            })
    void what_is_odd_about_words_is_left_out(String odd) {
        assertThat(said("{\"msgtype\":\"m.text\",\"body\":\"hello\"," + odd + "}"))
                .hasValueSatisfying(said -> assertThat(said.body()).isEqualTo("hello"));
    }
}
