package org.circlekeeper.discord;

import com.neovisionaries.ws.client.WebSocketFrame;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.events.GenericEvent;
import net.dv8tion.jda.api.events.StatusChangeEvent;
import net.dv8tion.jda.api.events.guild.GuildJoinEvent;
import net.dv8tion.jda.api.events.guild.GuildLeaveEvent;
import net.dv8tion.jda.api.events.guild.UnavailableGuildLeaveEvent;
import net.dv8tion.jda.api.events.session.ReadyEvent;
import net.dv8tion.jda.api.events.session.SessionDisconnectEvent;
import net.dv8tion.jda.api.events.session.SessionRecreateEvent;
import net.dv8tion.jda.api.events.session.ShutdownEvent;
import net.dv8tion.jda.api.hooks.EventListener;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Follows the connection itself: ready, over for good, or to be revived. What takes time happens on another thread. */
final class Watch implements EventListener {
    private static final Logger log = LoggerFactory.getLogger(Watch.class);
    private static final long AGAIN = 30_000;
    private static final long LONGEST_PAUSE = 3_600_000;

    /** Whoever will connect again is no longer just disconnected by then. */
    private static final long STAYS_AWAY = 2_000;

    private final Connection connection;
    private final Servers servers;
    private final Lanes lanes;
    private final Publication publication;
    private final Set<Integer> ready = ConcurrentHashMap.newKeySet();
    private final Set<Integer> willReconnect = ConcurrentHashMap.newKeySet();
    private final CountDownLatch allReady = new CountDownLatch(1);
    private final AtomicBoolean publishes = new AtomicBoolean();
    private volatile boolean published;

    Watch(Connection connection, Servers servers, Lanes lanes, Publication publication) {
        this.connection = connection;
        this.servers = servers;
        this.lanes = lanes;
        this.publication = publication;
    }

    CountDownLatch allReady() {
        return allReady;
    }

    @Override
    public void onEvent(GenericEvent event) {
        if (event instanceof ReadyEvent) {
            isReady(event.getJDA());
        } else if (event instanceof SessionRecreateEvent) {
            lanes.event(() -> servers.compare(this::looked));
        } else if (event instanceof GuildJoinEvent) {
            lanes.event(servers::remember);
        } else if (event instanceof GuildLeaveEvent left) {
            lanes.event(() -> servers.left(left.getGuild().getId()));
        } else if (event instanceof UnavailableGuildLeaveEvent left) {
            lanes.event(() -> servers.left(left.getGuildId()));
        } else if (event instanceof SessionDisconnectEvent cut) {
            willReconnect.add(number(event.getJDA()));
            WebSocketFrame frame = cut.getServiceCloseFrame();
            endsFor(frame == null ? null : DiscordEnding.of(frame.getCloseCode()));
        } else if (event instanceof StatusChangeEvent status && status.getNewStatus() == JDA.Status.DISCONNECTED) {
            willReconnect.remove(number(event.getJDA()));
            lanes.after(STAYS_AWAY, () -> letGo(event.getJDA()));
        } else if (event instanceof ShutdownEvent shutdown) {
            DiscordEnding why = DiscordEnding.of(shutdown.getCloseCode());
            endsFor(why);
            if (why == null) {
                lanes.after(AGAIN, () -> connection.revive(number(event.getJDA())));
            }
        }
    }

    /**
     * JDA says that a connection is over for good only when no request is under way, which it looks at twice a minute. One
     * that it will take up again has said so by now.
     */
    private void letGo(JDA shard) {
        if (shard.getStatus() == JDA.Status.DISCONNECTED && !willReconnect.contains(number(shard))) {
            shard.shutdownNow();
        }
    }

    private static int number(JDA shard) {
        return shard.getShardInfo().getShardId();
    }

    private void endsFor(@Nullable DiscordEnding why) {
        if (why != null) {
            connection.endsFor(why);
        }
    }

    private void isReady(JDA shard) {
        ready.add(number(shard));
        lanes.event(() -> servers.compare(this::looked));
        if (number(shard) != 0) {
            looked();
        } else if (publishes.compareAndSet(false, true)) {
            lanes.event(() -> publish(shard, AGAIN));
        }
    }

    /** Ready is when every shard is there, the servers were looked at and, where shard 0 is, the commands were seen to. */
    private void looked() {
        boolean commandsSeenTo = !publishes.get() || published;
        if (ready.size() >= connection.expected() && commandsSeenTo && servers.looked()) {
            allReady.countDown();
        }
    }

    private void published() {
        published = true;
        looked();
    }

    /** Registers the commands when they are not what Discord has; Discord allows 200 new ones a day. */
    private void publish(JDA shard, long pause) {
        shard.retrieveCommands(true)
                .queue(
                        there -> {
                            if (publication.sameAs(there)) {
                                published();
                                return;
                            }
                            shard.updateCommands()
                                    .addCommands(publication.commands())
                                    .queue(
                                            done -> {
                                                log.info("{} commands were registered", done.size());
                                                published();
                                            },
                                            failure -> publishLater(shard, pause, failure));
                        },
                        failure -> publishLater(shard, pause, failure));
    }

    private void publishLater(JDA shard, long pause, Throwable failure) {
        log.warn("the commands could not be registered yet: {}", Failures.name(failure));
        published();
        long next = Math.min(2 * pause, LONGEST_PAUSE);
        lanes.after(pause, () -> lanes.event(() -> publish(shard, next)));
    }
}
