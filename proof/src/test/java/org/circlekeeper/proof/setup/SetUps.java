package org.circlekeeper.proof.setup;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.circlekeeper.discord.testkit.Options;

/** The table: what is wrong, how it is done, what the program ends with, and the page it names. */
final class SetUps {
    /** Stands in every secret of every set-up, so that it can be looked for in what is said. */
    static final String SECRET = "quiet-otter";

    static final String TOKEN = "MTk4NjIyNDgzNDcxOTI1MjQ4.Cl2FMQ.ZnCjm1XVW7vRze4b7Cq4" + SECRET;

    /** The beginning of one, as of a copy that missed its end; {@link #SECRET} is not in it. */
    static final String CUT_SHORT = TOKEN.substring(0, 30);

    private static final String BASICS = "storage: {folder: data}\nkeys: {file: data.keys/operator.key}\n";
    private static final String POSTGRES =
            "storage: {folder: data, postgres: {url: \"%s\", user: nobody_here, password-file: words}}\nkeys: {file: k/key}\n";

    private final List<SetUp> all = new ArrayList<>();

    /**
     * One row.
     *
     * @param opened whether it is noticed only once the data is open, which then must open again and may have other bytes
     */
    record SetUp(String what, Consumer<Place> how, List<String> order, int exit, String page, boolean opened) {
        static final Duration PATIENCE = Duration.ofSeconds(60);

        @Override
        public String toString() {
            return what;
        }
    }

    private void add(String what, int exit, String page, String order, Consumer<Place> how) {
        all.add(new SetUp(what, how, List.of(order.split(" ", -1)), exit, page, false));
    }

    private void addOpened(String what, int exit, String page, Consumer<Place> how) {
        all.add(new SetUp(
                what, place -> how.accept(place.lived()), List.of("run", "--config", "bot.yaml"), exit, page, true));
    }

    static List<SetUp> all() {
        SetUps table = new SetUps();
        table.configuration();
        table.secrets();
        table.keys();
        table.data();
        table.postgres();
        table.surroundings();
        table.commandLine();
        return List.copyOf(table.all);
    }

    private void configuration() {
        String check = "check --config bot.yaml";
        add("no configuration", 78, "config-missing", check, place -> {});
        add("a folder in its place", 78, "config-unreadable", check, place -> place.file("bot.yaml/x", ""));
        add("an empty configuration", 78, "config-not-yaml", check, place -> place.config(""));
        add(
                "another encoding",
                78,
                "config-not-text",
                check,
                place -> place.change(
                        folder -> Files.write(folder.resolve("bot.yaml"), new byte[] {'l', ':', (byte) 0xF1})));
        add("a tab", 78, "config-not-yaml", check, place -> place.config("storage:\n\tfolder: d"));
        add("an unknown key", 78, "config-unknown-key", check, place -> place.config(BASICS + "tokn: " + SECRET));
        add("a key twice", 78, "config-not-yaml", check, place -> place.config("language: en\nlanguage: de"));
        add("text for a number", 78, "config-wrong-value", check, place -> place.config(BASICS + "http: {port: many}"));
        add(
                "a port that is none",
                78,
                "config-out-of-bounds",
                check,
                place -> place.config(BASICS + "http: {port: 70000}"));
        add(
                "an hour no day has",
                78,
                "config-out-of-bounds",
                check,
                place -> place.config(BASICS + "night: {hour: 24}"));
        add("no data folder", 78, "config-needed", check, place -> place.config("keys: {file: k}"));
        add("no key", 78, "config-one-key", check, place -> place.config("storage: {folder: data}"));
        add(
                "two ways to the key",
                78,
                "config-one-key",
                check,
                place -> place.config("storage: {folder: data}\nkeys: {file: k, passphrase-file: p, credential: c}"));
        add(
                "a language the bot lacks",
                78,
                "config-language",
                "run --config bot.yaml",
                place -> place.service("language: tlh"));
        add("no platform to run", 78, "config-no-platform", "run --config bot.yaml", place -> place.config(BASICS));
        add(
                "Matrix without a way in",
                78,
                "config-one-way-in",
                check,
                place -> place.config(BASICS + "matrix: {homeserver: \"https://h\", user: bot}"));
        add(
                "Discord's address in clear",
                78,
                "config-in-clear",
                check,
                place -> place.file("t", TOKEN)
                        .config(BASICS + "discord: {token-file: t, api-url: \"http://proxy.example.org/api/v10/\"}"));
        add(
                "shards back to front",
                78,
                "config-out-of-bounds",
                check,
                place -> place.file("t", TOKEN)
                        .config(BASICS + "discord: {token-file: t, shards: {total: 4, first: 2, last: 1}}"));
        add(
                "helplines nobody signed",
                65,
                "cli-directory-wrong",
                check,
                place -> place.file("helplines/DE.yaml", "country: 'DE'\n")
                        .config(BASICS + "helplines: {folder: helplines}"));
        add(
                "helplines that are not there",
                65,
                "cli-directory-wrong",
                check,
                place -> place.config(BASICS + "helplines: {folder: helplines}"));
    }

    private void secrets() {
        String run = "run --config bot.yaml";
        add(
                "no token",
                78,
                "config-secret-missing",
                run,
                place -> place.service("").change(folder -> Files.delete(folder.resolve("token"))));
        add(
                "an empty token",
                78,
                "config-no-token",
                run,
                place -> place.service("").file("token", ""));
        add(
                "a token with words around it",
                78,
                "config-no-token",
                run,
                place -> place.service("").file("token", "Bot " + TOKEN));
        add(
                "a token cut short",
                78,
                "config-no-token",
                run,
                place -> place.service("").file("token", CUT_SHORT));
        add(
                "a token that others can read",
                77,
                "config-secret-exposed",
                run,
                place -> place.service("").file("token", TOKEN, "rw-r--r--"));
        add(
                "a folder for a token",
                77,
                "config-secret-exposed",
                run,
                place -> place.service("").change(folder -> {
                    Files.delete(folder.resolve("token"));
                    Files.createDirectory(folder.resolve("token"));
                }));
        add(
                "the token in the configuration",
                78,
                "config-secret-in-file",
                run,
                place -> place.config(BASICS + "discord: {token-file: " + TOKEN + "}"));
        add(
                "a passphrase that others can read",
                77,
                "config-secret-exposed",
                "check --config bot.yaml",
                place -> place.file("words", SECRET, "rw-r--r--")
                        .config("storage: {folder: data}\nkeys: {file: k/salt, passphrase-file: words}"));
        add(
                "no passphrase file",
                78,
                "config-secret-missing",
                "console --config bot.yaml",
                place -> place.config("storage: {folder: data}\nkeys: {file: k/salt, passphrase-file: words}"));
        add(
                "nobody to type a passphrase",
                78,
                "config-no-prompt",
                "console --config bot.yaml",
                place -> place.config("storage: {folder: data}\nkeys: {file: k/salt, passphrase-prompt: true}"));
    }

    private void keys() {
        String console = "console --data data";
        add(
                "the key is lost",
                78,
                "key-missing",
                console,
                place -> place.lived().change(folder -> Files.delete(key(folder))));
        add(
                "the key is another's",
                78,
                "key-wrong",
                console,
                place -> place.lived()
                        .livedWith("--data", place.path("other").toString())
                        .change(folder -> Files.copy(
                                folder.resolve("other.keys/operator.key"),
                                key(folder),
                                StandardCopyOption.REPLACE_EXISTING,
                                StandardCopyOption.COPY_ATTRIBUTES)));
        add(
                "the key is garbled",
                78,
                "key-malformed",
                console,
                place -> place.lived().file("data.keys/operator.key", "key " + SECRET));
        add(
                "others can read the key",
                77,
                "key-exposed",
                console,
                place -> place.lived()
                        .change(folder -> Files.setPosixFilePermissions(
                                key(folder), PosixFilePermissions.fromString("rw-r-----"))));
        add(
                "the key is to lie beside the data",
                78,
                "key-in-data-folder",
                "console --config bot.yaml",
                place -> place.config("storage: {folder: data}\nkeys: {file: data/operator.key}"));
        add(
                "another passphrase",
                78,
                "passphrase-wrong",
                "console --config bot.yaml",
                place -> place.file("words", SECRET)
                        .config("storage: {folder: data}\nkeys: {file: k/salt, passphrase-file: words}")
                        .livedWith("--config", place.path("bot.yaml").toString())
                        .file("words", SECRET + "s"));
    }

    private void data() {
        String console = "console --data data";
        add(
                "the database is gone",
                65,
                "database-missing",
                console,
                place -> place.lived().change(folder -> Files.delete(folder.resolve("data/circlekeeper.mv.db"))));
        add(
                "the marker is gone",
                65,
                "marker-missing",
                console,
                place -> place.lived().change(folder -> Files.delete(folder.resolve("data/circlekeeper.marker"))));
        add(
                "the whole folder is gone",
                65,
                "database-missing",
                console,
                place -> place.lived()
                        .change(folder -> Files.move(folder.resolve("data"), folder.resolve("elsewhere"))));
        add(
                "half the database",
                65,
                "database-emptied database-damaged",
                console,
                place -> place.lived().change(folder -> {
                    Path file = folder.resolve("data/circlekeeper.mv.db");
                    byte[] bytes = Files.readAllBytes(file);
                    Files.write(file, java.util.Arrays.copyOf(bytes, bytes.length / 2));
                }));
        add(
                "a file where the folder should be",
                77,
                "folder-forbidden",
                console,
                place -> place.file("data", "in the way"));
        add(
                "a folder nobody may write to",
                77,
                "folder-forbidden",
                "console --config bot.yaml",
                place -> place.config("storage: {folder: /proc/self/data}\nkeys: {file: k/key}"));
        add(
                "a backup that is there already",
                78,
                "cli-file-exists",
                "backup there --data data",
                place -> place.lived().file("there", ""));
        add(
                "a backup that is none",
                65,
                "backup-foreign",
                "restore there --data fresh --keys data.keys/keys.backup",
                place -> place.lived().file("there", "not a backup").change(folder -> {
                    Files.createDirectory(folder.resolve("fresh.keys"));
                    Files.copy(
                            key(folder), folder.resolve("fresh.keys/operator.key"), StandardCopyOption.COPY_ATTRIBUTES);
                }));
    }

    private void postgres() {
        String console = "console --config bot.yaml";
        add(
                "a server that is not there",
                75,
                "server-unreachable",
                console,
                place ->
                        place.file("words", SECRET).config(POSTGRES.formatted("jdbc:postgresql://127.0.0.1:1/circle")));
        add(
                "no password file",
                78,
                "config-secret-missing",
                console,
                place -> place.config(POSTGRES.formatted("jdbc:postgresql://127.0.0.1:1/circle")));
        add(
                "a password in the address",
                78,
                "config-secret-in-file",
                console,
                place -> place.config(POSTGRES.formatted("jdbc:postgresql://127.0.0.1:1/circle?password=" + SECRET)));
        add(
                "another kind of database",
                78,
                "config-out-of-bounds",
                console,
                place -> place.config(POSTGRES.formatted("jdbc:mysql://127.0.0.1/circle")));
    }

    /**
     * What only shows while it starts. That it is the same in a life that had begun, for every close code of Discord's, is
     * in {@code what_discord_refuses_for_good_ends_it} of the program's own {@code RunTest}.
     */
    private void surroundings() {
        addOpened(
                "a port that is taken",
                75,
                "config-port-taken",
                place -> place.service("http: {port: " + place.takenPort() + "}\n"));
        addOpened(
                "a token that Discord does not know",
                78,
                "discord-token",
                place -> place.onDiscord(Options.likeDiscord(), known -> TOKEN));
        addOpened(
                "intents that Discord does not grant",
                78,
                "discord-intents",
                place -> place.onDiscord(Options.likeDiscord().withAllowedIntents(0), known -> known));
    }

    private void commandLine() {
        add("an unknown order", 64, "cli-unknown", "dance", place -> {});
        add("an order without its file", 64, "cli-missing", "backup", place -> {});
        add("an option without its value", 64, "cli-missing cli-not-understood", "run --config", place -> {});
    }

    private static Path key(Path folder) {
        return folder.resolve("data.keys/operator.key");
    }
}
