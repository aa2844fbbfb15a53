package org.circlekeeper.discord.testkit;

import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.circlekeeper.discord.testkit.rules.PayloadRules;

/**
 * How strict and how large a {@link FakeDiscord} is. Unchanged it has Discord's own limits, one shard and the system's
 * clock. Never changes once it is handed out: each {@code with…} answers with a copy.
 */
public final class Options {
    /** GUILD_MEMBERS, GUILD_PRESENCES and MESSAGE_CONTENT must be asked for in the developer portal; this bot did not. */
    static final int PRIVILEGED_INTENTS = (1 << 1) | (1 << 8) | (1 << 15);

    private int shards = 1;
    private int maxConcurrency = 1;
    private InstantSource clock = InstantSource.system();
    private LongSupplier ticker = System::nanoTime;
    private Duration acknowledgeWithin = Duration.ofSeconds(3);
    private Duration tokenLife = Duration.ofMinutes(15);
    private Duration patience = Duration.ofSeconds(5);
    private Duration heartbeat = Duration.ofMillis(41_250);
    private Duration identifyWindow = Duration.ofSeconds(5);
    private int identifiesADay = 1000;
    private int serversAShard = 2500;
    private int allowedIntents = ~PRIVILEGED_INTENTS;
    private boolean limitsRates = true;
    private boolean records = true;
    private PayloadCheck check = PayloadRules::problems;

    private Options() {}

    /** Discord's own limits. Source: reference of Interactions and of the Gateway. */
    public static Options likeDiscord() {
        return new Options();
    }

    private Options but(Consumer<Options> change) {
        Options copy = new Options();
        copy.shards = shards;
        copy.maxConcurrency = maxConcurrency;
        copy.clock = clock;
        copy.ticker = ticker;
        copy.acknowledgeWithin = acknowledgeWithin;
        copy.tokenLife = tokenLife;
        copy.patience = patience;
        copy.heartbeat = heartbeat;
        copy.identifyWindow = identifyWindow;
        copy.identifiesADay = identifiesADay;
        copy.serversAShard = serversAShard;
        copy.allowedIntents = allowedIntents;
        copy.limitsRates = limitsRates;
        copy.records = records;
        copy.check = check;
        change.accept(copy);
        return copy;
    }

    public Options withShards(int number, int concurrency) {
        return but(copy -> {
            copy.shards = number;
            copy.maxConcurrency = concurrency;
        });
    }

    public Options withClock(InstantSource other) {
        return but(copy -> copy.clock = other);
    }

    public Options withTimes(Duration acknowledge, Duration token) {
        return but(copy -> {
            copy.acknowledgeWithin = acknowledge;
            copy.tokenLife = token;
        });
    }

    public Options withPatience(Duration longest) {
        return but(copy -> copy.patience = longest);
    }

    public Options withHeartbeat(Duration interval) {
        return but(copy -> copy.heartbeat = interval);
    }

    public Options withIdentifies(Duration window, int aDay) {
        return but(copy -> {
            copy.identifyWindow = window;
            copy.identifiesADay = aDay;
        });
    }

    public Options withServersAShard(int most) {
        return but(copy -> copy.serversAShard = most);
    }

    public Options withAllowedIntents(int bits) {
        return but(copy -> copy.allowedIntents = bits);
    }

    public Options withTicker(LongSupplier nanoseconds) {
        return but(copy -> copy.ticker = nanoseconds);
    }

    public Options withCheck(PayloadCheck other) {
        return but(copy -> copy.check = other);
    }

    /** For measurements: no rate limits, nothing recorded, no rules. */
    public Options forBenchmarks() {
        return but(copy -> {
            copy.limitsRates = false;
            copy.records = false;
            copy.check = PayloadCheck.NONE;
        });
    }

    /** Number of shards that GET /gateway/bot recommends. */
    public int shards() {
        return shards;
    }

    /** Identifies that are taken at once, by shard number modulo this. */
    public int maxConcurrency() {
        return maxConcurrency;
    }

    /** Times of interactions and messages; rates go by real time, since clients wait for them in real time. */
    public InstantSource clock() {
        return clock;
    }

    /** Nanoseconds by which rates are measured. */
    public LongSupplier ticker() {
        return ticker;
    }

    /** Time a bot has for its first answer to an interaction. */
    public Duration acknowledgeWithin() {
        return acknowledgeWithin;
    }

    /** Time for which an interaction's token can be used. */
    public Duration tokenLife() {
        return tokenLife;
    }

    /** Longest time a person waits for the bot to show something. */
    public Duration patience() {
        return patience;
    }

    /** Interval that a client is told to keep. */
    public Duration heartbeat() {
        return heartbeat;
    }

    /** Time that must lie between two identifies of one lane. */
    public Duration identifyWindow() {
        return identifyWindow;
    }

    /** Identifies that are taken before the token is reset. */
    public int identifiesADay() {
        return identifiesADay;
    }

    /** Servers a shard may hold before it is refused with 4011. */
    public int serversAShard() {
        return serversAShard;
    }

    /** Intents the application may ask for, as bits. */
    public int allowedIntents() {
        return allowedIntents;
    }

    /** Whether rate limits hold; off for measurements of something else. */
    public boolean limitsRates() {
        return limitsRates;
    }

    /** Whether requests are kept; off where millions are sent. */
    public boolean records() {
        return records;
    }

    /** What is asked about every body. */
    public PayloadCheck check() {
        return check;
    }
}
