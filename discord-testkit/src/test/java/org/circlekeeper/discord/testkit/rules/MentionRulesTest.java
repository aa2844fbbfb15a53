package org.circlekeeper.discord.testkit.rules;

import static org.circlekeeper.discord.testkit.rules.Rule.many;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MentionRulesTest {
    private static final String EXCLUSIVE = "MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE";
    private static final String TWICE = "SET_TYPE_ALREADY_CONTAINS_VALUE";

    static Stream<Rule> rules() {
        return Stream.of(
                row(
                        "either parse users or list them",
                        "'parse':['users'],'users':[]",
                        "'parse':['users'],'users':['1']",
                        "",
                        EXCLUSIVE),
                row(
                        "either parse roles or list them",
                        "'parse':['users'],'roles':['1']",
                        "'parse':['roles'],'roles':['1']",
                        "",
                        EXCLUSIVE),
                row(
                        "known kinds",
                        "'parse':['users','roles','everyone']",
                        "'parse':['here']",
                        ".parse[0]",
                        "BASE_TYPE_CHOICES"),
                row("a kind once", "'parse':[]", "'parse':['users','users']", ".parse[1]", TWICE),
                row(
                        "a person once",
                        "'parse':[],'users':['1','2']",
                        "'parse':[],'users':['1','1']",
                        ".users[1]",
                        TWICE),
                row(
                        "100 people",
                        "'users':[" + many(100, "'#'") + "]",
                        "'users':[" + many(101, "'#'") + "]",
                        ".users",
                        "BASE_TYPE_BAD_LENGTH"),
                row(
                        "replied_user is yes or no",
                        "'replied_user':false",
                        "'replied_user':'no'",
                        ".replied_user",
                        "BOOLEAN_TYPE_CONVERT"));
    }

    @ParameterizedTest
    @MethodSource("rules")
    void allowed_mentions_keep(Rule rule) {
        rule.holds(Kind.CREATE_MESSAGE);
        rule.holds(Kind.FOLLOW_UP);
    }

    private static Rule row(String says, String good, String bad, String where, String code) {
        return new Rule(says, message(good), message(bad), "allowed_mentions" + where, code);
    }

    private static String message(String mentions) {
        return "{'content':'a','allowed_mentions':{" + mentions + "}}";
    }
}
