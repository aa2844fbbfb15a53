package org.circlekeeper.discord;

import static org.assertj.core.api.Assertions.assertThat;
import static org.circlekeeper.discord.HardDay.data;
import static org.circlekeeper.discord.HardDay.press;
import static org.circlekeeper.discord.HardDay.shown;
import static org.circlekeeper.discord.HardDay.state;
import static org.circlekeeper.discord.HardDay.until;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.circlekeeper.discord.testkit.DiscordPerson;
import org.circlekeeper.discord.testkit.ShownMessage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever arrives: a calm sentence or silence, nothing in the log, nobody else told, nothing changed. */
class BadInputTest {
    private static final String CANARY = "canary7f3a";
    private static final String NO_ANSWER = "The application did not respond";

    private static OnDiscord stage;
    private static DiscordPerson ada;
    private OurLog log;

    @BeforeAll
    static void open() {
        stage = OnDiscord.fresh(HardDay.brisk().withPatience(Duration.ofSeconds(1)), bot -> bot)
                .andGroup();
        ada = stage.member("ada");
    }

    @BeforeEach
    void nobody_asked_too_often() {
        log = OurLog.open();
        ada.in(stage.server);
        stage.clock.forward(Duration.ofMinutes(2));
    }

    @AfterEach
    void the_log_is_calm() {
        log.close();
        log.isCalm(CANARY);
    }

    @AfterAll
    static void nobody_was_pinged() {
        stage.close();
        assertThat(stage.discord.requests())
                .map(request -> request.body().findPath("allowed_mentions"))
                .filteredOn(mentions -> !mentions.isMissingNode())
                .isNotEmpty()
                .allSatisfy(mentions -> {
                    assertThat(mentions.path("parse")).isEmpty();
                    assertThat(mentions.path("users")).isEmpty();
                    assertThat(mentions.path("roles")).isEmpty();
                });
        assertThat(stage.discord.violations()).isEmpty();
    }

    private DiscordPerson forges(Consumer<ObjectNode> change) {
        JsonNode command =
                ada.asks("helpline", "country", "de").lastInteraction().json().path("data");
        ada.sees();
        return ada.forges(HardDay.COMMAND, null, json -> {
            json.set("data", command.deepCopy());
            change.accept(json);
        });
    }

    private static void option(ObjectNode interaction, int type, String name, String value) {
        ObjectNode first = (ObjectNode) data(interaction).path("options").path(0);
        ObjectNode option = first.path("value").asText().equals("de")
                ? first
                : data(interaction).withArray("options").addObject();
        option.put("type", type).put("name", name).put("value", value);
    }

    static List<String> hostileWords() {
        return List.of(
                CANARY + "x".repeat(6000 - CANARY.length()),
                CANARY + " @everyone @here <@1> <@&2> <#3> </help:4> <a:b:5>",
                CANARY + " [harmless](https://example.org) <https://example.org>",
                CANARY + " \u202Eevil\u202C \u2066x\u2069 \u200B\u200B \uDB40\uDC41",
                CANARY + "e\u0301\u0302\u0303\u0304\u0305\u0306\u0307".repeat(20),
                CANARY + "\u0000\u0001\u001B[31m \r\n \uD800",
                CANARY + "``` ** __ ~~ || > # -# 1. ",
                "\u00A0\u3000",
                "😀".repeat(1000));
    }

    @ParameterizedTest
    @MethodSource("hostileWords")
    void an_option_of_any_length_and_kind_is_answered_calmly(String words) {
        String before = state(stage);
        String seen = forges(json -> option(json, 3, "need", words)).sees();
        assertThat(seen).isNotBlank().isNotEqualTo(NO_ANSWER).doesNotContain("Something went wrong");
        assertCleanOnScreen();
        assertThat(state(stage)).isEqualTo(before);
    }

    @ParameterizedTest
    @MethodSource("hostileWords")
    void words_in_a_form_come_back_as_plain_text_and_to_nobody_else(String words) {
        ada.asks("checkin nowhere", "kind", "rose-thorn-bud");
        assertThat(ada.sawForm()).isTrue();
        String first = ada.form().lines().skip(1).findFirst().orElseThrow();
        JsonNode sent =
                ada.fills(first, "warm tea").sends().lastInteraction().json().path("data");
        shown(ada, "warm tea");
        String seen = ada.forges(HardDay.FORM, null, json -> {
                    json.set("data", sent.deepCopy());
                    ((ObjectNode) json.path("data").findParent("value")).put("value", words);
                })
                .sees();
        assertThat(seen).isNotBlank().isNotEqualTo(NO_ANSWER).doesNotContain("Something went wrong");
        assertCleanOnScreen();
        assertNobodyElseWasTold();
    }

    private static void assertNobodyElseWasTold() {
        DiscordPerson eve = stage.member("eve");
        assertThat(eve.privately()).isEmpty();
        assertThat(eve.inChannel(stage.server, "general")).isEmpty();
    }

    private void assertCleanOnScreen() {
        for (ShownMessage message : ada.privately()) {
            String content = message.json().path("content").asText();
            assertThat(Eyes.onPage(content)).doesNotContain("⟦mention⟧", "⟦link⟧", "⟦format⟧", "⟦line⟧");
            assertThat(content).doesNotContainPattern("[\\u202A-\\u202E\\u2066-\\u2069\\u200B\\u0000-\\u0008\\u001B]");
            assertThat(message.json().path("mention_everyone").asBoolean()).isFalse();
            assertThat(message.json().path("mentions")).isEmpty();
        }
    }

    static Stream<Arguments> oddPayloads() {
        return Stream.of(
                odd("unknown fields", json -> {
                    json.put("canary", CANARY).putObject("more").put("deep", CANARY);
                    data(json).put("canary", CANARY);
                }),
                odd("an unknown option type", json -> option(json, 77, "country", CANARY)),
                odd("an option that does not exist", json -> option(json, 3, CANARY, CANARY)),
                odd("a number as a name", json -> option(json, 4, "country", "12")),
                odd("twice the same option", json -> {
                    option(json, 3, "country", "nz");
                    option(json, 3, "country", CANARY);
                }),
                odd("an unknown interaction type", json -> json.put("type", 99)),
                odd("an unknown command type", json -> data(json).put("type", 42)),
                odd("no locale", json -> json.remove(List.of("locale", "guild_locale"))),
                odd("an unknown locale", json -> json.put("locale", "tlh-KX").put("guild_locale", CANARY)),
                odd("a member without permissions", json -> ((ObjectNode) json.path("member")).remove("permissions")),
                odd(
                        "permissions that are no number",
                        json -> ((ObjectNode) json.path("member")).put("permissions", CANARY)),
                odd("no channel", json -> json.remove(List.of("channel", "channel_id"))),
                odd("a null channel", json -> json.putNull("channel")),
                odd("a channel of an unknown kind", json -> ((ObjectNode) json.path("channel")).put("type", 200)),
                odd("a server that is not known", json -> {
                    json.put("guild_id", "1234567890123456789");
                    ((ObjectNode) json.path("guild")).put("id", "1234567890123456789");
                }),
                odd("no member and no user", json -> json.remove("member")),
                odd("the largest id", json -> user(json, "18446744073709551615")),
                odd("an id of 63 bits", json -> user(json, "9223372036854775807")),
                odd("an id of zero", json -> user(json, "0")),
                odd("an id that is none", json -> user(json, CANARY)),
                odd("a command that no longer exists", json -> data(json).put("name", "old-" + CANARY)),
                odd("a command with an endless name", json -> data(json).put("name", CANARY + "x".repeat(5000))),
                odd("no context", json -> json.remove("context")),
                odd("an unknown context", json -> json.put("context", 9)),
                odd("an attachment", json -> {
                    option(json, 11, "country", "555");
                    data(json)
                            .putObject("resolved")
                            .putObject("attachments")
                            .putObject("555")
                            .put("id", "555")
                            .put("filename", CANARY + ".exe")
                            .put("size", 1)
                            .put("url", "https://example.org/" + CANARY)
                            .put("proxy_url", "https://example.org/" + CANARY);
                }));
    }

    private static void user(ObjectNode json, String id) {
        ((ObjectNode) json.path("member").path("user")).put("id", id);
    }

    private static Arguments odd(String name, Consumer<ObjectNode> change) {
        return Arguments.of(name, change);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("oddPayloads")
    void an_odd_payload_harms_nobody(String name, Consumer<ObjectNode> change) {
        String before = state(stage);
        String seen = forges(change).sees();
        assertThat(seen).as(name).isNotBlank().doesNotContain("Something went wrong", "Something broke");
        assertCleanOnScreen();
        assertNobodyElseWasTold();
        assertThat(state(stage)).isEqualTo(before);
        assertThat(ada.asks("about").sees()).as("afterwards all is well").contains("Circlekeeper");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4, 5, 6, 7, 8, 19, 99})
    void a_press_on_a_component_of_any_kind_is_answered_or_not_heard(int kind) {
        ShownMessage question = sun(ada);
        String before = state(stage);
        String seen = ada.forges(HardDay.COMPONENT, question, json -> {
                    data(json).put("component_type", kind).put("custom_id", CANARY);
                    data(json).putArray("values").add(CANARY);
                })
                .sees();
        assertThat(seen).isNotBlank().doesNotContain(CANARY).doesNotContain("Something went wrong");
        assertThat(state(stage)).isEqualTo(before);
    }

    /** A question, whether or not consent was given before. */
    private static ShownMessage sun(DiscordPerson person) {
        if (person.asks("checkin now").sees().contains("[Yes, keep it]")) {
            person.presses("Yes, keep it");
        }
        return shown(person, "[Sun]");
    }

    @Test
    void an_empty_form_is_answered_calmly() {
        ShownMessage question = sun(ada);
        for (String form : List.of("", CANARY, HardDay.idOf(question, "Sun"))) {
            String seen = ada.forges(HardDay.FORM, question, json -> {
                        data(json).put("custom_id", form).putArray("components");
                    })
                    .sees();
            assertThat(seen).as(form).isNotBlank().doesNotContain(CANARY).doesNotContain("Something went wrong");
        }
    }

    /** JDA hears nothing from a server that is away, and Discord's own client shows it as such. */
    @Test
    void while_a_server_is_away_help_is_a_direct_message_away_and_nothing_happens_later() {
        stage.server.becomesUnavailable();
        until("the server is away", () -> stage.platform().servers() == 0);
        String before = state(stage);
        ada.asks("checkin now");
        assertThat(stage.member("bea")
                        .inDirect()
                        .asks("helpline", "country", "de")
                        .sees())
                .contains("112");
        stage.server.isBack();
        until("the server is back", () -> stage.platform().servers() == 1);
        assertThat(ada.asks("helpline", "country", "de").sees()).contains("112");
        assertThat(state(stage)).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(ints = {-60, 60})
    void a_clock_that_is_an_hour_off_changes_nothing_for_people(int minutes) {
        stage.clock.forward(Duration.ofMinutes(minutes));
        ShownMessage question = sun(ada);
        assertThat(press(ada, question, HardDay.idOf(question, "Sun")).sees()).contains("Noted for you");
        assertThat(ada.asks("helpline", "country", "de").sees()).contains("112");
    }
}
