package org.circlekeeper.chat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * All platforms the bot is on. Thread-safe. A platform may join after the bot was put together.
 */
public final class Platforms {
    private final Map<Platform, ChatPlatform> joined = new ConcurrentHashMap<>();

    public void join(ChatPlatform platform) {
        joined.put(platform.platform(), platform);
    }

    /** What is true of a room; empty while its platform is off. */
    public Optional<Facts> facts(RoomId room) {
        return find(room.platform()).map(platform -> platform.facts(room));
    }

    public ModerationOutcome carryOut(ModerationOrder order) {
        Platform where = ((ModerationOrder.HideMine) order).person().platform();
        return find(where).map(platform -> platform.carryOut(order)).orElse(ModerationOutcome.UNKNOWN);
    }

    /** Whether somebody is still in a room; asks over the network. */
    public Presence presence(UserId person, RoomId room) {
        return find(room.platform())
                .map(platform -> platform.presence(person, room))
                .orElse(Presence.UNKNOWN);
    }

    /** The platforms that joined. */
    public List<ChatPlatform> all() {
        return List.copyOf(joined.values());
    }

    /** A platform by its name; empty while it is off. */
    public Optional<ChatPlatform> find(Platform platform) {
        return Optional.ofNullable(joined.get(platform));
    }
}
