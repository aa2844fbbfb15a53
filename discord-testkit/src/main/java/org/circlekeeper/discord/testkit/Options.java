package org.circlekeeper.discord.testkit;

import java.time.Duration;
import java.time.InstantSource;
import java.util.function.LongSupplier;
import org.circlekeeper.discord.testkit.rules.PayloadRules;

/**
 * How strict and how large a {@link FakeDiscord} is. Unchanged it has Discord's own limits, one shard and the system's clock.
 *
 * @param shards number of shards that GET /gateway/bot recommends
 * @param maxConcurrency identifies that are taken at once, by shard number modulo this
 * @param clock times of interactions and messages; rates go by real time, since clients wait for them in real time
 * @param ticker nanoseconds by which rates are measured
 * @param acknowledgeWithin time a bot has for its first answer to an interaction
 * @param tokenLife time for which an interaction's token can be used
 * @param patience longest time a person waits for the bot to show something
 * @param heartbeat interval that a client is told to keep
 * @param identifyWindow time that must lie between two identifies of one lane
 * @param identifiesADay identifies that are taken before the token is reset
 * @param serversAShard servers a shard may hold before it is refused with 4011
 * @param allowedIntents intents the application may ask for, as bits
 * @param limitsRates whether rate limits hold; off for measurements of something else
 * @param records whether requests are kept; off where millions are sent
 * @param check what is asked about every body
 */
public record Options(
        int shards,
        int maxConcurrency,
        InstantSource clock,
        LongSupplier ticker,
        Duration acknowledgeWithin,
        Duration tokenLife,
        Duration patience,
        Duration heartbeat,
        Duration identifyWindow,
        int identifiesADay,
        int serversAShard,
        int allowedIntents,
        boolean limitsRates,
        boolean records,
        PayloadCheck check) {

    /** GUILD_MEMBERS, GUILD_PRESENCES and MESSAGE_CONTENT must be asked for in the developer portal; this bot did not. */
    static final int PRIVILEGED_INTENTS = (1 << 1) | (1 << 8) | (1 << 15);

    /** Discord's own limits. Source: reference of Interactions and of the Gateway. */
    public static Options likeDiscord() {
        return new Options(
                1,
                1,
                InstantSource.system(),
                System::nanoTime,
                Duration.ofSeconds(3),
                Duration.ofMinutes(15),
                Duration.ofSeconds(5),
                Duration.ofMillis(41_250),
                Duration.ofSeconds(5),
                1000,
                2500,
                ~PRIVILEGED_INTENTS,
                true,
                true,
                PayloadRules::problems);
    }

    public Options withShards(int number, int concurrency) {
        return new Options(
                number,
                concurrency,
                clock,
                ticker,
                acknowledgeWithin,
                tokenLife,
                patience,
                heartbeat,
                identifyWindow,
                identifiesADay,
                serversAShard,
                allowedIntents,
                limitsRates,
                records,
                check);
    }

    public Options withClock(InstantSource other) {
        return new Options(
                shards,
                maxConcurrency,
                other,
                ticker,
                acknowledgeWithin,
                tokenLife,
                patience,
                heartbeat,
                identifyWindow,
                identifiesADay,
                serversAShard,
                allowedIntents,
                limitsRates,
                records,
                check);
    }

    public Options withTimes(Duration acknowledge, Duration token) {
        return new Options(
                shards,
                maxConcurrency,
                clock,
                ticker,
                acknowledge,
                token,
                patience,
                heartbeat,
                identifyWindow,
                identifiesADay,
                serversAShard,
                allowedIntents,
                limitsRates,
                records,
                check);
    }

    public Options withPatience(Duration longest) {
        return new Options(
                shards,
                maxConcurrency,
                clock,
                ticker,
                acknowledgeWithin,
                tokenLife,
                longest,
                heartbeat,
                identifyWindow,
                identifiesADay,
                serversAShard,
                allowedIntents,
                limitsRates,
                records,
                check);
    }

    public Options withHeartbeat(Duration interval) {
        return new Options(
                shards,
                maxConcurrency,
                clock,
                ticker,
                acknowledgeWithin,
                tokenLife,
                patience,
                interval,
                identifyWindow,
                identifiesADay,
                serversAShard,
                allowedIntents,
                limitsRates,
                records,
                check);
    }

    public Options withIdentifies(Duration window, int aDay) {
        return new Options(
                shards,
                maxConcurrency,
                clock,
                ticker,
                acknowledgeWithin,
                tokenLife,
                patience,
                heartbeat,
                window,
                aDay,
                serversAShard,
                allowedIntents,
                limitsRates,
                records,
                check);
    }

    public Options withServersAShard(int most) {
        return new Options(
                shards,
                maxConcurrency,
                clock,
                ticker,
                acknowledgeWithin,
                tokenLife,
                patience,
                heartbeat,
                identifyWindow,
                identifiesADay,
                most,
                allowedIntents,
                limitsRates,
                records,
                check);
    }

    public Options withAllowedIntents(int bits) {
        return new Options(
                shards,
                maxConcurrency,
                clock,
                ticker,
                acknowledgeWithin,
                tokenLife,
                patience,
                heartbeat,
                identifyWindow,
                identifiesADay,
                serversAShard,
                bits,
                limitsRates,
                records,
                check);
    }

    /** For measurements: no rate limits, nothing recorded, no rules. */
    public Options forBenchmarks() {
        return new Options(
                shards,
                maxConcurrency,
                clock,
                ticker,
                acknowledgeWithin,
                tokenLife,
                patience,
                heartbeat,
                identifyWindow,
                identifiesADay,
                serversAShard,
                allowedIntents,
                false,
                false,
                PayloadCheck.NONE);
    }

    public Options withTicker(LongSupplier nanoseconds) {
        return new Options(
                shards,
                maxConcurrency,
                clock,
                nanoseconds,
                acknowledgeWithin,
                tokenLife,
                patience,
                heartbeat,
                identifyWindow,
                identifiesADay,
                serversAShard,
                allowedIntents,
                limitsRates,
                records,
                check);
    }

    public Options withCheck(PayloadCheck other) {
        return new Options(
                shards,
                maxConcurrency,
                clock,
                ticker,
                acknowledgeWithin,
                tokenLife,
                patience,
                heartbeat,
                identifyWindow,
                identifiesADay,
                serversAShard,
                allowedIntents,
                limitsRates,
                records,
                other);
    }
}
