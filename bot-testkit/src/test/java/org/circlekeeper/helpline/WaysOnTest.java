package org.circlekeeper.helpline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.circlekeeper.chat.Choice;
import org.circlekeeper.command.Parameter;
import org.circlekeeper.testkit.Person;
import org.circlekeeper.testkit.TestBot;
import org.junit.jupiter.api.Test;

/** What somebody wished for stays with every button, and what nobody has is said. */
final class WaysOnTest {
    private final TestBot bot = TestBot.fresh();
    private final Person ada = bot.person("ada");

    @Test
    void every_wish_goes_along_with_the_ways_on() {
        ada.asks(
                "helpline",
                "country",
                "US",
                "need",
                "trans",
                "by",
                "call",
                "language",
                "es",
                "open-now",
                "yes",
                "no-unasked-police",
                "yes");
        Choice someone = ada.lastMessage().choices().stream()
                .filter(choice -> choice.label().startsWith("It is about someone")
                        || choice.then().arguments().containsKey("for"))
                .findFirst()
                .orElseThrow();
        assertThat(said(someone, "country")).isEqualTo("US");
        assertThat(said(someone, "need")).isEqualTo("trans");
        assertThat(said(someone, "by")).isEqualTo("call");
        assertThat(said(someone, "language")).isEqualTo("es");
        assertThat(said(someone, "open-now")).isEqualTo("yes");
        assertThat(said(someone, "no-unasked-police")).isEqualTo("yes");
        assertThat(said(someone, "for")).isEqualTo("someone-else");
    }

    private static String said(Choice choice, String name) {
        return Parameter.heard(choice.then().arguments().get(name));
    }

    @Test
    void a_wish_that_was_not_said_is_in_no_button() {
        ada.asks("helpline", "country", "US");
        ada.lastMessage()
                .choices()
                .forEach(choice -> assertThat(choice.then().arguments())
                        .as(choice.label())
                        .doesNotContainKeys("open-now", "no-unasked-police", "language"));
    }

    @Test
    void a_language_nobody_is_listed_with_is_said_by_its_name() {
        assertThat(ada.asks("helpline", "country", "DE", "language", "sw").sees())
                .startsWith("0800 1110111\n")
                .contains("None of these is listed as speaking Swahili");
    }

    @Test
    void what_stands_behind_the_country_counts_as_the_wish() {
        String wished = ada.asks("helpline", "country", "US", "need", "trans").sees();
        bot.clock().forward(Duration.ofMinutes(1));
        assertThat(ada.asks("helpline", "country", "US trans").sees()).isEqualTo(wished);
        bot.clock().forward(Duration.ofMinutes(1));
        wished = ada.asks("helpline", "country", "US", "by", "text").sees();
        bot.clock().forward(Duration.ofMinutes(1));
        assertThat(ada.asks("helpline", "country", "US text").sees()).isEqualTo(wished);
    }

    @Test
    void where_no_emergency_number_is_known_each_answer_says_so() {
        String known = "I know of no emergency number there";
        assertThat(ada.asks("helpline", "country", "GN").sees()).contains(known);
        assertThat(ada.asks("helpline", "country", "GN").sees()).contains("moment ago", known);
        assertThat(ada.asks("helpline", "country", "GN", "show", "more").sees()).contains(known);
    }
}
