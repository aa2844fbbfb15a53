package org.circlekeeper.discord;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.awaitility.Awaitility;
import org.circlekeeper.discord.testkit.DiscordPerson;
import org.circlekeeper.discord.testkit.Options;
import org.circlekeeper.discord.testkit.Server;
import org.circlekeeper.discord.testkit.ShownMessage;

/** What tests of hard days have in common: to wait, to count, and to do what no client would. */
final class HardDay {
    static final int COMMAND = 2;
    static final int COMPONENT = 3;
    static final int FORM = 5;
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private HardDay() {}

    /** Discord as it is, but whoever was cut off may log in again at once. */
    static Options brisk() {
        return Options.likeDiscord().withIdentifies(Duration.ZERO, 1000);
    }

    static void until(String what, BooleanSupplier isSo) {
        Awaitility.await(what)
                .pollInterval(Duration.ofMillis(20))
                .atMost(PATIENCE)
                .until(isSo::getAsBoolean);
    }

    /** The newest message for this person alone with these words or this label on it; waits for it. */
    static ShownMessage shown(DiscordPerson person, String words) {
        until(words, () -> find(person, words) != null);
        return find(person, words);
    }

    private static ShownMessage find(DiscordPerson person, String words) {
        ShownMessage newest = null;
        for (ShownMessage message : person.privately()) {
            newest = message.withLabels().contains(words) ? message : newest;
        }
        return newest;
    }

    static long rows(OnDiscord stage, String table) {
        return stage.database.with(handle -> handle.createQuery("SELECT count(*) FROM " + table)
                .mapTo(Long.class)
                .one());
    }

    /** Everything that counts as a change. */
    static String state(OnDiscord stage) {
        return List.of("check_in", "consent", "member", "peer_group", "ledger").stream()
                .map(table -> table + " " + rows(stage, table))
                .toList()
                .toString();
    }

    /** The id behind a label, on a button or an option. */
    static String idOf(ShownMessage message, String label) {
        List<String> found = new ArrayList<>();
        collect(message.components(), label, found);
        assertThat(found).as("the id of " + label).isNotEmpty();
        return found.get(0);
    }

    private static void collect(JsonNode node, String label, List<String> found) {
        if (node.path("label").asText().equals(label)) {
            found.add(
                    node.has("custom_id")
                            ? node.path("custom_id").asText()
                            : node.path("value").asText());
        }
        node.forEach(inner -> collect(inner, label, found));
    }

    /** A press as only a changed client could send it: any id, as if on that message. */
    static DiscordPerson press(DiscordPerson who, ShownMessage on, String id) {
        return who.forges(COMPONENT, on, json -> {
            json.set("message", on.json());
            data(json).put("component_type", 2).put("custom_id", id);
        });
    }

    static ObjectNode data(ObjectNode interaction) {
        return (ObjectNode) interaction.path("data");
    }

    /** A check-in is asked for and agreed to; the question is shown. */
    static ShownMessage question(DiscordPerson person) {
        person.asks("checkin now");
        shown(person, "[Yes, keep it]");
        person.presses("Yes, keep it");
        return shown(person, "[Sun]");
    }

    /** Rows of a table as text, such as dates. */
    static List<String> values(OnDiscord stage, String column, String table) {
        return stage.database.with(handle -> handle.createQuery("SELECT " + column + " FROM " + table)
                .map((row, context) -> String.valueOf(row.getObject(1)))
                .list());
    }

    static Server second(OnDiscord stage, DiscordPerson... members) {
        Server other = stage.discord.server("another");
        for (DiscordPerson member : members) {
            other.with(member);
        }
        until("the bot knows the second server", () -> stage.platform().servers() == 2);
        return other;
    }
}
