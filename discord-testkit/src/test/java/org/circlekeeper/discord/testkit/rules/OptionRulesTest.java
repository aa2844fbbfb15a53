package org.circlekeeper.discord.testkit.rules;

import static org.circlekeeper.discord.testkit.rules.Rule.many;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class OptionRulesTest {
    private static final String LENGTH = "BASE_TYPE_BAD_LENGTH";
    private static final String KIND = "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID";

    static Stream<Rule> options() {
        String both = "APPLICATION_COMMAND_AUTOCOMPLETE_CHOICES";
        String exists = "APPLICATION_COMMAND_OPTIONS_CHOICE_NAME_ALREADY_EXISTS";
        return Stream.of(
                option("25 choices", 3, choices(25, "'v'"), choices(26, "'v'"), ".choices", LENGTH),
                option(
                        "choice name 100",
                        3,
                        choice("<n*100>", "'v'"),
                        choice("<n*101>", "'v'"),
                        ".choices[0].name",
                        LENGTH),
                option(
                        "choice value 100",
                        3,
                        choice("n", "'<v*100>'"),
                        choice("n", "'<v*101>'"),
                        ".choices[0].value",
                        LENGTH),
                option(
                        "choice names differ",
                        3,
                        choices(2, "'v'"),
                        "'choices':[" + many(2, "{'name':'n','value':'v'}") + "]",
                        ".choices[1].name",
                        exists),
                option(
                        "text choices are text",
                        3,
                        choice("n", "'1'"),
                        choice("n", "1"),
                        ".choices[0].value",
                        "BASE_TYPE_BAD_TYPE"),
                option(
                        "whole choices are whole",
                        4,
                        choice("n", "1"),
                        choice("n", "1.5"),
                        ".choices[0].value",
                        "NUMBER_TYPE_COERCE"),
                option(
                        "number choices are numbers",
                        10,
                        choice("n", "1.5"),
                        choice("n", "'many'"),
                        ".choices[0].value",
                        "NUMBER_TYPE_COERCE"),
                option(
                        "choices or suggestions",
                        3,
                        "'autocomplete':true,'choices':[]",
                        "'autocomplete':true," + choice("n", "'v'"),
                        "",
                        both),
                option("no suggestions of people", 6, "'required':false", "'autocomplete':true", "", KIND),
                option("no choices of yes and no", 5, "'choices':[]", choice("n", "'v'"), "", KIND),
                option("length 6000", 3, "'max_length':6000", "'max_length':6001", ".max_length", "NUMBER_TYPE_MAX"),
                option(
                        "min within max length",
                        3,
                        "'min_length':2,'max_length':2",
                        "'min_length':3,'max_length':2",
                        ".min_length",
                        "APPLICATION_COMMAND_OPTIONS_MIN_LENGTH_TOO_LARGE"),
                option("lengths are for text", 3, "'max_length':5", "'max_length':0", ".max_length", "NUMBER_TYPE_MIN"),
                option("no length of numbers", 4, "'max_value':5", "'max_length':5", ".max_length", KIND),
                option("no value of text", 3, "'max_length':5", "'max_value':5", ".max_value", KIND),
                option(
                        "min within max value",
                        10,
                        "'min_value':0.5,'max_value':0.5",
                        "'min_value':0.6,'max_value':0.5",
                        ".min_value",
                        "APPLICATION_COMMAND_OPTIONS_MIN_VALUE_TOO_LARGE"),
                option(
                        "channel types are for channels",
                        3,
                        "'channel_types':[]",
                        "'channel_types':[0]",
                        ".channel_types",
                        KIND));
    }

    @ParameterizedTest
    @MethodSource("options")
    void an_option_keeps(Rule rule) {
        rule.holds(Kind.CREATE_COMMAND);
        rule.holds(Kind.EDIT_COMMAND);
    }

    private static Rule option(String says, int type, String good, String bad, String where, String code) {
        String start = "{'type':" + type + ",'name':'o','description':'d',";
        return row(says, start + good + "}", start + bad + "}", "options[0]" + where, code);
    }

    private static Rule row(String says, String good, String bad, String where, String code) {
        return new Rule(says, command(good), command(bad), where, code);
    }

    private static String command(String options) {
        return "{'name':'n','description':'d','options':[" + options + "]}";
    }

    private static String choices(int count, String value) {
        return "'choices':[" + many(count, "{'name':'n#','value':" + value + "}") + "]";
    }

    private static String choice(String name, String value) {
        return "'choices':[{'name':'" + name + "','value':" + value + "}]";
    }
}
