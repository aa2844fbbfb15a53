package org.circlekeeper.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import org.circlekeeper.command.Menu;
import org.circlekeeper.testkit.TestBot;
import org.junit.jupiter.api.Test;

class AnnouncingTest {
    private static final Menu MENU = TestBot.fresh().bot().desk().menu();

    private final HomeserverInMemory server = new HomeserverInMemory();
    private final String room = server.room("!circle:here", false, "@ada:here");
    private final Announcing announcing = new Announcing(
            server,
            new Rooms(server, Locale.ENGLISH),
            new Remembered(new NotesInMemory()),
            MENU,
            "!ck",
            Locale.ENGLISH);

    private void levels(String levels) {
        server.states.put(room + " m.room.power_levels ", levels);
    }

    @Test
    void a_room_that_says_nothing_of_it_is_told_nothing() {
        levels("{\"users\":{\"" + HomeserverInMemory.BOT + "\":100}}");
        announcing.in(room);
        assertThat(server.changed).isEmpty();
    }

    @Test
    void a_room_that_names_it_and_lets_the_bot_is_told_every_command_once() {
        levels("{\"events\":{\"" + Announcing.COMMANDS + "\":0}}");
        announcing.in(room);
        announcing.in(room);
        assertThat(server.changed).containsExactly(Announcing.COMMANDS);
        JsonNode content =
                Json.read(server.states.get(room + " " + Announcing.COMMANDS + " " + HomeserverInMemory.BOT));
        assertThat(content.path("sigil").asText()).isEqualTo("!");
        assertThat(content.path("commands").findValuesAsText("syntax"))
                .contains("ck checkin now", "ck helpline")
                .hasSize(MENU.commands().size());
        content.path("commands")
                .forEach(one -> assertThat(one.path("description")
                                .path("m.text")
                                .path(0)
                                .path("body")
                                .asText())
                        .isNotBlank());
    }

    @Test
    void a_room_that_names_it_for_others_is_told_nothing() {
        levels("{\"events\":{\"" + Announcing.COMMANDS + "\":50}}");
        announcing.in(room);
        assertThat(server.changed).isEmpty();
    }
}
