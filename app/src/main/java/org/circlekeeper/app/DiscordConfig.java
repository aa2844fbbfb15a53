package org.circlekeeper.app;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.circlekeeper.discord.DiscordSettings;
import org.circlekeeper.discord.DiscordSettings.Shards;
import org.jspecify.annotations.Nullable;

/**
 * What {@code bot.yaml} says about Discord, understood. Knows where the token is, and reads it only when it is needed.
 *
 * @param handedOver whether systemd put the file there for this process alone; its permissions are then systemd's
 */
record DiscordConfig(
        Path tokenFile, boolean handedOver, Optional<URI> apiUrl, Optional<URI> gatewayUrl, Shards shards) {
    /** Three parts: whose it is, when it was made, and proof of both (Discord, API reference, example of a token). */
    private static final Pattern TOKEN =
            Pattern.compile("[A-Za-z0-9_-]{16,}=*\\.[A-Za-z0-9_-]{4,}=*\\.[A-Za-z0-9_-]{16,}=*");

    /** What else a developer page shows for copying: long, without a dot or a folder, of every kind of character. */
    private static final Pattern OTHER_SECRET =
            Pattern.compile("(?=.*[a-z])(?=.*[A-Z])(?=.*[0-9])[A-Za-z0-9_-]{30,}|[0-9a-f]{64}");

    /** More than anybody runs; a typing error has more. */
    private static final int MOST_SHARDS = 10_000;

    /**
     * Understands the section, and reads no file.
     *
     * @param path makes a path absolute
     * @param wrong a refusal by its name, for a key of the file
     * @throws Refused for whatever is wrong
     */
    static DiscordConfig understood(
            BotConfig.Discord discord,
            Function<String, Path> path,
            Optional<Path> credentials,
            BiFunction<String, String, Refused> wrong) {
        String file = Optional.ofNullable(discord.tokenFile())
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .orElseThrow(() -> wrong.apply("config_needed", "discord.token-file"));
        String bare = file.startsWith("Bot ") ? file.substring("Bot ".length()).strip() : file;
        if (TOKEN.matcher(bare).matches() || OTHER_SECRET.matcher(bare).matches()) {
            throw wrong.apply("config_secret_in_file", "discord.token-file");
        }
        Path tokenFile = path.apply(file);
        return new DiscordConfig(
                tokenFile,
                credentials.filter(tokenFile::startsWith).isPresent(),
                WebAddress.of(discord.apiUrl(), "discord.api-url", "http", wrong)
                        .map(DiscordConfig::asFolder),
                WebAddress.of(discord.gatewayUrl(), "discord.gateway-url", "ws", wrong),
                discord.shards() == null ? Shards.AS_RECOMMENDED : shards(discord.shards(), wrong));
    }

    /** Paths of the API are put behind it. */
    private static URI asFolder(URI address) {
        return address.toString().endsWith("/") ? address : URI.create(address + "/");
    }

    private static Shards shards(BotConfig.Shards given, BiFunction<String, String, Refused> wrong) {
        if (given.total() == null) {
            throw wrong.apply("config_needed", "discord.shards.total");
        }
        int total = within(given.total(), 1, MOST_SHARDS, "discord.shards.total", wrong);
        int first = within(given.first(), 0, total - 1, "discord.shards.first", wrong);
        int last =
                given.last() == null ? total - 1 : within(given.last(), first, total - 1, "discord.shards.last", wrong);
        return new Shards(total, first, last);
    }

    /** What is left out is the least. */
    private static int within(
            @Nullable Integer value, int least, int most, String key, BiFunction<String, String, Refused> wrong) {
        int number = value == null ? least : value;
        if (number < least || number > most) {
            throw wrong.apply("config_out_of_bounds", key);
        }
        return number;
    }

    /**
     * With the token, read just now.
     *
     * @throws Refused when there is none that nobody else can read
     */
    DiscordSettings settings() {
        char[] line = handedOver ? Keys.firstLineHandedOver(tokenFile) : Keys.firstLine(tokenFile);
        String token = new String(line).strip();
        if (!TOKEN.matcher(token).matches()) {
            throw new Refused(Exit.CONFIG, "config_no_token", "file", tokenFile);
        }
        return new DiscordSettings(token, apiUrl, gatewayUrl, shards);
    }
}
