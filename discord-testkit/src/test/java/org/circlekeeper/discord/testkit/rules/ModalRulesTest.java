package org.circlekeeper.discord.testkit.rules;

import static org.circlekeeper.discord.testkit.rules.Rule.many;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ModalRulesTest {
    private static final String LENGTH = "BASE_TYPE_BAD_LENGTH";
    private static final String NEEDED = "BASE_TYPE_REQUIRED";
    private static final String KIND = "UNION_TYPE_CHOICES";
    private static final String INPUT = "{'type':4,'custom_id':'i#','style':1}";

    static Stream<Rule> modals() {
        return Stream.of(
                whole(
                        "5 parts",
                        many(5, label("'label':'l'", INPUT)),
                        many(6, label("'label':'l'", INPUT)),
                        "components",
                        LENGTH),
                whole("a part at least", label("'label':'l'", INPUT), "", "components", LENGTH),
                new Rule("title 45", titled("<t*45>", "m"), titled("<t*46>", "m"), "data.title", LENGTH),
                new Rule("custom_id 100", titled("t", "<m*100>"), titled("t", "<m*101>"), "data.custom_id", LENGTH),
                whole(
                        "known parts",
                        "{'type':10,'content':'read this'}," + label("'label':'l'", INPUT),
                        INPUT,
                        "components[0].type",
                        KIND),
                whole(
                        "label 45",
                        label("'label':'<l*45>'", INPUT),
                        label("'label':'<l*46>'", INPUT),
                        "components[0].label",
                        LENGTH),
                whole(
                        "description 100",
                        label("'label':'l','description':'<d*100>'", INPUT),
                        label("'label':'l','description':'<d*101>'", INPUT),
                        "components[0].description",
                        LENGTH),
                whole(
                        "no button in a Label",
                        label("'label':'l'", INPUT),
                        label("'label':'l'", "{'type':2,'style':1,'label':'a','custom_id':'b'}"),
                        "components[0].component.type",
                        KIND),
                whole(
                        "a Label holds something",
                        label("'label':'l'", INPUT),
                        "{'type':18,'label':'l'}",
                        "components[0].component",
                        NEEDED),
                whole(
                        "custom ids differ",
                        many(2, label("'label':'l'", INPUT)),
                        label("'label':'l'", INPUT) + "," + label("'label':'l'", INPUT),
                        "components[1].component.custom_id",
                        "COMPONENT_CUSTOM_ID_DUPLICATED"),
                whole(
                        "the old way has its own label",
                        "{'type':1,'components':[{'type':4,'custom_id':'i','style':2,'label':'l'}]}",
                        "{'type':1,'components':[{'type':4,'custom_id':'i','style':2}]}",
                        "components[0].components[0].label",
                        NEEDED),
                whole(
                        "the old way holds one",
                        "{'type':1,'components':[{'type':4,'custom_id':'i','style':2,'label':'l'}]}",
                        "{'type':1,'components':[" + many(2, "{'type':4,'custom_id':'i#','style':2,'label':'l'}")
                                + "]}",
                        "components[0].components",
                        LENGTH));
    }

    static Stream<Rule> parts() {
        String text = "'type':4,'custom_id':'i','style':1";
        String menu = "'type':3,'custom_id':'i','options':[{'label':'l','value':'v'}]";
        return Stream.of(
                part("no label inside a Label", text, text + ",'label':'l'", ".label", "COMPONENT_LABEL_INSIDE_LABEL"),
                part(
                        "a line or a paragraph",
                        text,
                        text.replace("'style':1", "'style':3"),
                        ".style",
                        "BASE_TYPE_CHOICES"),
                part(
                        "placeholder 100",
                        text + ",'placeholder':'<p*100>'",
                        text + ",'placeholder':'<p*101>'",
                        ".placeholder",
                        LENGTH),
                part("value 4000", text + ",'value':'<v*4000>'", text + ",'value':'<v*4001>'", ".value", LENGTH),
                part(
                        "value within max_length",
                        text + ",'max_length':5,'value':'<v*5>'",
                        text + ",'max_length':5,'value':'<v*6>'",
                        ".value",
                        LENGTH),
                part(
                        "value within min_length",
                        text + ",'min_length':2,'value':'vv'",
                        text + ",'min_length':2,'value':'v'",
                        ".value",
                        LENGTH),
                part(
                        "max_length 4000",
                        text + ",'max_length':4000",
                        text + ",'max_length':4001",
                        ".max_length",
                        "NUMBER_TYPE_MAX"),
                part(
                        "max_length 1",
                        text + ",'max_length':1",
                        text + ",'max_length':0",
                        ".max_length",
                        "NUMBER_TYPE_MIN"),
                part(
                        "min within max",
                        text + ",'min_length':2,'max_length':2",
                        text + ",'min_length':3,'max_length':2",
                        ".min_length",
                        "TEXT_INPUT_COMPONENT_MIN_LENGTH_TOO_LARGE"),
                part(
                        "no disabled menu",
                        menu + ",'required':false",
                        menu + ",'disabled':true",
                        ".disabled",
                        "COMPONENT_DISABLED_IN_MODAL"),
                part("menu rules", menu, menu.replace("'v'", "''"), ".options[0].value", LENGTH),
                part("2 to 10 radio buttons", group(21, 2), group(21, 1), ".options", LENGTH),
                part("10 radio buttons", group(21, 10), group(21, 11), ".options", LENGTH),
                part(
                        "one radio button chosen",
                        group(21, 2),
                        group(21, 2).replace("'l'", "'l','default':true"),
                        ".options",
                        "SELECT_COMPONENT_TOO_MANY_DEFAULTS"),
                part("10 checkboxes", group(22, 10), group(22, 11), ".options", LENGTH),
                part(
                        "none is enough if not required",
                        group(22, 2) + ",'min_values':0,'required':false",
                        group(22, 2) + ",'min_values':0",
                        ".min_values",
                        "NUMBER_TYPE_MIN"),
                part("a checkbox has a custom_id", "'type':23,'custom_id':'c'", "'type':23", ".custom_id", NEEDED),
                part(
                        "10 files",
                        "'type':19,'custom_id':'f','min_values':0,'max_values':10",
                        "'type':19,'custom_id':'f','max_values':11",
                        ".max_values",
                        "NUMBER_TYPE_MAX"));
    }

    @ParameterizedTest
    @MethodSource("modals")
    void a_modal_keeps(Rule rule) {
        rule.holds(Kind.CALLBACK, Context.none().answering(2, false));
    }

    @ParameterizedTest
    @MethodSource("parts")
    void what_stands_in_a_label_keeps(Rule rule) {
        rule.holds(Kind.CALLBACK);
    }

    private static Rule whole(String says, String good, String bad, String where, String code) {
        return new Rule(says, modal(good), modal(bad), "data." + where, code);
    }

    private static Rule part(String says, String good, String bad, String where, String code) {
        return whole(
                says,
                label("'label':'l'", "{" + good + "}"),
                label("'label':'l'", "{" + bad + "}"),
                "components[0].component" + where,
                code);
    }

    private static String group(int type, int options) {
        return "'type':" + type + ",'custom_id':'g','options':[" + many(options, "{'label':'l','value':'v#'}") + "]";
    }

    private static String label(String label, String inside) {
        return "{'type':18," + label + ",'component':" + inside + "}";
    }

    private static String modal(String components) {
        return "{'type':9,'data':{'custom_id':'m','title':'t','components':[" + components + "]}}";
    }

    private static String titled(String title, String id) {
        return modal(label("'label':'l'", INPUT))
                .replace("'t'", "'" + title + "'")
                .replace("'m'", "'" + id + "'");
    }
}
