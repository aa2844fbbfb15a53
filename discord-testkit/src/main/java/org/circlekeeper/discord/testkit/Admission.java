package org.circlekeeper.discord.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;

/** Whether an identify is taken. Guarded by the {@link World}. Source: Discord, Gateway and its close codes. */
final class Admission {
    /** Bits that mean something in 2026. */
    private static final int KNOWN_INTENTS = 0xFFFF | (1 << 16) | (1 << 20) | (1 << 21) | (1 << 24) | (1 << 25);

    private static final int TOO_SOON = 9;
    private static final int TAKEN = 0;

    /**
     * What becomes of an identify.
     *
     * @param code 0 if it is taken, 9 for op 9, otherwise a close code
     */
    record Answer(int code, String why) {
        boolean isTaken() {
            return code == TAKEN;
        }

        boolean isInvalidSession() {
            return code == TOO_SOON;
        }
    }

    private final World world;
    private final Map<Integer, Long> lastInLane = new HashMap<>();
    private int today;
    private boolean tokenReset;

    Admission(World world) {
        this.world = world;
    }

    int today() {
        return today;
    }

    Answer of(JsonNode data) {
        Options options = world.options();
        if (tokenReset || !World.TOKEN.equals(data.path("token").asText())) {
            return new Answer(4004, "Authentication failed.");
        }
        today++;
        if (today > options.identifiesADay()) {
            tokenReset = true;
            return new Answer(
                    4004, "more than " + options.identifiesADay() + " identifies in a day: the token was reset");
        }
        int shard = data.path("shard").path(0).asInt(0);
        int shards = data.path("shard").path(1).asInt(1);
        if (shard < 0 || shard >= shards) {
            return new Answer(4010, "Invalid shard.");
        }
        long mine = world.botServers().stream()
                .filter(server -> Session.shardOf(server.id(), shards) == shard)
                .count();
        if (mine > options.serversAShard()) {
            return new Answer(4011, "Sharding required.");
        }
        int intents = data.path("intents").asInt(-1);
        if (intents < 0 || (intents & ~KNOWN_INTENTS) != 0) {
            return new Answer(4013, "Invalid intent(s).");
        }
        if ((intents & ~options.allowedIntents()) != 0) {
            return new Answer(4014, "Disallowed intent(s).");
        }
        return lane(shard % options.maxConcurrency());
    }

    /** A connection that is cut after its identify has used up its turn all the same. */
    private Answer lane(int lane) {
        long now = world.options().ticker().getAsLong();
        Long last = lastInLane.put(lane, now);
        // A client's five seconds may be a little shorter than ours: it starts to count when its own frame is written.
        long window = world.options().identifyWindow().toNanos() * 49 / 50;
        if (last != null && now - last < window) {
            return new Answer(TOO_SOON, "identified twice within five seconds in lane " + lane);
        }
        return new Answer(TAKEN, "");
    }
}
