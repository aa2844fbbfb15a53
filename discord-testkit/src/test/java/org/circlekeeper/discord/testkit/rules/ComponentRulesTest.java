package org.circlekeeper.discord.testkit.rules;

import static org.circlekeeper.discord.testkit.rules.Rule.many;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ComponentRulesTest {
    private static final String LENGTH = "BASE_TYPE_BAD_LENGTH";
    private static final String KIND = "UNION_TYPE_CHOICES";
    private static final String BUTTON = "{'type':2,'style':1,'label':'Go','custom_id':'b#'}";
    private static final String SELECT = "{'type':5,'custom_id':'s'}";

    static Stream<Rule> rows() {
        String duplicate = "COMPONENT_CUSTOM_ID_DUPLICATED";
        return Stream.of(
                new Rule("5 rows", message(many(5, row(BUTTON))), message(many(6, row(BUTTON))), "components", LENGTH),
                new Rule(
                        "5 buttons",
                        message(row(many(5, BUTTON))),
                        message(row(many(6, BUTTON))),
                        "components[0].components",
                        LENGTH),
                new Rule("no empty row", message(row(BUTTON)), message(row("")), "components[0].components", LENGTH),
                new Rule(
                        "one select menu",
                        message(row(SELECT)),
                        message(row(SELECT + "," + SELECT.replace("'s'", "'t'"))),
                        "components[0].components",
                        "COMPONENT_LAYOUT_WIDTH_EXCEEDED"),
                new Rule(
                        "no button beside a menu",
                        message(row(SELECT) + "," + row(BUTTON)),
                        message(row(SELECT + "," + BUTTON)),
                        "components[0].components",
                        "COMPONENT_LAYOUT_WIDTH_EXCEEDED"),
                new Rule(
                        "only rows",
                        message(row(BUTTON)),
                        message("{'type':10,'content':'a'}"),
                        "components[0].type",
                        KIND),
                new Rule(
                        "no text input in a message",
                        message(row(BUTTON)),
                        message(row("{'type':4,'custom_id':'i','style':1}")),
                        "components[0].components[0].type",
                        KIND),
                new Rule(
                        "custom ids differ",
                        message(many(2, row(BUTTON))),
                        message(row(BUTTON) + "," + row(BUTTON)),
                        "components[1].components[0].custom_id",
                        duplicate),
                new Rule(
                        "numbers differ",
                        message(many(2, "{'type':1,'id':1#,'components':[" + BUTTON + "]}")),
                        message(many(2, "{'type':1,'id':1,'components':[" + BUTTON + "]}")),
                        "components[1].id",
                        "COMPONENT_ID_DUPLICATED"));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void rows_keep(Rule rule) {
        rule.holds(Kind.CREATE_MESSAGE);
        rule.holds(Kind.EDIT_MESSAGE);
    }

    private static String row(String components) {
        return "{'type':1,'components':[" + components + "]}";
    }

    private static String message(String components) {
        return "{'content':'a','components':[" + components + "]}";
    }
}
