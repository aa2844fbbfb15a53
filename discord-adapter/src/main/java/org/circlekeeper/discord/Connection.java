package org.circlekeeper.discord;

import java.time.Duration;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.entities.Guild;
import net.dv8tion.jda.api.entities.channel.concrete.PrivateChannel;
import net.dv8tion.jda.api.entities.channel.middleman.GuildChannel;
import net.dv8tion.jda.api.entities.channel.middleman.MessageChannel;
import net.dv8tion.jda.api.requests.RestConfig;
import net.dv8tion.jda.api.sharding.DefaultShardManagerBuilder;
import net.dv8tion.jda.api.sharding.ShardManager;
import net.dv8tion.jda.api.utils.Compression;
import net.dv8tion.jda.api.utils.messages.MessageRequest;
import net.dv8tion.jda.internal.JDAImpl;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The way to Discord: logs in, stays connected, and knows when that is over for good. Thread-safe. */
final class Connection implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Connection.class);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(2);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);
    private static final long FAREWELL_SECONDS = 5;

    private final DiscordSettings settings;
    private final Consumer<DiscordEnding> ended;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final CountDownLatch over = new CountDownLatch(1);
    private volatile @Nullable ShardManager shards;

    Connection(DiscordSettings settings, Consumer<DiscordEnding> ended) {
        this.settings = settings;
        this.ended = ended;
        // JDA would otherwise let every message ping whoever it names
        MessageRequest.setDefaultMentions(EnumSet.noneOf(net.dv8tion.jda.api.entities.Message.MentionType.class));
        MessageRequest.setDefaultMentionRepliedUser(false);
    }

    /** Begins to log in; what it hears goes to these listeners. Called once. */
    void open(Object... listeners) {
        Thread thread = new Thread(() -> logIn(listeners), "discord-login");
        thread.setDaemon(true);
        thread.start();
    }

    private void logIn(Object... listeners) {
        Duration pause = FIRST_PAUSE;
        while (closed.getCount() > 0) {
            try {
                // JDA asks Discord while it builds already
                ShardManager manager = build(listeners);
                shards = manager;
                if (closed.getCount() == 0) {
                    letGo();
                    return;
                }
                manager.login();
                return;
            } catch (RuntimeException failure) {
                if (Failures.isTokenRefused(failure)) {
                    endsFor(DiscordEnding.TOKEN_REFUSED);
                    return;
                }
                log.warn("Discord cannot be reached yet: {}", Failures.name(failure));
                letGo();
            }
            pause = waited(pause);
        }
    }

    private void letGo() {
        ShardManager manager = shards;
        shards = null;
        if (manager != null) {
            manager.shutdown();
        }
    }

    private Duration waited(Duration pause) {
        try {
            if (closed.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                return pause;
            }
        } catch (InterruptedException told) {
            Thread.currentThread().interrupt();
            closed.countDown();
        }
        Duration doubled = pause.multipliedBy(2);
        return doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE;
    }

    private ShardManager build(Object... listeners) {
        DefaultShardManagerBuilder builder = DefaultShardManagerBuilder.createLight(
                        settings.token(), DiscordRights.INTENTS)
                .setEnableShutdownHook(false)
                .setBulkDeleteSplittingEnabled(false)
                // a decompressor keeps the last 32 kB people said, outside the heap, where no lock reaches
                .setCompression(Compression.NONE)
                .addEventListeners(listeners);
        settings.apiUrl()
                .ifPresent(url -> builder.setRestConfig(new RestConfig().setBaseUrl(withSlash(url.toString()))));
        builder.setSessionController(new OneGateway(settings.gatewayUrl()));
        DiscordSettings.Shards range = settings.shards();
        if (range.total() > 0) {
            builder.setShardsTotal(range.total()).setShards(range.first(), range.last());
        }
        return builder.build(false);
    }

    private static String withSlash(String url) {
        return url.endsWith("/") ? url : url + "/";
    }

    /** Discord will not have us: said once, and no more attempts. */
    void endsFor(DiscordEnding why) {
        synchronized (over) {
            if (over.getCount() == 0 || closed.getCount() == 0) {
                return;
            }
            over.countDown();
        }
        ended.accept(why);
        ShardManager manager = shards;
        if (manager != null) {
            manager.shutdown();
        }
    }

    /** JDA has no shards at all, not even none, until Discord took the token and said how many there are to be. */
    private @Nullable ShardManager begun() {
        ShardManager manager = shards;
        return manager == null || manager.getShardCache() == null ? null : manager;
    }

    /** How many shards this process is to have; 0 while that is not known. */
    int expected() {
        ShardManager manager = begun();
        return manager == null ? 0 : manager.getShardsRunning() + manager.getShardsQueued();
    }

    boolean isConnected() {
        ShardManager manager = begun();
        return manager != null
                && manager.getShardsQueued() == 0
                && manager.getShards().stream().allMatch(shard -> shard.getStatus() == JDA.Status.CONNECTED);
    }

    int servers() {
        ShardManager manager = begun();
        return manager == null ? 0 : (int) manager.getGuildCache().size();
    }

    /** Every server of this process, out of order ones too; empty while a shard is not there. */
    Optional<Set<String>> allServers() {
        ShardManager manager = begun();
        if (manager == null || !isConnected()) {
            return Optional.empty();
        }
        Set<String> all = new LinkedHashSet<>();
        for (JDA shard : manager.getShards()) {
            all.addAll(shard.getUnavailableGuilds());
            shard.getGuildCache().forEach(guild -> all.add(guild.getId()));
        }
        return Optional.of(all);
    }

    /** The application whose token this is. */
    Optional<String> application() {
        return any().map(shard -> shard.getSelfUser().getApplicationId());
    }

    /** Whether a server is on one of this process's shards (Discord, Gateway reference: sharding formula). */
    boolean isOurs(String server) {
        ShardManager manager = begun();
        try {
            int total = manager == null ? 0 : manager.getShardsTotal();
            return manager != null
                    && total > 0
                    && manager.getShardById((int) ((Long.parseUnsignedLong(server) >>> 22) % total)) != null;
        } catch (NumberFormatException notOfDiscord) {
            return false;
        }
    }

    /** Starts a shard again that ended although Discord did not refuse it. */
    void revive(int shard) {
        ShardManager manager = begun();
        if (manager != null && closed.getCount() > 0 && over.getCount() > 0 && manager.getShardById(shard) != null) {
            manager.restart(shard);
        }
    }

    /** Any shard: what is not about a server can go through each of them. */
    Optional<JDA> any() {
        ShardManager manager = begun();
        List<JDA> all = manager == null ? List.of() : manager.getShards();
        return all.stream()
                .filter(shard -> shard.getShardInfo().getShardId() == 0)
                .findFirst()
                .or(() -> all.stream().findFirst());
    }

    Optional<Guild> server(String id) {
        ShardManager manager = begun();
        try {
            return manager == null
                    ? Optional.empty()
                    : Optional.ofNullable(manager.getGuildById(Long.parseUnsignedLong(id)));
        } catch (NumberFormatException notOfDiscord) {
            return Optional.empty();
        }
    }

    /**
     * A place to write to.
     *
     * @param mayComeBack whether a missing one may only be away for now
     */
    record Found(Optional<MessageChannel> channel, boolean mayComeBack) {}

    Found channel(String server, String id) {
        Optional<Guild> guild = server(server);
        if (guild.isEmpty()) {
            return new Found(Optional.empty(), !isConnected() || !isOurs(server) || isAway(server));
        }
        try {
            GuildChannel channel = guild.get().getGuildChannelById(Long.parseUnsignedLong(id));
            return new Found(
                    channel instanceof MessageChannel writable ? Optional.of(writable) : Optional.empty(), false);
        } catch (NumberFormatException notOfDiscord) {
            return new Found(Optional.empty(), false);
        }
    }

    /** Whether Discord itself has lost sight of a server for a while. */
    private boolean isAway(String server) {
        ShardManager manager = begun();
        return manager != null
                && manager.getShards().stream()
                        .anyMatch(shard -> shard.getUnavailableGuilds().contains(server));
    }

    /**
     * Empties what JDA keeps about people who spoke to the bot: their accounts and the ways to write to them. It asks Discord
     * again when it needs one. JDA offers no door for this, so it goes past it.
     */
    void forgetPeople() {
        ShardManager manager = begun();
        if (manager != null) {
            for (JDA shard : manager.getShards()) {
                JDAImpl inside = (JDAImpl) shard;
                inside.getChannelsView().removeIf(PrivateChannel.class, any -> true);
                inside.getUsersView().clear();
            }
        }
    }

    /** Leaves Discord; waits a little for what is on its way. */
    @Override
    public void close() {
        closed.countDown();
        ShardManager manager = shards;
        if (manager == null) {
            return;
        }
        List<JDA> all = begun() == null ? List.of() : manager.getShards();
        manager.shutdown();
        try {
            for (JDA shard : all) {
                if (!shard.awaitShutdown(Duration.ofSeconds(FAREWELL_SECONDS))) {
                    shard.shutdownNow();
                }
            }
        } catch (InterruptedException told) {
            Thread.currentThread().interrupt();
        }
    }
}
