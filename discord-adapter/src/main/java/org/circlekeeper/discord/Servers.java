package org.circlekeeper.discord;

import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.circlekeeper.chat.Bot;
import org.circlekeeper.chat.Event;
import org.circlekeeper.chat.RoomId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The servers the bot is in: the ones it was removed from while nobody looked are noticed when every shard is there again.
 * Remembered for each application, so that another bot's token on the same data makes nobody leave. One thread uses it.
 */
final class Servers {
    private static final Logger log = LoggerFactory.getLogger(Servers.class);
    private static final long AGAIN = 30_000;
    private static final long SOON = 100;

    private final Bot bot;
    private final Connection connection;
    private final Remembered remembered;
    private final Lanes lanes;
    private final AtomicBoolean waits = new AtomicBoolean();
    private volatile boolean looked;

    Servers(Bot bot, Connection connection, Remembered remembered, Lanes lanes) {
        this.bot = bot;
        this.connection = connection;
        this.remembered = remembered;
        this.lanes = lanes;
    }

    /** Whether there was a first look since the start. */
    boolean looked() {
        return looked;
    }

    /**
     * What is missing since the last look was left meanwhile.
     *
     * @param afterwards runs once it was looked at
     */
    void compare(Runnable afterwards) {
        carefully(() -> compare(afterwards), () -> {
            Optional<Set<String>> now = connection.allServers();
            Optional<String> application = connection.application();
            if (now.isEmpty()) {
                compareSoon(afterwards);
                return;
            }
            if (application.isPresent()) {
                remembered.servers(application.get()).stream()
                        .filter(server ->
                                connection.isOurs(server) && !now.get().contains(server))
                        .forEach(this::gone);
                remember();
            }
            looked = true;
            afterwards.run();
        });
    }

    /** JDA says that a shard is ready a moment before it counts as connected, and others may still be on their way. */
    private void compareSoon(Runnable afterwards) {
        if (waits.compareAndSet(false, true)) {
            lanes.after(SOON, () -> {
                waits.set(false);
                lanes.event(() -> compare(afterwards));
            });
        }
    }

    void left(String server) {
        carefully(() -> left(server), () -> {
            gone(server);
            remember();
        });
    }

    private void gone(String server) {
        bot.noticed(new Event.GroupGone(new RoomId(Heard.DISCORD, server, server)));
    }

    /** Only when every shard is there: a part of them is not what the bot is in. */
    void remember() {
        carefully(
                this::remember,
                () -> connection
                        .allServers()
                        .ifPresent(now -> connection
                                .application()
                                .filter(application ->
                                        !remembered.servers(application).equals(now))
                                .ifPresent(application -> remembered.servers(application, now))));
    }

    /** A disk that is full for a while must not hide that a server was left. */
    private void carefully(Runnable again, Runnable work) {
        try {
            work.run();
        } catch (RuntimeException broken) {
            log.warn("servers could not be compared yet: {}", broken.getClass().getName());
            lanes.after(AGAIN, () -> lanes.event(again));
        }
    }
}
