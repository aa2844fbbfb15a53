package org.circlekeeper.discord.testkit.rules;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.circlekeeper.discord.testkit.rules.Rule.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A body may hold anything anywhere: the rules find problems, they never break. */
class HostileBodiesTest {
    private static final JsonNode ODD = json(
            "[null, true, 0, -1, 1.5, 99999999999999999999, '', 'x', '99999999999999999999', [], [[]], [1], {}, {'a':1}]");
    private static final List<String> BODIES = List.of(
            "{'content':'a','flags':32768,'nonce':1,'allowed_mentions':{'parse':['users'],'users':['1']},'embeds':[{'title':'t',"
                    + "'color':1,'fields':[{'name':'n','value':'v'}]}],'attachments':[{'id':0}],'components':[{'type':17,"
                    + "'components':[{'type':9,'components':[{'type':10,'content':'a'}],'accessory':{'type':2,'style':1}}]},"
                    + "{'type':1,'components':[{'type':3,'custom_id':'s','min_values':1,'options':[{'label':'l','value':'v'}]}]}]}",
            "{'type':9,'data':{'custom_id':'m','title':'t','components':[{'type':18,'label':'l','component':{'type':4,'custom_id':'i',"
                    + "'min_length':1,'max_length':2,'value':'v'}}]}}",
            "{'type':8,'data':{'choices':[{'name':'n','value':1}]}}",
            "[{'name':'n','description':'d','contexts':[0],'name_localizations':{'de':'n'},'options':[{'type':1,'name':'s',"
                    + "'description':'d','options':[{'type':4,'name':'o','description':'d','min_value':1,'choices':[{'name':'c',"
                    + "'value':1}]}]}]}]");

    @ParameterizedTest
    @EnumSource
    void no_body_breaks_the_rules_for(Kind kind) {
        for (String body : BODIES) {
            for (JsonNode odd : spoilt(json(body))) {
                Context context = Context.none().editing(odd);
                assertThatCode(() -> PayloadRules.check(kind, odd, context))
                        .as(odd.toString())
                        .doesNotThrowAnyException();
            }
        }
    }

    /** Every way to put one odd value in place of one value. */
    private static List<JsonNode> spoilt(JsonNode node) {
        List<JsonNode> all = new ArrayList<>();
        ODD.forEach(all::add);
        node.properties()
                .forEach(entry -> spoilt(entry.getValue()).forEach(odd -> {
                    ObjectNode copy = node.deepCopy();
                    copy.set(entry.getKey(), odd);
                    all.add(copy);
                }));
        for (int index = 0; node.isArray() && index < node.size(); index++) {
            for (JsonNode odd : spoilt(node.get(index))) {
                ArrayNode copy = node.deepCopy();
                copy.set(index, odd);
                all.add(copy);
            }
        }
        return all;
    }
}
