package org.circlekeeper.discord.testkit.rules;

import static org.circlekeeper.discord.testkit.rules.Rule.many;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EmbedRulesTest {
    private static final String LENGTH = "BASE_TYPE_BAD_LENGTH";
    private static final String TOTAL = "MAX_EMBED_SIZE_EXCEEDED";

    static Stream<Rule> rules() {
        return Stream.of(
                new Rule(
                        "10 embeds",
                        embeds(many(10, "{'title':'a'}")),
                        embeds(many(11, "{'title':'a'}")),
                        "embeds",
                        LENGTH),
                row("title 256", "'title':'<x*256>'", "'title':'<x*257>'", "title", LENGTH),
                row("description 4096", "'description':'<x*4096>'", "'description':'<x*4097>'", "description", LENGTH),
                row(
                        "footer 2048",
                        "'footer':{'text':'<x*2048>'}",
                        "'footer':{'text':'<x*2049>'}",
                        "footer.text",
                        LENGTH),
                row("author 256", "'author':{'name':'<x*256>'}", "'author':{'name':'<x*257>'}", "author.name", LENGTH),
                row("25 fields", fields(25, "n", "v"), fields(26, "n", "v"), "fields", LENGTH),
                row("field name 256", fields(1, "<n*256>", "v"), fields(1, "<n*257>", "v"), "fields[0].name", LENGTH),
                row(
                        "field value 1024",
                        fields(1, "n", "<v*1024>"),
                        fields(1, "n", "<v*1025>"),
                        "fields[0].value",
                        LENGTH),
                row("no empty field", fields(1, "n", "v"), fields(1, "n", ""), "fields[0].value", LENGTH),
                row(
                        "fields have values",
                        fields(1, "n", "v"),
                        "'fields':[{'name':'n'}]",
                        "fields[0].value",
                        "BASE_TYPE_REQUIRED"),
                row(
                        "colour of three bytes",
                        "'title':'a','color':16777215",
                        "'title':'a','color':16777216",
                        "color",
                        "NUMBER_TYPE_MAX"),
                row(
                        "addresses of the web",
                        "'title':'a','url':'https://example.org'",
                        "'title':'a','url':'javascript:1'",
                        "url",
                        "URL_TYPE_INVALID_URL"),
                row(
                        "pictures may be attached",
                        "'image':{'url':'attachment://a.png'}",
                        "'image':{'url':'a.png'}",
                        "image.url",
                        "URL_TYPE_INVALID_URL"),
                row("something to show", "'title':'a'", "'color':1", "", "EMBED_EMPTY"),
                new Rule(
                        "6000 in all embeds together",
                        embeds(
                                "{'description':'<x*3000>'},{'description':'<x*2994>','author':{'name':'a'},'footer':{'text':'b'},'fields':[{'name':'n','value':'v'}],'title':'tt'}"),
                        embeds(
                                "{'description':'<x*3000>'},{'description':'<x*2995>','author':{'name':'a'},'footer':{'text':'b'},'fields':[{'name':'n','value':'v'}],'title':'tt'}"),
                        "embeds",
                        TOTAL));
    }

    @ParameterizedTest
    @MethodSource("rules")
    void an_embed_keeps(Rule rule) {
        rule.holds(Kind.CREATE_MESSAGE);
        rule.holds(Kind.EDIT_ANSWER);
    }

    private static Rule row(String says, String good, String bad, String where, String code) {
        String place = where.isEmpty() ? "embeds[0]" : "embeds[0]." + where;
        return new Rule(says, embeds("{" + good + "}"), embeds("{" + bad + "}"), place, code);
    }

    private static String embeds(String embeds) {
        return "{'embeds':[" + embeds + "]}";
    }

    private static String fields(int count, String name, String value) {
        return "'fields':[" + many(count, "{'name':'" + name + "','value':'" + value + "'}") + "]";
    }
}
