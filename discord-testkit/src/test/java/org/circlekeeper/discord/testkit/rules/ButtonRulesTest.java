package org.circlekeeper.discord.testkit.rules;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ButtonRulesTest {
    private static final String LENGTH = "BASE_TYPE_BAD_LENGTH";
    private static final String NEEDED = "BASE_TYPE_REQUIRED";
    private static final String INVALID = "BUTTON_COMPONENT_INVALID";

    static Stream<Rule> buttons() {
        return Stream.of(
                button(
                        "custom_id 100",
                        "'style':1,'label':'a','custom_id':'<i*100>'",
                        "'style':1,'label':'a','custom_id':'<i*101>'",
                        ".custom_id",
                        LENGTH),
                button(
                        "custom_id 1",
                        "'style':1,'label':'a','custom_id':'i'",
                        "'style':1,'label':'a','custom_id':''",
                        ".custom_id",
                        LENGTH),
                button(
                        "pressing needs custom_id",
                        "'style':4,'label':'a','custom_id':'i'",
                        "'style':4,'label':'a'",
                        ".custom_id",
                        NEEDED),
                button(
                        "pressing or a link",
                        "'style':1,'label':'a','custom_id':'i'",
                        "'style':1,'label':'a','custom_id':'i','url':'https://example.org'",
                        ".url",
                        INVALID),
                button(
                        "a link needs its address",
                        "'style':5,'label':'a','url':'https://example.org'",
                        "'style':5,'label':'a'",
                        ".url",
                        NEEDED),
                button(
                        "a link has no custom_id",
                        "'style':5,'label':'a','url':'https://example.org'",
                        "'style':5,'label':'a','url':'https://example.org','custom_id':'i'",
                        ".custom_id",
                        INVALID),
                button(
                        "address 512",
                        "'style':5,'label':'a','url':'https://<u*504>'",
                        "'style':5,'label':'a','url':'https://<u*505>'",
                        ".url",
                        LENGTH),
                button("a purchase names its product", "'style':6,'sku_id':'1'", "'style':6", ".sku_id", NEEDED),
                button(
                        "a purchase has no label",
                        "'style':6,'sku_id':'1'",
                        "'style':6,'sku_id':'1','label':'a'",
                        ".label",
                        INVALID),
                button(
                        "label 80",
                        "'style':2,'label':'<é*80>','custom_id':'i'",
                        "'style':2,'label':'<é*81>','custom_id':'i'",
                        ".label",
                        LENGTH),
                button(
                        "label or emoji",
                        "'style':2,'emoji':{'name':'🌱'},'custom_id':'i'",
                        "'style':2,'custom_id':'i'",
                        "",
                        INVALID),
                button(
                        "an emoji is named",
                        "'style':2,'emoji':{'id':'1','name':'leaf'},'custom_id':'i'",
                        "'style':2,'emoji':{},'custom_id':'i'",
                        ".emoji",
                        "COMPONENT_INVALID_EMOJI"),
                button(
                        "known styles",
                        "'style':3,'label':'a','custom_id':'i'",
                        "'style':7,'label':'a','custom_id':'i'",
                        ".style",
                        "BASE_TYPE_CHOICES"),
                button(
                        "a style is needed",
                        "'style':3,'label':'a','custom_id':'i'",
                        "'label':'a','custom_id':'i'",
                        ".style",
                        NEEDED));
    }

    @ParameterizedTest
    @MethodSource("buttons")
    void a_button_keeps(Rule rule) {
        rule.holds(Kind.CREATE_MESSAGE);
        rule.holds(Kind.EDIT_MESSAGE);
    }

    private static Rule button(String says, String good, String bad, String where, String code) {
        return inRow(says, "{'type':2," + good + "}", "{'type':2," + bad + "}", where, code);
    }

    private static Rule inRow(String says, String good, String bad, String where, String code) {
        return new Rule(says, message(row(good)), message(row(bad)), "components[0].components[0]" + where, code);
    }

    private static String row(String components) {
        return "{'type':1,'components':[" + components + "]}";
    }

    private static String message(String components) {
        return "{'content':'a','components':[" + components + "]}";
    }
}
