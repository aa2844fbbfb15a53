package org.circlekeeper.discord.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import net.dv8tion.jda.api.utils.Compression;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

@TestInstance(Lifecycle.PER_CLASS)
final class StockJdaTest {
    private FakeDiscord discord;
    private Server circle;
    private TinyBot bot;

    @BeforeAll
    void logIn() {
        discord = FakeDiscord.start();
        circle = discord.server("Circle");
        bot = new TinyBot(discord, Compression.ZLIB);
    }

    @AfterAll
    void logOut() {
        bot.close();
        discord.close();
    }

    @AfterEach
    void nothing_was_held_against_it() {
        assertThat(discord.violations()).isEmpty();
    }

    private DiscordPerson member(String name) {
        DiscordPerson person = discord.person(name);
        circle.with(person);
        return person.in(circle);
    }

    @Test
    void it_sees_its_server_and_channels() {
        assertThat(bot.shards.getGuildById(circle.id()).getTextChannels())
                .extracting(channel -> channel.getName())
                .contains("general", "moderators");
    }

    @Test
    void a_slash_command_is_answered_to_its_caller_alone() {
        DiscordPerson ada = member("ada");
        assertThat(ada.asks("echo", "text", "hi", "to", "bea").sees()).isEqualTo("echo hi to bea");
        assertThat(ada.last().isEphemeral()).isTrue();
        assertThat(member("bea").sees()).isEmpty();
        assertThat(discord.person("bea").inChannel(circle, "general"))
                .noneMatch(m -> m.text().contains("echo hi"));
    }

    @Test
    void a_button_changes_its_message() {
        DiscordPerson cleo = member("cleo");
        assertThat(cleo.asks("show panel").sees()).contains("[Yes]", "(No)", "[Two]");
        assertThat(cleo.presses("Yes").sees()).isEqualTo("pressed yes");
        assertThatThrownBy(() -> cleo.presses("Yes")).isInstanceOf(AssertionError.class);
    }

    @Test
    void a_select_menu_is_answered_by_deferring_and_editing() {
        DiscordPerson dora = member("dora");
        assertThat(dora.asks("show panel").selects("Two").sees()).startsWith("selected [2]");
    }

    @Test
    void a_form_opens_fills_and_is_answered() {
        DiscordPerson edda = member("edda");
        edda.asks("show panel").presses("Form");
        assertThat(edda.form()).contains("A form", "Words", "[Rain]");
        assertThatThrownBy(edda::sends).hasMessageContaining("words");
    }

    @Test
    void a_form_is_sent() {
        DiscordPerson fay = member("fay");
        fay.asks("show panel")
                .presses("Form")
                .fills("Words", "hello")
                .fills("kind", "Rain")
                .sends();
        assertThat(fay.sees()).isEqualTo("form hello [rain]");
        assertThat(fay.sawForm()).isFalse();
    }

    @Test
    void what_was_deferred_is_edited_and_followed() {
        DiscordPerson gil = member("gil");
        assertThat(gil.asks("show later").sees()).isNotEmpty();
        Awaitility.await()
                .atMost(Duration.ofSeconds(5))
                .until(() -> gil.privately().size() == 2);
        assertThat(gil.privately()).extracting(ShownMessage::text).containsExactly("later", "and more");
    }

    @Test
    void a_file_arrives_with_its_alt_text() {
        DiscordPerson hal = member("hal");
        hal.asks("show picture").sees();
        assertThat(hal.last().attachments()).singleElement().satisfies(file -> {
            assertThat(file.name()).isEqualTo("a.png");
            assertThat(file.description()).isEqualTo("three bytes");
            assertThat(file.bytes()).containsExactly(1, 2, 3);
        });
    }

    @Test
    void a_direct_message_arrives() {
        DiscordPerson ida = member("ida");
        ida.asks("show direct").sees();
        Awaitility.await().atMost(Duration.ofSeconds(5)).until(() -> ida.sees().equals("sent"));
        assertThat(ida.directMessages()).extracting(ShownMessage::text).containsExactly("hello");
    }

    @Test
    void a_direct_message_to_closed_messages_is_refused() {
        DiscordPerson jo = member("jo");
        jo.closesMessages();
        assertThat(jo.asks("show direct").sees()).contains("not sent: 50007");
        assertThat(jo.directMessages()).isEmpty();
    }

    @Test
    void choices_come_while_typing() {
        assertThat(member("kim").types("country", "name", "Ice")).containsExactly("Iceland");
    }

    @Test
    void menus_about_people_and_messages_reach_the_bot() {
        DiscordPerson lea = member("lea");
        DiscordPerson mia = member("mia");
        assertThat(lea.picksFromMenu("Look at", mia).sees()).isEqualTo("looked at mia");
        assertThat(lea.picksFromMenu("Report", mia.says("some words")).sees()).isEqualTo("reported some words");
    }

    @Test
    void a_command_works_in_direct_messages_and_where_the_bot_is_not() {
        DiscordPerson nan = member("nan");
        assertThat(nan.inDirect().asks("country").sees()).isEqualTo("country in BOT_DM");
        assertThat(nan.elsewhere().asks("country").sees()).isEqualTo("country in GUILD");
    }

    @Test
    void commands_are_hidden_as_published() {
        DiscordPerson ola = member("ola");
        assertThatThrownBy(() -> ola.asks("setup")).hasMessageContaining("hidden");
        assertThatThrownBy(() -> ola.inDirect().asks("setup")).hasMessageContaining("hidden");
        assertThatThrownBy(() -> ola.elsewhere().asks("echo", "text", "x")).hasMessageContaining("hidden");
        assertThatThrownBy(() -> ola.in(circle).asks("echo")).hasMessageContaining("text");
        assertThatThrownBy(() -> ola.asks("echo", "text", "x".repeat(21))).hasMessageContaining("21");
        assertThatThrownBy(() -> ola.asks("nothing")).hasMessageContaining("published");
        circle.with(ola, "MANAGE_SERVER");
        ola.asks("setup");
        Awaitility.await()
                .until(() -> ola.inChannel(circle, "general").stream()
                        .anyMatch(m -> m.text().equals("done")));
    }

    @Test
    void a_server_that_removes_the_bot_is_gone_for_it() {
        Server other = discord.server("Other");
        Awaitility.await().until(() -> bot.shards.getGuildById(other.id()) != null);
        other.removesBot();
        Awaitility.await().until(() -> bot.shards.getGuildById(other.id()) == null);
        other.takesBotBack();
        Awaitility.await().until(() -> bot.shards.getGuildById(other.id()) != null);
    }
}
