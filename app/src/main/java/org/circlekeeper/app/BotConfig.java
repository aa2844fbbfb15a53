package org.circlekeeper.app;

import org.jspecify.annotations.Nullable;

/**
 * What {@code bot.yaml} says, word for word: what is left out is null here and gets its value where it is used. A key
 * becomes one here, and in {@code config/bot.yaml}, and nowhere else.
 */
record BotConfig(
        @Nullable String language,
        @Nullable Operator operator,
        @Nullable Storage storage,
        @Nullable Keys keys,
        @Nullable Helplines helplines,
        @Nullable Boolean healthCheckInsWhereThePlatformReads,
        @Nullable Night night,
        @Nullable Http http,
        @Nullable Discord discord,
        @Nullable Matrix matrix) {

    /** Who runs this bot, as {@code /about} says it. */
    record Operator(@Nullable String name, @Nullable String contact) {}

    record Storage(@Nullable String folder, @Nullable Postgres postgres) {}

    record Postgres(
            @Nullable String url,
            @Nullable String user,
            @Nullable String passwordFile) {}

    record Keys(
            @Nullable String file,
            @Nullable String passphraseFile,
            @Nullable Boolean passphrasePrompt,
            @Nullable String credential) {}

    record Helplines(@Nullable String folder, @Nullable String publicKey) {}

    record Night(@Nullable Integer hour) {}

    record Http(@Nullable Integer port) {}

    record Discord(
            @Nullable String tokenFile,
            @Nullable String apiUrl,
            @Nullable String gatewayUrl,
            @Nullable Shards shards) {}

    record Shards(
            @Nullable Integer total,
            @Nullable Integer first,
            @Nullable Integer last) {}

    record Matrix(
            @Nullable String homeserver,
            @Nullable String user,
            @Nullable String passwordFile,
            @Nullable String tokenFile,
            @Nullable String prefix,
            @Nullable Invitations invitations) {}

    /** Names with spaces between them. */
    record Invitations(@Nullable String servers, @Nullable String rooms) {}
}
