package org.circlekeeper.discord.testkit.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.circlekeeper.discord.testkit.rules.Rule.json;
import static org.circlekeeper.discord.testkit.rules.Rule.many;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OpenApiCheckTest {
    private static final String CALLBACK = "/interactions/1/token/callback";
    private static final String COMMANDS = "/applications/1/commands";

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
        numbers as text             | POST  | /channels/1/messages             | {'content':'a','flags':'4'}
        an id as a number           | POST  | /channels/1/messages             | {'content':'a','attachments':[{'id':0}]}
        null for not given          | POST  | /channels/1/messages             | {'content':'a','embeds':null,'poll':null}
        fields it does not know     | POST  | /applications/1/commands         | {'name':'n','description':'d','nsfw':false}
        contexts as text            | PUT   | /applications/1/commands         | [{'name':'n','description':'d','contexts':['0',1]}]
        permissions as text         | POST  | /applications/1/commands         | {'name':'n','description':'d','default_member_permissions':'8'}
        a thread without a message  | POST  | /channels/1/threads              | {'name':'n','type':12}
        a post in a forum           | POST  | /channels/1/threads              | {'name':'n','message':{'content':'a'}}
        a deferred answer           | POST  | /interactions/1/token/callback   | {'type':5,'data':{'flags':64}}
        an answer without data      | POST  | /interactions/1/token/callback   | {'type':6}
        choices of text             | POST  | /interactions/1/token/callback   | {'type':8,'data':{'choices':[{'name':'n','value':'v'}]}}
        choices of numbers          | POST  | /interactions/1/token/callback   | {'type':8,'data':{'choices':[{'name':'n','value':1.5}]}}
        the prefix of the version   | PATCH | /api/v10/webhooks/1/t/messages/@original?wait=true | {'content':'a'}
        """)
    void it_takes(String what, String method, String path, String body) {
        assertThat(OpenApi.check().covers(method, path)).isTrue();
        assertThat(OpenApi.check().problems(method, path, json(body), null)).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
        a message too long          | POST  | /webhooks/1/token                | {'content':'<x*2001>'}                  | content
        text in place of a number   | POST  | /channels/1/messages             | {'flags':'many'}                        | flags
        a title too long            | POST  | /channels/1/messages             | {'embeds':[{'title':'<x*257>'}]}        | embeds[0].title
        an unknown component        | POST  | /channels/1/messages             | {'components':[{'type':99}]}            | components[0].type
        a component without type    | POST  | /channels/1/messages             | {'components':[{}]}                     | components[0]
        a callback without type     | POST  | /interactions/1/token/callback   | {'data':{}}                             | body
        an unknown callback         | POST  | /interactions/1/token/callback   | {'type':3}                              | type
        an unknown context          | POST  | /applications/1/commands         | {'name':'n','contexts':[7]}             | contexts[0]
        an unknown option           | POST  | /applications/1/commands         | {'name':'n','options':[{'type':12}]}    | options[0].type
        an id of letters            | POST  | /channels/1/messages             | {'sticker_ids':['abc']}                 | sticker_ids[0]
        no name for a thread        | POST  | /channels/1/messages/2/threads   | {}                                      | body
        """)
    void it_refuses(String what, String method, String path, String body, String where) {
        assertThat(OpenApi.check().problems(method, path, json(body), null))
                .singleElement()
                .asString()
                .startsWith(where + ": ");
    }

    @Test
    void one_mistake_deep_inside_is_named_once_and_in_its_place() {
        String button = "{'type':2,'style':1,'label':'<x*81>','custom_id':'b'}";
        JsonNode body =
                json("{'type':4,'data':{'flags':32768,'components':[{'type':17,'components':[{'type':1,'components':["
                        + button + "]}]}]}}");
        assertThat(OpenApi.check().check("POST", CALLBACK, body))
                .extracting(Problem::path, Problem::code)
                .containsExactly(tuple("data.components[0].components[0].components[0].label", "maxLength"));
    }

    @Test
    void what_is_not_described_is_told_apart_from_what_is_good() {
        assertThat(OpenApi.check().covers("POST", "/no/such/operation")).isFalse();
        assertThat(OpenApi.check().covers("GET", "/users/@me")).isTrue();
        assertThat(OpenApi.check().check("GET", "/users/@me", json("{'any':1}")))
                .isEmpty();
    }

    @Test
    void many_threads_may_ask_at_once_from_the_first_request_on() {
        OpenApi.check();
        OpenApiCheck fresh = OpenApiCheck.reading(OpenApiFile.find().orElseThrow());
        JsonNode good = json("{'content':'a','components':[{'type':1,'components':[{'type':2,'style':1}]}]}");
        JsonNode bad = json("{'content':'a','components':[{'type':1,'components':[{'type':2,'style':9}]}]}");
        List<Integer> found = IntStream.range(0, 400)
                .parallel()
                .map(number -> fresh.check("POST", "/channels/1/messages", number % 2 == 0 ? good : bad)
                        .size())
                .boxed()
                .toList();
        assertThat(found).hasSize(400);
        assertThat(found.stream().mapToInt(Integer::intValue).sum()).isEqualTo(200);
    }

    @Test
    void five_thousand_requests_take_less_than_ten_seconds() {
        JsonNode commands = json(
                "[" + many(15, "{'name':'n#','description':'d','options':[{'type':3,'name':'o','description':'d'}]}")
                        + "]");
        JsonNode answer = json("{'type':4,'data':{'content':'a','flags':64,'components':["
                + many(
                        5,
                        "{'type':1,'components':[" + many(5, "{'type':2,'style':1,'label':'l','custom_id':'c'}") + "]}")
                + "]}}");
        Duration most = Duration.ofSeconds(10);
        assertTimeout(most, () -> {
            for (int round = 0; round < 2500; round++) {
                assertThat(OpenApi.check().check("PUT", COMMANDS, commands)).isEmpty();
                assertThat(OpenApi.check().check("POST", CALLBACK, answer)).isEmpty();
            }
        });
    }
}
