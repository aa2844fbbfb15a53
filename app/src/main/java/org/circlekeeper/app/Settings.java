package org.circlekeeper.app;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.circlekeeper.helpline.HelplineFeature;
import org.jspecify.annotations.Nullable;

/**
 * The configuration, understood: every path absolute, every value in its bounds, every gap filled.
 *
 * @param operatorName who runs this bot, if they said
 * @param nightHour when the daily work is done, in the machine's own time zone
 * @param httpPort where health and numbers are told on this machine; empty for nowhere
 * @param discord how to reach Discord; empty for a bot that is not there
 * @param matrix the same for Matrix
 */
record Settings(
        Optional<String> language,
        Optional<String> operatorName,
        Optional<String> operatorContact,
        Path folder,
        Optional<Server> server,
        KeySource keys,
        Optional<HelplineFeature.Folder> helplines,
        boolean healthCheckInsWhereThePlatformReads,
        int nightHour,
        Optional<Integer> httpPort,
        Optional<DiscordConfig> discord,
        Optional<MatrixConfig> matrix) {
    static final int NIGHT_HOUR = 3;

    /** PostgreSQL. */
    record Server(String url, String user, Path passwordFile) {}

    /**
     * Where the operator's key comes from.
     *
     * @param file the key itself; with a passphrase its salt, with a credential a note of which database it belongs to
     */
    record KeySource(Path file, Way way, Optional<Path> secret) {}

    /** How the key is told. */
    enum Way {
        FILE,
        PASSPHRASE_FILE,
        PASSPHRASE_PROMPT,
        CREDENTIAL
    }

    /** Of a console nobody configured: the key lies beside the data, never inside. */
    static Settings ofConsole(Path data, Optional<HelplineFeature.Folder> helplines) {
        Path folder = data.toAbsolutePath().normalize();
        Path keys = folder.resolveSibling(folder.getFileName() + ".keys");
        return new Settings(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                folder,
                Optional.empty(),
                new KeySource(keys.resolve("operator.key"), Way.FILE, Optional.empty()),
                helplines,
                false,
                NIGHT_HOUR,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** @throws Refused for whatever is wrong with it */
    static Settings read(Path file, Map<String, String> environment) {
        Path absolute = file.toAbsolutePath().normalize();
        return new Reader(absolute, ConfigFile.read(file, environment), environment).settings();
    }

    /** Where the wrapped keys are kept apart from the data: beside the operator's key. */
    Path keyBackup() {
        return keys.file().resolveSibling("keys.backup");
    }

    /** The same with the data elsewhere. */
    Settings inFolder(Path data) {
        return new Settings(
                language,
                operatorName,
                operatorContact,
                data.toAbsolutePath().normalize(),
                server,
                keys,
                helplines,
                healthCheckInsWhereThePlatformReads,
                nightHour,
                httpPort,
                discord,
                matrix);
    }

    /** Checks one file's values; paths are relative to the file. */
    private record Reader(Path file, BotConfig config, Map<String, String> environment) {
        Settings settings() {
            BotConfig.Storage storage = config.storage();
            if (storage == null) {
                throw wrong("config_needed", "storage.folder");
            }
            BotConfig.Operator operator = config.operator();
            return new Settings(
                    text(config.language()),
                    operator == null ? Optional.empty() : text(operator.name()),
                    operator == null ? Optional.empty() : text(operator.contact()),
                    path(needed("storage.folder", storage.folder())),
                    Optional.ofNullable(storage.postgres()).map(this::server),
                    keys(),
                    Optional.ofNullable(config.helplines()).flatMap(this::helplines),
                    Boolean.TRUE.equals(config.healthCheckInsWhereThePlatformReads()),
                    within("night.hour", Optional.ofNullable(config.night()).map(BotConfig.Night::hour), 0, 23)
                            .orElse(NIGHT_HOUR),
                    within("http.port", Optional.ofNullable(config.http()).map(BotConfig.Http::port), 1, 65_535),
                    Optional.ofNullable(config.discord()).map(this::discord),
                    Optional.ofNullable(config.matrix()).map(this::matrix));
        }

        private DiscordConfig discord(BotConfig.Discord discord) {
            return DiscordConfig.understood(discord, this::path, credentials(), this::wrong);
        }

        private MatrixConfig matrix(BotConfig.Matrix matrix) {
            return MatrixConfig.understood(matrix, this::path, credentials(), this::wrong);
        }

        private Optional<HelplineFeature.Folder> helplines(BotConfig.Helplines helplines) {
            return Optional.ofNullable(helplines.folder())
                    .map(folder -> new HelplineFeature.Folder(
                            path(folder), text(helplines.publicKey()).map(this::path)));
        }

        private Server server(BotConfig.Postgres postgres) {
            String url = needed("storage.postgres.url", postgres.url());
            if (!url.startsWith("jdbc:postgresql:")) {
                throw wrong("config_out_of_bounds", "storage.postgres.url");
            }
            if (hasSecret(url)) {
                throw wrong("config_secret_in_file", "storage.postgres.url");
            }
            return new Server(
                    url,
                    needed("storage.postgres.user", postgres.user()),
                    path(needed("storage.postgres.password-file", postgres.passwordFile())));
        }

        private static boolean hasSecret(String url) {
            return url.contains("password=")
                    || url.contains("user=")
                    || Optional.ofNullable(
                                    URI.create(url.substring("jdbc:".length())).getUserInfo())
                            .isPresent();
        }

        private KeySource keys() {
            BotConfig.Keys keys = config.keys();
            if (keys == null) {
                throw wrong("config_one_key", "keys");
            }
            Path file = path(text(keys.file()).orElseThrow(() -> wrong("config_one_key", "keys")));
            List<KeySource> ways = new ArrayList<>();
            text(keys.passphraseFile())
                    .ifPresent(words -> ways.add(new KeySource(file, Way.PASSPHRASE_FILE, Optional.of(path(words)))));
            text(keys.credential())
                    .ifPresent(name -> ways.add(new KeySource(file, Way.CREDENTIAL, Optional.of(credential(name)))));
            if (Boolean.TRUE.equals(keys.passphrasePrompt())) {
                ways.add(new KeySource(file, Way.PASSPHRASE_PROMPT, Optional.empty()));
            }
            if (ways.size() > 1) {
                throw wrong("config_one_key", "keys");
            }
            return ways.isEmpty() ? new KeySource(file, Way.FILE, Optional.empty()) : ways.get(0);
        }

        /** systemd puts credentials into a folder it names in the environment. */
        private Path credential(String name) {
            return credentials().orElseGet(() -> path(".")).resolve(name);
        }

        private Optional<Path> credentials() {
            return Optional.ofNullable(environment.get("CREDENTIALS_DIRECTORY")).map(this::path);
        }

        private Optional<Integer> within(String key, Optional<Integer> value, int least, int most) {
            if (value.filter(number -> number < least || number > most).isPresent()) {
                throw wrong("config_out_of_bounds", key);
            }
            return value;
        }

        private String needed(String key, @Nullable String value) {
            return text(value).orElseThrow(() -> wrong("config_needed", key));
        }

        private Path path(String text) {
            Path folder = file.getParent();
            return (folder == null ? Path.of(text) : folder.resolve(text))
                    .toAbsolutePath()
                    .normalize();
        }

        private Refused wrong(String problem, String key) {
            return new Refused(Exit.CONFIG, problem, "file", file, "key", key);
        }

        private static Optional<String> text(@Nullable String text) {
            return text == null || text.isBlank() ? Optional.empty() : Optional.of(text.strip());
        }
    }
}
