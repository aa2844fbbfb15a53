package org.circlekeeper.checkin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.circlekeeper.chat.Block;
import org.circlekeeper.chat.Caller;
import org.circlekeeper.chat.Invocation;
import org.circlekeeper.chat.Place;
import org.circlekeeper.chat.Platform;
import org.circlekeeper.chat.Readers;
import org.circlekeeper.chat.Reply;
import org.circlekeeper.chat.Request;
import org.circlekeeper.chat.Role;
import org.circlekeeper.chat.RoomId;
import org.circlekeeper.chat.Suggestion;
import org.circlekeeper.chat.Typing;
import org.circlekeeper.chat.UserId;
import org.circlekeeper.testkit.Person;
import org.circlekeeper.testkit.PlainText;
import org.circlekeeper.testkit.TestBot;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Check-ins where the company that runs the platform can read along. */
class ReadAlongTest {
    private static final Readers COMPANY = new Readers(false, Readers.Outside.PLATFORM);

    private final TestBot bot = TestBot.withGroup();
    private final Person ada = bot.person("ada");
    private final TestBot allowing = TestBot.allowingHealth();
    private final Person ida = allowing.person("ida");

    private void theOperatorAllowsHealth() {
        allowing.setUp("room", "adults");
        allowing.platform().readableBy(COMPANY);
        ida.asks("checkin now").picks("Yes, keep it");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "5"})
    void no_answer_is_weighed_there_even_where_the_operator_allows_health(String feeling) {
        theOperatorAllowsHealth();
        ida.asks("checkin now", "kind", "mood5", "feeling", feeling);
        assertThat(ida.sees()).contains("Noted for you", "[Show me helplines]", "[What I noted]", "[Add a note");
        assertThat(ida.sees()).doesNotContain("That sounds hard", "[Nothing for now]", "[How to reach");
        ida.asks("checkin nowhere", "kind", "mood5", "feeling", feeling);
        assertThat(ida.sees()).contains("[Show me helplines]").doesNotContain("That sounds hard", "[Nothing for now]");
    }

    @Test
    void a_low_answer_is_met_with_an_offer_where_nobody_else_reads() {
        allowing.setUp("room", "adults");
        ida.asks("checkin now").picks("Yes, keep it").picks("Really hard");
        assertThat(ida.sees()).contains("That sounds hard", "[Nothing for now]");
    }

    @Test
    void health_is_told_in_words_only_and_never_drawn_there() {
        theOperatorAllowsHealth();
        ida.asks("checkin now", "kind", "mood5", "feeling", "2");
        ida.asks("checkin history");
        assertThat(ida.sees()).contains("Mood in five steps: Hard").doesNotContain("[As a picture]");
        ida.asks("checkin history", "picture", "yes");
        assertThat(ida.lastMessage().blocks()).noneMatch(Block.Picture.class::isInstance);
        assertThat(ida.sees())
                .contains("not drawn here", "In words")
                .doesNotContain("Hard", "no answers in steps", "/about");
        ida.asks("checkin now", "kind", "capacity", "feeling", "4");
        ida.asks("checkin history").picks("As a picture");
        assertThat(ida.lastMessage().blocks())
                .filteredOn(Block.Picture.class::isInstance)
                .hasSize(1);
        assertThat(ida.sees()).contains("Battery", "not drawn here").doesNotContain("Mood");
    }

    @ParameterizedTest
    @CsvSource({
        "en, Your check-ins about health are not in this file",
        "es, Tus anotaciones sobre la salud no están en este archivo"
    })
    void an_export_leaves_health_out_there_and_says_so(String language, String sentence) {
        theOperatorAllowsHealth();
        ida.asks("checkin now", "kind", "mood5", "feeling", "2");
        ida.asks("checkin now", "kind", "perma").picks("Write and keep it").picks("Yes, keep it");
        ida.answers("line1", "wordsabouthealth");
        ida.asks("checkin now", "kind", "weather", "feeling", "fog");
        ida.speaking(Locale.forLanguageTag(language)).asks("privacy export");
        assertThat(ida.sees()).contains(sentence, "/checkin history", "/privacy forget", "weather fog");
        assertThat(ida.sees())
                .doesNotContain("mood5", "perma", "wordsabouthealth", "everything kept", "es todo lo que");
        assertThat(ida.lastMessage().choices())
                .anySatisfy(choice -> assertThat(choice.then()).isEqualTo(Invocation.of("about")));
        allowing.platform().readableBy(new Readers(false, Readers.Outside.SERVERS));
        ida.speaking(Locale.ENGLISH).asks("privacy export");
        assertThat(ida.sees()).contains("everything kept", "mood5 2", "wordsabouthealth");
        assertThat(ida.sees()).doesNotContain("are not in this file");
    }

    @Test
    void an_export_without_health_is_whole_there() {
        bot.platform().readableBy(COMPANY);
        ada.asks("checkin now", "kind", "weather", "feeling", "fog").picks("Yes, keep it");
        ada.asks("privacy export");
        assertThat(ada.sees()).contains("everything kept", "weather fog").doesNotContain("are not in this file");
    }

    @Test
    void a_kind_this_version_does_not_know_may_be_about_health_and_stays_unsaid_there() {
        Openness openness = new Openness(new Kinds(), false);
        CheckIn unknown =
                new CheckIn("id", "later", java.time.LocalDate.EPOCH, 1, List.of("1"), java.util.Map.of(), false);
        assertThat(openness.tells(unknown, place("discord", COMPANY))).isFalse();
        assertThat(openness.handsOut(unknown, COMPANY)).isFalse();
        Readers device = new Readers(false, Readers.Outside.DEVICE);
        assertThat(openness.tells(unknown, place("console", device))).isTrue();
        assertThat(openness.handsOut(unknown, device)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"checkin now", "checkin nowhere"})
    void only_kinds_that_are_offered_there_are_proposed_while_typing(String command) {
        assertThat(proposed(bot, command, COMPANY, ""))
                .contains("weather", "capacity")
                .doesNotContain("mood5", "halt", "suds", "perma");
        assertThat(proposed(bot, command, new Readers(false, Readers.Outside.NOBODY), ""))
                .contains("weather", "mood5", "halt");
        assertThat(proposed(allowing, command, COMPANY, "mood")).contains("mood5", "mood10");
    }

    @Test
    void proposals_come_in_the_language_somebody_chose_and_from_memory_alone() {
        ada.asks("checkin now").picks("Yes, keep it");
        ada.asks("settings", "language", "de");
        bot.source().close();
        assertThat(bot.bot().desk().suggest(typing("checkin now", COMPANY, "bat")).stream()
                        .map(Suggestion::label))
                .isEmpty();
        assertThat(bot.bot().desk().suggest(typing("checkin now", COMPANY, "akk")).stream()
                        .map(Suggestion::label))
                .containsExactly("Akku");
        assertThat(bot.source().refused()).isZero();
    }

    private List<String> proposed(TestBot where, String command, Readers readers, String begun) {
        return where.bot().desk().suggest(typing(command, readers, begun)).stream()
                .map(Suggestion::value)
                .toList();
    }

    private Typing typing(String command, Readers readers, String begun) {
        return new Typing(
                new Caller(ada.id(), Role.MEMBER, Locale.ENGLISH), place("memory", readers), command, "kind", begun);
    }

    private static Place place(String platform, Readers readers) {
        return new Place(
                RoomId.standingAlone(new Platform(platform), "room"), Optional.empty(), Place.Kind.ROOM, readers);
    }

    @ParameterizedTest
    @CsvSource({
        "en, 'Discord, the company that runs this chat, can also read'",
        "es, 'Discord, la empresa que gestiona este chat, también puede leer'",
        "de, 'Auch Discord, die Firma, die diesen Chat betreibt, kann lesen'"
    })
    void before_the_first_check_in_it_is_said_who_reads_along(String language, String sentence) {
        Place discord = place("discord", COMPANY);
        asks(Role.MODERATOR, discord, language, Invocation.of("setup").with("age", "adults"));
        assertThat(asks(Role.MEMBER, discord, language, Invocation.of("checkin now")))
                .contains(sentence);
        assertThat(bot.rows()).containsEntry("CHECK_IN", 0L).containsEntry("MEMBER", 0L);
    }

    private String asks(Role role, Place place, String language, Invocation invocation) {
        UserId user = new UserId(place.room().platform(), role.name());
        Reply reply = bot.bot()
                .desk()
                .answer(new Request(
                        role + language,
                        new Caller(user, role, Locale.forLanguageTag(language)),
                        place,
                        invocation,
                        Optional.empty()));
        return reply instanceof Reply.Answer answer ? PlainText.of(answer.message()) : "";
    }
}
