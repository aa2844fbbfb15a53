package org.circlekeeper.discord.testkit.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.circlekeeper.discord.testkit.rules.Rule.json;
import static org.circlekeeper.discord.testkit.rules.Rule.many;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class CallbackRulesTest {
    private static final String LENGTH = "BASE_TYPE_BAD_LENGTH";
    private static final String NEEDED = "BASE_TYPE_REQUIRED";

    /** One row for each interaction: who may answer it how, out of all callback types there are. */
    @ParameterizedTest(name = "{0}, from a message: {2}")
    @CsvSource({
        "ping,         1, false, 1",
        "command,      2, false, 4 5 9 12",
        "component,    3, true,  4 5 6 7 9 12",
        "autocomplete, 4, false, 8",
        "modal,        5, false, 4 5 12",
        "modal,        5, true,  4 5 6 7 12",
    })
    void each_interaction_has_its_answers(String name, int interaction, boolean fromMessage, String allowed) {
        List<String> answers = List.of(allowed.split(" "));
        for (int type : new int[] {1, 4, 5, 6, 7, 8, 9, 12}) {
            List<Problem> problems = PayloadRules.check(
                    Kind.CALLBACK, json(callback(type)), Context.none().answering(interaction, fromMessage));
            if (answers.contains(Integer.toString(type))) {
                assertThat(problems).as(name + " answered by " + type).isEmpty();
            } else {
                assertThat(problems)
                        .as(name + " answered by " + type)
                        .extracting(Problem::code)
                        .containsExactly("INTERACTION_CALLBACK_TYPE_INVALID");
            }
        }
    }

    static Stream<Rule> rules() {
        return Stream.of(
                new Rule("known types", callback(4), "{'type':3,'data':{'content':'a'}}", "type", "BASE_TYPE_CHOICES"),
                new Rule("a type is needed", callback(4), "{'data':{'content':'a'}}", "type", NEEDED),
                new Rule(
                        "a message may be ephemeral",
                        message("'content':'a','flags':64"),
                        message("'content':'a','flags':16"),
                        "data.flags",
                        "BASE_TYPE_CHOICES"),
                new Rule(
                        "a message has its limits",
                        message("'content':'<x*2000>'"),
                        message("'content':'<x*2001>'"),
                        "data.content",
                        LENGTH),
                new Rule(
                        "a message shows something",
                        message("'content':'a'"),
                        message("'content':''"),
                        "data",
                        "50006"),
                new Rule(
                        "deferring may be ephemeral",
                        "{'type':5,'data':{'flags':64}}",
                        "{'type':5,'data':{'flags':2}}",
                        "data.flags",
                        "BASE_TYPE_CHOICES"),
                new Rule(
                        "an update has its limits",
                        "{'type':7,'data':{'content':'<x*2000>'}}",
                        "{'type':7,'data':{'content':'<x*2001>'}}",
                        "data.content",
                        LENGTH),
                new Rule(
                        "25 suggestions",
                        suggestions(many(25, "{'name':'n#','value':'v'}")),
                        suggestions(many(26, "{'name':'n#','value':'v'}")),
                        "data.choices",
                        LENGTH),
                new Rule(
                        "no suggestion is fine, no list is not",
                        suggestions(""),
                        "{'type':8,'data':{}}",
                        "data.choices",
                        NEEDED),
                new Rule(
                        "suggestion names 100",
                        suggestions("{'name':'<n*100>','value':'v'}"),
                        suggestions("{'name':'<n*101>','value':'v'}"),
                        "data.choices[0].name",
                        LENGTH),
                new Rule(
                        "suggestion values 100",
                        suggestions("{'name':'n','value':'<v*100>'}"),
                        suggestions("{'name':'n','value':'<v*101>'}"),
                        "data.choices[0].value",
                        LENGTH),
                new Rule(
                        "numbers are values",
                        suggestions("{'name':'n','value':1.5}"),
                        suggestions("{'name':'n','value':true}"),
                        "data.choices[0].value",
                        "NUMBER_TYPE_COERCE"));
    }

    @ParameterizedTest
    @MethodSource("rules")
    void a_callback_keeps(Rule rule) {
        rule.holds(Kind.CALLBACK);
    }

    @Test
    void a_server_may_hand_over_the_interaction_as_it_was_sent() {
        String component = "{'type':3,'token':'t','message':{'flags':32768,'components':[{'type':10,'content':'a'}]}}";
        assertThat(PayloadRules.problems(
                        "POST", "/interactions/1/t/callback", json("{'type':7,'data':{'flags':0}}"), json(component)))
                .singleElement()
                .asString()
                .startsWith("data.flags: ");
        // the answer edited later may be another message than the one that was pressed
        assertThat(PayloadRules.problems(
                        "PATCH",
                        "/webhooks/1/t/messages/@original",
                        json("{'flags':0,'content':'a'}"),
                        json(component)))
                .isEmpty();
    }

    @Test
    void a_server_may_tell_what_it_knows_by_name() {
        String modal = "{'interaction_type':5,'from_message':false}";
        assertThat(PayloadRules.problems(
                        "POST",
                        "/api/v10/interactions/1/t/callback?with_response=true",
                        json("{'type':6}"),
                        json(modal)))
                .containsExactly("type: cannot answer an interaction of type 5 (INTERACTION_CALLBACK_TYPE_INVALID)");
        assertThat(PayloadRules.problems(
                        "POST", "/channels/1/messages", json("{'attachments':[{'id':1}]}"), json("{'files':[0]}")))
                .containsExactly("attachments[0].id: no file was uploaded with this id (ATTACHMENT_NOT_FOUND)");
        assertThat(PayloadRules.problems("POST", "/channels/1/messages", json("{}"), null))
                .containsExactly("body: cannot send an empty message (50006)");
    }

    private static String callback(int type) {
        return switch (type) {
            case 4 -> message("'content':'a'");
            case 8 -> suggestions("");
            case 9 -> "{'type':9,'data':{'custom_id':'m','title':'t','components':[{'type':10,'content':'a'}]}}";
            default -> "{'type':" + type + "}";
        };
    }

    private static String message(String data) {
        return "{'type':4,'data':{" + data + "}}";
    }

    private static String suggestions(String choices) {
        return "{'type':8,'data':{'choices':[" + choices + "]}}";
    }
}
