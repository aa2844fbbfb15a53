package org.circlekeeper.discord.testkit.rules;

import static org.circlekeeper.discord.testkit.rules.Rule.many;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SelectRulesTest {
    private static final String LENGTH = "BASE_TYPE_BAD_LENGTH";
    private static final String NEEDED = "BASE_TYPE_REQUIRED";

    static Stream<Rule> selects() {
        String least = "SELECT_COMPONENT_MIN_VALUES_TOO_LARGE";
        String most = "SELECT_COMPONENT_MAX_VALUES_TOO_LARGE";
        String value = "SELECT_COMPONENT_OPTION_VALUE_DUPLICATED";
        return Stream.of(
                select("25 options", options(25), options(26), ".options", LENGTH),
                select("an option at least", options(1), options(0), ".options", LENGTH),
                select("options are needed", options(1), "'disabled':false", ".options", NEEDED),
                select(
                        "placeholder 150",
                        options(1) + ",'placeholder':'<p*150>'",
                        options(1) + ",'placeholder':'<p*151>'",
                        ".placeholder",
                        LENGTH),
                select(
                        "option label 100",
                        option("'label':'<x*100>','value':'v'"),
                        option("'label':'<x*101>','value':'v'"),
                        ".options[0].label",
                        LENGTH),
                select(
                        "option value 100",
                        option("'label':'l','value':'<x*100>'"),
                        option("'label':'l','value':'<x*101>'"),
                        ".options[0].value",
                        LENGTH),
                select(
                        "option description 100",
                        option("'label':'l','value':'v','description':'<x*100>'"),
                        option("'label':'l','value':'v','description':'<x*101>'"),
                        ".options[0].description",
                        LENGTH),
                select(
                        "values differ",
                        options(2),
                        "'options':[" + many(2, "{'label':'#','value':'same'}") + "]",
                        ".options[1].value",
                        value),
                select(
                        "min within max",
                        options(3) + ",'min_values':2,'max_values':2",
                        options(3) + ",'min_values':3,'max_values':2",
                        ".min_values",
                        least),
                select(
                        "max within options",
                        options(3) + ",'max_values':3",
                        options(3) + ",'max_values':4",
                        ".max_values",
                        most),
                select(
                        "max is 1 unless it says more",
                        options(3) + ",'min_values':1",
                        options(3) + ",'min_values':2",
                        ".min_values",
                        least),
                select(
                        "min 25",
                        options(25) + ",'min_values':0",
                        options(25) + ",'min_values':-1",
                        ".min_values",
                        "NUMBER_TYPE_MIN"),
                select(
                        "chosen beforehand within max",
                        defaults(2, 2),
                        defaults(2, 1),
                        ".options",
                        "SELECT_COMPONENT_TOO_MANY_DEFAULTS"));
    }

    @ParameterizedTest
    @MethodSource("selects")
    void a_select_menu_keeps(Rule rule) {
        rule.holds(Kind.CREATE_MESSAGE);
        rule.holds(Kind.EDIT_MESSAGE);
    }

    private static Rule select(String says, String good, String bad, String where, String code) {
        String menu = "{'type':3,'custom_id':'s',";
        return inRow(says, menu + good + "}", menu + bad + "}", where, code);
    }

    private static Rule inRow(String says, String good, String bad, String where, String code) {
        return new Rule(says, message(row(good)), message(row(bad)), "components[0].components[0]" + where, code);
    }

    private static String options(int count) {
        return "'options':[" + many(count, "{'label':'l','value':'v#'}") + "]";
    }

    private static String option(String option) {
        return "'options':[{" + option + "}]";
    }

    private static String defaults(int chosen, int most) {
        return "'max_values':" + most + ",'options':[" + many(chosen, "{'label':'l','value':'v#','default':true}")
                + "]";
    }

    private static String row(String components) {
        return "{'type':1,'components':[" + components + "]}";
    }

    private static String message(String components) {
        return "{'content':'a','components':[" + components + "]}";
    }
}
