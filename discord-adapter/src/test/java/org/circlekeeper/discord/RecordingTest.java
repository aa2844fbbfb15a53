package org.circlekeeper.discord;

import static org.assertj.core.api.Assertions.assertThat;
import static org.circlekeeper.discord.OnDiscord.sawAll;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.circlekeeper.discord.testkit.DiscordPerson;
import org.circlekeeper.discord.testkit.Recorded;
import org.circlekeeper.discord.testkit.rules.PayloadRules;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What Discord learns from one member's days with the bot: every body the bot sent, looked through for what must not be there. */
final class RecordingTest {
    private static final String NAME = "adalovelace";
    private static final String WORDS = "the letter from my sister";

    /** An answer of a check-in as the bot says it. */
    private static final Pattern ANSWER = Pattern.compile("(Inner weather|Battery|Thumbs|What I want today): ");

    /** An id of Discord's, or something as long. */
    private static final Pattern ID = Pattern.compile("\\d{17,20}");

    private static OnDiscord stage;
    private static Recording whole;
    private static final List<Recorded> askedForByThemselves = new ArrayList<>();
    private static Map<String, Long> beforeTheYes;
    private static Map<String, Long> afterTheQuestion;
    private static int untilTheYes;

    @BeforeAll
    static void one_member_has_some_days_with_the_bot() {
        stage = OnDiscord.withGroup();
        DiscordPerson mo = stage.moderator("mo");
        DiscordPerson ada = stage.member(NAME);
        gettingToKnow(ada);
        checkingIn(ada);
        agreeing(mo, ada);
        needingHelp(ada);
        beingOffered(mo, ada);
        lookingBack(ada);
        leaving(ada);
        whole = new Recording(stage.discord.requests());
    }

    private static void gettingToKnow(DiscordPerson ada) {
        beforeTheYes = stage.rows();
        ada.asks("about").presses("What I can do").sees();
        ada.asks("checkin now", "kind", "mood5", "feeling", "really hard").sees();
        ada.types("checkin now", "kind", "m");
        ada.types("checkin now", "kind", "");
        ada.asks("checkin now")
                .presses("Check in and keep nothing")
                .presses("Fog")
                .sees();
        ada.asks("checkin now").sees();
        afterTheQuestion = stage.rows();
        untilTheYes = stage.discord.requests().size();
    }

    private static void checkingIn(DiscordPerson ada) {
        ada.presses("Yes, keep it").presses("Storm").sees();
        ada.asks("checkin now", "kind", "mood5", "feeling", "1").sees();
        ada.asks("checkin now").presses("Another kind").presses("Battery").sees();
        ada.presses("2 of 5: one small thing").sees();
        stage.clock.forward(Duration.ofDays(1));
        ada.asks("checkin now", "kind", "capacity", "feeling", "4").sees();
        ada.asks("checkin now", "kind", "rose-thorn-bud").presses("Write and keep it for myself");
        ada.presses("Yes, keep it").presses("Open the form").fills("Rose: something good", WORDS);
        ada.sends().sees();
        ada.asks("checkin now", "feeling", "snow").sees();
        ada.asks("checkin share").presses("Share here").sees();
        ada.inDirect().asks("checkin now").presses("Sun").sees();
        ada.in(stage.server);
    }

    private static void agreeing(DiscordPerson mo, DiscordPerson ada) {
        sawAll(mo.asks("agreement draft"), "[Publish as interim version]")
                .presses("Publish as interim version")
                .sees();
        sawAll(ada.presses("Read it"), "[I accept this]").presses("I accept this");
        ada.presses("Yes, keep it").sees();
        ada.asks("agreement history").sees();
    }

    private static void needingHelp(DiscordPerson ada) {
        ada.asks("helpline")
                .fills("country", "Ireland")
                .sends()
                .presses("More about these")
                .sees();
        ada.inDirect()
                .asks("crisis", "country", "US")
                .presses("Text or chat instead")
                .sees();
        ada.elsewhere().asks("helpline", "country", "DE").sees();
        ada.in(stage.server);
    }

    private static void beingOffered(DiscordPerson mo, DiscordPerson ada) {
        ada.asks("settings", "offers", "private", "zone", "Europe/Dublin").sees();
        mo.picksFromMenu("Offer resources", ada)
                .presses("Put the button in this room")
                .sees();
        ada.presses("Show me numbers").fills("country", "Ireland").sends().sees();
        mo.picksFromMenu("Offer resources", ada)
                .presses("Send a note, if they allow it")
                .sees();
        stage.postman.deliverDue();
        ada.inDirect().presses("Not for me").sees();
        ada.in(stage.server);
    }

    private static void lookingBack(DiscordPerson ada) {
        int before = stage.discord.requests().size();
        ada.asks("checkin history").presses("As a picture").presses("In words").sees();
        ada.asks("privacy export").sees();
        askedForByThemselves.addAll(
                new Recording(stage.discord.requests()).since(before).all());
    }

    private static void leaving(DiscordPerson ada) {
        ada.asks("privacy what").sees();
        ada.asks("privacy consent").sees();
        ada.asks("checkin forget").presses("The last one").sees();
        ada.asks("privacy forget").presses("Forget me everywhere here").sees();
        ada.asks("hide").sees();
    }

    @AfterAll
    static void nothing_sent_was_against_discords_rules() {
        stage.close();
        assertThat(stage.discord.violations()).isEmpty();
    }

    @Test
    void it_was_a_day_worth_looking_at() {
        assertThat(whole.messages()).hasSizeGreaterThan(50);
        assertThat(whole.all()).allMatch(one -> one.status() < 300);
        assertThat(askedForByThemselves).anyMatch(one -> !one.files().isEmpty());
    }

    @Test
    void every_body_is_as_discord_wants_it() {
        assertThat(whole.all())
                .allSatisfy(one -> assertThat(PayloadRules.problems(one.method(), one.path(), one.body(), null))
                        .isEmpty());
    }

    @Test
    void nobody_is_ever_mentioned() {
        assertThat(whole.messages()).allSatisfy(one -> {
            JsonNode mentions = Recording.message(one).path("allowed_mentions");
            assertThat(mentions.path("parse").isArray()).isTrue();
            assertThat(mentions.path("parse")).isEmpty();
            assertThat(mentions.path("users")).isEmpty();
            assertThat(mentions.path("roles")).isEmpty();
            assertThat(mentions.path("replied_user").asBoolean()).isFalse();
        });
    }

    @Test
    void whatever_somebody_asked_was_answered_to_them_alone() {
        assertThat(whole.publicAnswers()).isEmpty();
    }

    @Test
    void what_stands_in_the_chat_was_put_there_by_somebodys_act_and_names_nobody() {
        assertThat(whole.posts().stream().map(Recording::read))
                .satisfiesExactly(
                        line -> assertThat(line).startsWith("Somebody would like the others here to see one line"),
                        published -> assertThat(published).startsWith("There is a new version of what we agreed on"),
                        button -> assertThat(button).startsWith("A small note, for anyone"),
                        note -> assertThat(note).startsWith("You have a note here"));
        assertThat(whole.posts())
                .allSatisfy(one -> assertThat(one.body().toString()).doesNotContain(NAME, "message_reference"));
    }

    @Test
    void before_the_yes_nothing_was_kept_and_no_answer_was_sent_back_but_the_one_not_kept() {
        assertThat(afterTheQuestion).isEqualTo(beforeTheYes);
        assertThat(new Recording(whole.all().subList(0, untilTheYes)).messages())
                .filteredOn(one -> ANSWER.matcher(Recording.read(one)).find())
                .singleElement()
                .satisfies(one -> assertThat(Recording.read(one)).contains("Heard, and not kept"));
    }

    @Test
    void no_question_about_health_was_asked_or_named_and_no_such_answer_repeated() throws IOException {
        List<String> telling = healthWords();
        assertThat(telling).contains("Mood in five steps", "Really hard", "Stimmung in fünf Stufen");
        assertThat(whole.all())
                .allSatisfy(one -> assertThat(one.body().toString()).doesNotContain(telling));
        assertThat(whole.all())
                .allSatisfy(one -> assertThat(one.body().toString().toLowerCase(java.util.Locale.ROOT))
                        .doesNotContain("mood5", "mood10", "suds", "perma", "quadrant", "really hard"));
    }

    /** The names of kinds about health in every language, and what they let people answer, if it can be nothing else. */
    private static List<String> healthWords() throws IOException {
        List<String> words = new ArrayList<>();
        for (String id : resource("kinds.txt")
                .lines()
                .filter(line -> !line.startsWith("#"))
                .toList()) {
            JsonNode kind = new YAMLMapper().readTree(resource(id + ".yaml"));
            if (kind.path("health").asBoolean()) {
                kind.path("name").forEach(name -> words.add(name.asText()));
                kind.findValues("label").forEach(label -> label.forEach(said -> words.add(said.asText())));
            }
        }
        return words.stream().filter(word -> word.length() >= 10).toList();
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = RecordingTest.class.getResourceAsStream("/checkin/" + name)) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void several_answers_together_were_sent_only_where_the_member_asked_for_them() {
        List<Recorded> unasked = new ArrayList<>(whole.messages());
        unasked.removeAll(askedForByThemselves);
        assertThat(unasked)
                .allSatisfy(one -> assertThat(
                                ANSWER.matcher(Recording.read(one)).results().count())
                        .isLessThanOrEqualTo(1));
        assertThat(unasked).allSatisfy(one -> assertThat(one.files()).isEmpty());
        assertThat(askedForByThemselves)
                .anyMatch(one -> ANSWER.matcher(Recording.read(one)).results().count() > 1);
    }

    @Test
    void own_words_were_shown_to_their_author_only() {
        List<Recorded> showing = whole.all().stream()
                .filter(one -> one.body().toString().contains(WORDS))
                .toList();
        assertThat(showing).isNotEmpty();
        assertThat(askedForByThemselves).containsAll(showing);
        assertThat(whole.posts()).doesNotContainAnyElementsOf(showing);
    }

    @Test
    void no_secret_and_no_id_stands_in_what_people_read() {
        assertThat(whole.all())
                .allSatisfy(one -> assertThat(one.body().toString()).doesNotContain(stage.discord.token()));
        String ownIdInAnExport =
                "Your account there: " + stage.discord.person(NAME).id();
        assertThat(whole.messages().stream()
                        .map(Recording::read)
                        .map(text -> text.replace(ownIdInAnExport, ""))
                        .filter(ID.asPredicate()))
                .isEmpty();
    }
}
