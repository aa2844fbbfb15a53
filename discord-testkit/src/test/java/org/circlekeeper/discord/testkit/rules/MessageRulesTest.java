package org.circlekeeper.discord.testkit.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.circlekeeper.discord.testkit.rules.Rule.json;
import static org.circlekeeper.discord.testkit.rules.Rule.many;

import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MessageRulesTest {
    private static final String LENGTH = "BASE_TYPE_BAD_LENGTH";
    private static final String LEGACY = "MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2";
    private static final String TEXT = "{'type':10,'content':'hello'}";

    static Stream<Rule> posted() {
        return Stream.of(
                new Rule("content 2000", "{'content':'<x*2000>'}", "{'content':'<x*2001>'}", "content", LENGTH),
                new Rule(
                        "counted in code points",
                        "{'content':'<😀*2000>'}",
                        "{'content':'<😀*2001>'}",
                        "content",
                        LENGTH),
                new Rule("content is text", "{'content':'1'}", "{'content':1}", "content", "BASE_TYPE_BAD_TYPE"),
                new Rule("something to show", "{'sticker_ids':['1']}", "{'content':'  '}", "", "50006"),
                new Rule(
                        "nonce 25",
                        "{'content':'a','nonce':'<n*25>'}",
                        "{'content':'a','nonce':'<n*26>'}",
                        "nonce",
                        LENGTH),
                new Rule(
                        "nonce may be a number",
                        "{'content':'a','nonce':12}",
                        "{'content':'a','nonce':1.5}",
                        "nonce",
                        "BASE_TYPE_BAD_TYPE"),
                new Rule(
                        "enforce_nonce is yes or no",
                        "{'content':'a','nonce':'n','enforce_nonce':true}",
                        "{'content':'a','nonce':'n','enforce_nonce':'yes'}",
                        "enforce_nonce",
                        "BOOLEAN_TYPE_CONVERT"),
                new Rule(
                        "no ephemeral message out of nothing",
                        "{'content':'a','flags':4100}",
                        "{'content':'a','flags':64}",
                        "flags",
                        "BASE_TYPE_CHOICES"),
                new Rule(
                        "flags are a number",
                        "{'content':'a','flags':'4'}",
                        "{'content':'a','flags':'four'}",
                        "flags",
                        "NUMBER_TYPE_COERCE"),
                new Rule(
                        "3 stickers",
                        "{'sticker_ids':['1','2','3']}",
                        "{'sticker_ids':['1','2','3','4']}",
                        "sticker_ids",
                        LENGTH),
                new Rule("10 attachments", attachments(10, "x"), attachments(11, "x"), "attachments", LENGTH),
                new Rule(
                        "attachment description 1024",
                        attachments(1, "<d*1024>"),
                        attachments(1, "<d*1025>"),
                        "attachments[0].description",
                        LENGTH),
                new Rule(
                        "attachment ids differ",
                        "{'attachments':[{'id':'0'},{'id':'1'}]}",
                        "{'attachments':[{'id':'0'},{'id':'0'}]}",
                        "attachments[1].id",
                        "ATTACHMENT_ID_DUPLICATED"),
                new Rule(
                        "an attachment has an id",
                        "{'attachments':[{'id':0}]}",
                        "{'attachments':[{'filename':'a.png'}]}",
                        "attachments[0].id",
                        "BASE_TYPE_REQUIRED"),
                new Rule("no content with V2", v2("'content':''"), v2("'content':'a'"), "content", LEGACY),
                new Rule("no embeds with V2", v2("'embeds':[]"), v2("'embeds':[{'title':'a'}]"), "embeds", LEGACY),
                new Rule(
                        "no stickers with V2",
                        v2("'sticker_ids':[]"),
                        v2("'sticker_ids':['1']"),
                        "sticker_ids",
                        LEGACY),
                new Rule("V2 shows components", v2("'tts':false"), "{'flags':32768,'components':[]}", "", "50006"));
    }

    @ParameterizedTest
    @MethodSource("posted")
    void a_posted_message_keeps(Rule rule) {
        rule.holds(Kind.CREATE_MESSAGE);
    }

    @Test
    void an_answer_may_be_ephemeral_where_a_post_may_not() {
        assertThat(PayloadRules.check(Kind.FOLLOW_UP, json("{'content':'a','flags':64}"), Context.none()))
                .isEmpty();
        assertThat(PayloadRules.check(Kind.FOLLOW_UP, json("{'content':'a','flags':128}"), Context.none()))
                .extracting(Problem::path)
                .containsExactly("flags");
    }

    @Test
    void every_declared_attachment_needs_its_file() {
        new Rule(
                        "files match",
                        "{'attachments':[{'id':'0'},{'id':1}]}",
                        "{'attachments':[{'id':'0'},{'id':'2'}]}",
                        "attachments[1].id",
                        "ATTACHMENT_NOT_FOUND")
                .holds(Kind.CREATE_MESSAGE, Context.none().uploading(Set.of("0", "1")));
    }

    /** Discord's documentation has forwarding, its OpenAPI description has not. */
    @Test
    void a_forwarded_message_shows_something() {
        String forwarded = "{'message_reference':{'type':1,'channel_id':'1','message_id':'2'}}";
        assertThat(PayloadRules.check(Kind.CREATE_MESSAGE, json(forwarded), Context.none()))
                .isEmpty();
        String answered = forwarded.replace("'type':1", "'type':0");
        assertThat(PayloadRules.check(Kind.CREATE_MESSAGE, json(answered), Context.none()))
                .extracting(Problem::code)
                .containsExactly("50006");
    }

    @Test
    void a_file_alone_is_a_message() {
        Context context = Context.none().uploading(Set.of("0"));
        assertThat(PayloadRules.check(Kind.CREATE_MESSAGE, json("{}"), context)).isEmpty();
    }

    private static String attachments(int count, String description) {
        return "{'attachments':[" + many(count, "{'id':'#','description':'" + description + "'}") + "]}";
    }

    private static String v2(String more) {
        return "{'flags':32768,'components':[" + TEXT + "]," + more + "}";
    }
}
