package org.circlekeeper.discord.testkit.rules;

import static org.circlekeeper.discord.testkit.rules.Rule.json;

import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MessageEditRulesTest {
    private static final String LEGACY = "MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2";
    private static final String TEXT = "{'type':10,'content':'hello'}";

    @Test
    void an_edit_may_keep_the_attachments_the_message_had() {
        Context context =
                Context.none().uploading(Set.of()).editing(json("{'content':'a','attachments':[{'id':'77'}]}"));
        new Rule(
                        "kept",
                        "{'attachments':[{'id':'77'}]}",
                        "{'attachments':[{'id':'78'}]}",
                        "attachments[0].id",
                        "ATTACHMENT_NOT_FOUND")
                .holds(Kind.EDIT_MESSAGE, context);
    }

    static Stream<Rule> editedV2() {
        String removed = "MESSAGE_CANNOT_REMOVE_COMPONENTS_V2_FLAG";
        return Stream.of(
                new Rule("V2 stays", "{'flags':32768}", "{'flags':0}", "flags", removed),
                new Rule(
                        "V2 needs no flag again",
                        "{'components':[" + TEXT + "]}",
                        "{'content':'a'}",
                        "content",
                        LEGACY),
                new Rule("V2 cannot be emptied", "{}", "{'components':[]}", "", "50006"));
    }

    @ParameterizedTest
    @MethodSource("editedV2")
    void an_edit_of_a_message_of_components_v2_keeps(Rule rule) {
        Context context = Context.none().editing(json("{'content':'','flags':32768,'components':[" + TEXT + "]}"));
        rule.holds(Kind.EDIT_MESSAGE, context);
        rule.holds(Kind.EDIT_ANSWER, context);
    }

    @Test
    void a_message_becomes_v2_only_when_its_content_goes() {
        new Rule("content goes", v2("'content':null"), v2("'tts':false"), "content", LEGACY)
                .holds(Kind.EDIT_MESSAGE, Context.none().editing(json("{'content':'a','flags':0}")));
    }

    @Test
    void an_edit_may_leave_out_what_stays_but_not_empty_the_message() {
        new Rule("not emptied", "{'components':[]}", "{'content':''}", "", "50006")
                .holds(Kind.EDIT_MESSAGE, Context.none().editing(json("{'content':'a'}")));
    }

    private static String v2(String more) {
        return "{'flags':32768,'components':[" + TEXT + "]," + more + "}";
    }
}
