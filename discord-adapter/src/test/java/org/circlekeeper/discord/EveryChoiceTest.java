package org.circlekeeper.discord;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.ZoneId;
import java.util.IntSummaryStatistics;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import net.dv8tion.jda.api.utils.messages.MessageCreateData;
import org.circlekeeper.chat.Invocation;
import org.circlekeeper.chat.Message;
import org.circlekeeper.chat.Platform;
import org.circlekeeper.chat.Role;
import org.circlekeeper.chat.UserId;
import org.circlekeeper.testkit.MovableClock;
import org.circlekeeper.testkit.Person;
import org.circlekeeper.testkit.TestBot;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever the bot can show fits what Discord can show. */
class EveryChoiceTest {
    private static final UserId ADA = new UserId(new Platform("discord"), "801234567890123456");
    private static final String HOME = "901234567890123456";
    private static final int STEPS = 1200;

    private final IntSummaryStatistics lengths = new IntSummaryStatistics();
    private final Buttons buttons = new Buttons(new byte[32], new MovableClock());

    @ParameterizedTest
    @CsvSource({"MEMBER, en, room", "MODERATOR, es, room", "OWNER, de, room", "MEMBER, de, direct"})
    void whatever_is_shown_fits(Role role, String language, String where) {
        Walk walk = walk(role, language, where);
        assertThat(walk.invocations()).hasSizeGreaterThan(200).allSatisfy(this::fits);
        assertThat(lengths.getMax()).isLessThan(Buttons.LONGEST);
        assertThat(walk.messages()).allSatisfy(this::canBeShown);
        assertThat(walk.forms()).isNotEmpty().allSatisfy(form -> {
            assertThat(Checked.problem(Forms.of(form, "form"))).isEmpty();
        });
    }

    @Test
    void what_a_short_walk_does_not_meet_fits_too() {
        String group = "uvh858qp6rq17i6osoee1pafi";
        String row = "0f8fad5b-d9cb-469f-a165-70867728950e";
        for (String zone : ZoneId.getAvailableZoneIds()) {
            fits(Invocation.of("privacy consent")
                    .with("purpose", "membership")
                    .with("answer", "yes")
                    .with("in", group)
                    .with("text", "1")
                    .with("next", "settings?zone=" + zone.replace("/", "%2F")));
        }
        fits(Invocation.of("checkin forget").with("in", group).with("which", group));
        fits(Invocation.of("checkin share").with("in", group).with("which", group));
        fits(Invocation.of("offer clear").with("mark", row));
        fits(Invocation.of("offer wrong").with("note", row));
        fits(Invocation.of("offer")
                .with("need", "domestic-violence")
                .with("way", "note")
                .with("draft", group));
        fits(Invocation.of("agreement view")
                .with("in", group)
                .with("version", "100000")
                .with("section", "AG-NOCOMPARE"));
    }

    private void fits(Invocation then) {
        Bound bound = Bound.to(ADA, HOME).goodFor(Duration.ofHours(24));
        Optional<String> id = buttons.write(then, bound);
        assertThat(id).as("an id for " + then).isPresent();
        assertThat(buttons.read(id.orElseThrow(), ADA, HOME)).isEqualTo(new Read.Fine(then));
        lengths.accept(id.get().length());
    }

    private void canBeShown(Message message) {
        List<MessageCreateData> pages = Pages.of(
                message,
                choice -> buttons.write(choice.then(), Bound.to(ADA, HOME)).orElseThrow());
        assertThat(pages).allSatisfy(page -> {
            assertThat(Checked.problem(page)).isEmpty();
            assertThat(Eyes.onPage(page.getContent())).doesNotContain("⟦line⟧", "⟦format⟧", "⟦mention⟧", "⟦link⟧");
        });
    }

    private static Walk walk(Role role, String language, String where) {
        TestBot bot = TestBot.allowingHealth();
        bot.setUp("room", "adults");
        bot.setUp("other", "mixed");
        Person person = bot.person("ada").as(role).speaking(Locale.forLanguageTag(language));
        if (where.equals("direct")) {
            person.inDirect();
        }
        return new Walk(bot, person).go(STEPS);
    }
}
