package org.circlekeeper.discord.testkit.rules;

import static org.circlekeeper.discord.testkit.rules.Rule.many;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PollRulesTest {
    private static final String LENGTH = "BASE_TYPE_BAD_LENGTH";

    static Stream<Rule> polls() {
        String good = "{'question':{'text':'q'},'answers':[{'poll_media':{'text':'a'}}],'duration':768}";
        return Stream.of(
                new Rule(
                        "question 300",
                        poll(good),
                        poll(good.replace("'q'", "'<q*301>'")),
                        "poll.question.text",
                        LENGTH),
                new Rule(
                        "answer 55",
                        poll(good),
                        poll(good.replace("'a'", "'<a*56>'")),
                        "poll.answers[0].poll_media.text",
                        LENGTH),
                new Rule(
                        "10 answers",
                        poll(good),
                        poll(good.replace(
                                "[{'poll_media':{'text':'a'}}]", "[" + many(11, "{'poll_media':{'text':'a'}}") + "]")),
                        "poll.answers",
                        LENGTH),
                new Rule("32 days", poll(good), poll(good.replace("768", "769")), "poll.duration", "NUMBER_TYPE_MAX"));
    }

    @ParameterizedTest
    @MethodSource("polls")
    void a_poll_keeps(Rule rule) {
        rule.holds(Kind.CREATE_MESSAGE);
    }

    private static String poll(String poll) {
        return "{'poll':" + poll + "}";
    }
}
