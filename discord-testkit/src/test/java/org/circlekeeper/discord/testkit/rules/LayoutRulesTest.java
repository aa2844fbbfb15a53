package org.circlekeeper.discord.testkit.rules;

import static org.circlekeeper.discord.testkit.rules.Rule.many;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LayoutRulesTest {
    private static final String LENGTH = "BASE_TYPE_BAD_LENGTH";
    private static final String NEEDED = "BASE_TYPE_REQUIRED";
    private static final String KIND = "UNION_TYPE_CHOICES";
    private static final String BUTTON = "{'type':2,'style':1,'label':'Go','custom_id':'b#'}";
    private static final String TEXT = "{'type':10,'content':'a'}";
    private static final String PICTURE = "{'type':11,'media':{'url':'https://example.org/a.png'}}";
    private static final String ITEM = "{'media':{'url':'attachment://a.png'}}";

    static Stream<Rule> rules() {
        String total = "COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED";
        String size = "COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED";
        return Stream.of(
                new Rule(
                        "40 nested, in a container",
                        message(container(many(39, TEXT))),
                        message(container(many(40, TEXT))),
                        "components",
                        total),
                new Rule(
                        "40 nested, beside a section",
                        message(many(13, section(TEXT, PICTURE)) + "," + TEXT),
                        message(many(13, section(TEXT, PICTURE)) + "," + many(2, TEXT)),
                        "components",
                        total),
                new Rule(
                        "4000 characters in all",
                        message("{'type':10,'content':'<x*3999>'}," + TEXT),
                        message("{'type':10,'content':'<x*4000>'}," + TEXT),
                        "components",
                        size),
                new Rule(
                        "text is not empty",
                        message(TEXT),
                        message("{'type':10,'content':''}"),
                        "components[0].content",
                        LENGTH),
                new Rule("text has content", message(TEXT), message("{'type':10}"), "components[0].content", NEEDED),
                new Rule(
                        "no button outside a row",
                        message("{'type':1,'components':[" + BUTTON + "]}"),
                        message(BUTTON),
                        "components[0].type",
                        KIND),
                new Rule(
                        "no container in a container",
                        message(container(TEXT)),
                        message(container(container(TEXT))),
                        "components[0].components[0].type",
                        KIND),
                new Rule(
                        "no empty container",
                        message(container(TEXT)),
                        message(container("")),
                        "components[0].components",
                        LENGTH),
                new Rule(
                        "colour of three bytes",
                        message(container(TEXT).replace("17,", "17,'accent_color':1,")),
                        message(container(TEXT).replace("17,", "17,'accent_color':-1,")),
                        "components[0].accent_color",
                        "NUMBER_TYPE_MIN"),
                new Rule(
                        "3 texts in a section",
                        message(section(many(3, TEXT), PICTURE)),
                        message(section(many(4, TEXT), PICTURE)),
                        "components[0].components",
                        LENGTH),
                new Rule(
                        "only texts in a section",
                        message(section(TEXT, PICTURE)),
                        message(section(BUTTON, PICTURE)),
                        "components[0].components[0].type",
                        KIND),
                new Rule(
                        "something beside a section",
                        message(section(TEXT, BUTTON)),
                        message("{'type':9,'components':[" + TEXT + "]}"),
                        "components[0].accessory",
                        NEEDED),
                new Rule(
                        "button or picture beside it",
                        message(section(TEXT, BUTTON)),
                        message(section(TEXT, TEXT)),
                        "components[0].accessory.type",
                        KIND),
                new Rule(
                        "button rules beside it",
                        message(section(TEXT, BUTTON)),
                        message(section(TEXT, "{'type':2,'style':1,'label':'a'}")),
                        "components[0].accessory.custom_id",
                        NEEDED),
                new Rule(
                        "10 pictures",
                        message(gallery(many(10, ITEM))),
                        message(gallery(many(11, ITEM))),
                        "components[0].items",
                        LENGTH),
                new Rule(
                        "alt text 1024",
                        message(gallery("{'description':'<d*1024>','media':{'url':'attachment://a'}}")),
                        message(gallery("{'description':'<d*1025>','media':{'url':'attachment://a'}}")),
                        "components[0].items[0].description",
                        LENGTH),
                new Rule(
                        "a file that was uploaded",
                        message("{'type':13,'file':{'url':'attachment://a.txt'}}"),
                        message("{'type':13,'file':{'url':'https://example.org/a.txt'}}"),
                        "components[0].file.url",
                        "URL_TYPE_INVALID_SCHEME"),
                new Rule(
                        "narrow or wide space",
                        message("{'type':14,'spacing':2}"),
                        message("{'type':14,'spacing':3}"),
                        "components[0].spacing",
                        "BASE_TYPE_CHOICES"),
                new Rule(
                        "custom ids differ at any depth",
                        message(
                                section(TEXT, BUTTON) + ","
                                        + container(
                                                "{'type':1,'components':[{'type':2,'style':1,'label':'a','custom_id':'other'}]}")),
                        message(section(TEXT, BUTTON) + "," + container("{'type':1,'components':[" + BUTTON + "]}")),
                        "components[1].components[0].components[0].custom_id",
                        "COMPONENT_CUSTOM_ID_DUPLICATED"));
    }

    @ParameterizedTest
    @MethodSource("rules")
    void components_v2_keep(Rule rule) {
        rule.holds(Kind.CREATE_MESSAGE);
        rule.holds(Kind.EDIT_ANSWER);
    }

    private static String container(String components) {
        return "{'type':17,'components':[" + components + "]}";
    }

    private static String section(String components, String accessory) {
        return "{'type':9,'components':[" + components + "],'accessory':" + accessory + "}";
    }

    private static String gallery(String items) {
        return "{'type':12,'items':[" + items + "]}";
    }

    private static String message(String components) {
        return "{'flags':32768,'components':[" + components + "]}";
    }
}
