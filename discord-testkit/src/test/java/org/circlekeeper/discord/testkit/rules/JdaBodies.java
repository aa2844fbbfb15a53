package org.circlekeeper.discord.testkit.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import net.dv8tion.jda.api.utils.data.DataObject;
import net.dv8tion.jda.api.utils.data.SerializableData;

/** Bodies as JDA writes them, held against both checks. */
final class JdaBodies {
    private static final ObjectMapper JSON = new ObjectMapper();

    private JdaBodies() {}

    static DataObject callback(int type, SerializableData data) {
        return DataObject.empty().put("type", type).put("data", data.toData());
    }

    static void passes(String method, String path, Object body, Context context) {
        JsonNode node = body instanceof JsonNode ready ? ready : read(body);
        assertThat(PayloadRules.check(Kind.of(method, path), node, context)).isEmpty();
        assertThat(OpenApi.check().check(method, path, node)).isEmpty();
    }

    static JsonNode read(Object data) {
        try {
            return JSON.readTree(data.toString());
        } catch (IOException broken) {
            throw new AssertionError(broken);
        }
    }
}
