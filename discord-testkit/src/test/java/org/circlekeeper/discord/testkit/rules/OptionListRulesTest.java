package org.circlekeeper.discord.testkit.rules;

import static org.circlekeeper.discord.testkit.rules.Rule.many;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class OptionListRulesTest {
    private static final String LENGTH = "BASE_TYPE_BAD_LENGTH";
    private static final String KIND = "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID";
    private static final String TEXT = "{'type':3,'name':'o#','description':'d'}";

    static Stream<Rule> lists() {
        String order = "APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID";
        String exists = "APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS";
        return Stream.of(
                row("25 options", many(25, TEXT), many(26, TEXT), "options", LENGTH),
                row(
                        "names differ",
                        many(2, TEXT),
                        TEXT.replace("#", "0") + "," + TEXT.replace("#", "0"),
                        "options[1].name",
                        exists),
                row(
                        "names are names",
                        "{'type':3,'name':'o','description':'d'}",
                        "{'type':3,'name':'O','description':'d'}",
                        "options[0].name",
                        "APPLICATION_COMMAND_INVALID_NAME"),
                row(
                        "description 100",
                        "{'type':3,'name':'o','description':'<d*100>'}",
                        "{'type':3,'name':'o','description':'<d*101>'}",
                        "options[0].description",
                        LENGTH),
                row(
                        "a description is needed",
                        "{'type':3,'name':'o','description':'d'}",
                        "{'type':3,'name':'o'}",
                        "options[0].description",
                        "BASE_TYPE_REQUIRED"),
                row(
                        "known types",
                        "{'type':11,'name':'o','description':'d'}",
                        "{'type':12,'name':'o','description':'d'}",
                        "options[0].type",
                        "NUMBER_TYPE_MAX"),
                row(
                        "required options come first",
                        required("a", true) + "," + required("b", false),
                        required("a", false) + "," + required("b", true),
                        "options[1].required",
                        order),
                row(
                        "no mixture",
                        sub("a", "") + "," + sub("b", ""),
                        sub("a", "") + "," + TEXT.replace("#", ""),
                        "options",
                        KIND),
                row(
                        "25 options in a sub-command",
                        sub("a", many(25, TEXT)),
                        sub("a", many(26, TEXT)),
                        "options[0].options",
                        LENGTH),
                row(
                        "a group holds sub-commands",
                        group(sub("a", "")),
                        group(TEXT.replace("#", "")),
                        "options[0].options[0].type",
                        KIND),
                row("a group is not empty", group(sub("a", "")), group(""), "options[0].options", LENGTH),
                row(
                        "two levels",
                        group(sub("a", TEXT.replace("#", ""))),
                        group(group(sub("a", ""))),
                        "options[0].options[0].type",
                        KIND),
                row(
                        "nothing below a sub-command",
                        sub("a", TEXT.replace("#", "")),
                        sub("a", sub("b", "")),
                        "options[0].options[0].type",
                        KIND));
    }

    @ParameterizedTest
    @MethodSource("lists")
    void a_list_of_options_keeps(Rule rule) {
        rule.holds(Kind.CREATE_COMMAND);
        rule.holds(Kind.EDIT_COMMAND);
    }

    private static Rule row(String says, String good, String bad, String where, String code) {
        return new Rule(says, command(good), command(bad), where, code);
    }

    private static String command(String options) {
        return "{'name':'n','description':'d','options':[" + options + "]}";
    }

    private static String required(String name, boolean required) {
        return "{'type':3,'name':'" + name + "','description':'d','required':" + required + "}";
    }

    private static String sub(String name, String options) {
        return "{'type':1,'name':'" + name + "','description':'d','options':[" + options + "]}";
    }

    private static String group(String options) {
        return "{'type':2,'name':'g','description':'d','options':[" + options + "]}";
    }
}
