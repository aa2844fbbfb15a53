package org.circlekeeper.proof.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.circlekeeper.proof.Effort;
import org.circlekeeper.proof.Report;
import org.circlekeeper.storage.Backup;
import org.circlekeeper.storage.DatabaseSettings.Server;
import org.circlekeeper.storage.Reason;
import org.circlekeeper.storage.StorageRefused;
import org.circlekeeper.vault.HeldKey;
import org.circlekeeper.vault.SafeCopy;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A backup is one moment of everything, whole or not there, and says nothing without the key; restored into an empty place
 * with the newest key backup it brings back all of that moment but the people who were forgotten, before or since.
 *
 * <p>Tried with a quiet bot (every row and everything it tells people is compared), with people who check in meanwhile (what
 * was acknowledged before is there, nothing is half there), with damage at random places, and with kills in the middle.
 * Each check is also made with what it must catch: a copy with the keys in it, and a key backup that is too old. The
 * thresholds are all zero.
 */
abstract class BackupLab {
    private static final int KEY_WRONG = 78;

    /** What a careless backup leaves out: something else than it should. */
    private static final Set<String> NOT_THE_KEYS = Set.of("daily_job");

    @TempDir
    Path root;

    private int homes;
    private Home home;

    /** Where the next bot may live: a folder, and a server's database where the lab has one. */
    abstract Optional<Server> freshServer() throws SQLException;

    /** What the bytes of a home's database say, past the encryption of the file. */
    abstract byte[] bytes(Home where) throws Exception;

    /** Whether nothing at all is in a home's database. */
    abstract boolean isUntouched(Home where) throws Exception;

    abstract String database();

    @BeforeEach
    void live() throws SQLException {
        home = freshHome();
        LivingBot.heldKey(home);
    }

    private Report report() {
        return Report.of("backup lab");
    }

    private Home freshHome() throws SQLException {
        return new Home(root.resolve("home" + homes++), freshServer());
    }

    /** A home with the same key and the newest key backup, and nothing else. */
    private Home elsewhere() throws SQLException, IOException {
        Home empty = freshHome();
        Files.createDirectories(empty.key().getParent());
        Files.copy(home.key(), empty.key());
        return empty;
    }

    private Home restored(Path backup, Path keys) throws SQLException, IOException {
        Home again = elsewhere();
        new SafeCopy(LivingBot.heldKey(again)).restore(backup, keys, again.settings());
        Files.copy(keys, again.keyBackup());
        return again;
    }

    @Test
    void everything_comes_back_equal() throws Exception {
        Path backup = root.resolve("a.backup");
        String told;
        Map<String, List<String>> rows;
        try (LivingBot bot = LivingBot.open(home)) {
            Circle.live(bot);
            bot.backUp(backup);
            rows = Whole.rows(bot.database());
            told = Whole.told(bot, Circle.PEOPLE);
        }
        try (LivingBot again = LivingBot.open(restored(backup, home.keyBackup()))) {
            Map<String, List<String>> found = Whole.rows(again.database());
            String heard = Whole.told(again, Circle.PEOPLE);
            long differences = rows.keySet().stream()
                    .filter(table -> !rows.get(table).equals(found.get(table)))
                    .count();
            report().line(database() + ": tables that differ after a restore", differences, "0 of " + rows.size());
            report().line(database() + ": canonical export equal", heard.equals(told), "true");
            assertThat(found).isEqualTo(rows);
            assertThat(heard).isEqualTo(told).contains(Circle.CANARY);
        }
    }

    @Test
    void what_was_acknowledged_before_is_there_and_nothing_is_half_there() throws Exception {
        int rounds = Effort.of(1, 25);
        List<String> wrong = new ArrayList<>();
        int checked = 0;
        try (LivingBot bot = LivingBot.open(home)) {
            Circle.live(bot);
            long others = Storm.changesBesideCheckIns(bot.database());
            try (Storm storm = Storm.of(bot)) {
                for (int round = 0; round < rounds; round++) {
                    Path backup = root.resolve("storm" + round + ".backup");
                    storm.untilEverybodySaidMore(Effort.of(3, 10));
                    Map<String, Integer> before = storm.acknowledged();
                    bot.backUp(backup);
                    Map<String, Integer> after = storm.asked();
                    try (LivingBot again = LivingBot.open(restored(backup, home.keyBackup()))) {
                        wrong.addAll(storm.differences(again, before, after));
                        if (Storm.changesBesideCheckIns(again.database()) != others) {
                            wrong.add("a change without its event");
                        }
                        checked += before.values().stream()
                                .mapToInt(Integer::intValue)
                                .sum();
                    }
                }
            }
        }
        report().line(
                        database() + ": backups under load; check-ins acknowledged before and lost, or half",
                        rounds + "; " + wrong.size() + " of " + checked,
                        "0");
        assertThat(wrong).isEmpty();
        assertThat(checked).isPositive();
    }

    @Test
    void whoever_was_forgotten_before_or_after_stays_forgotten() throws Exception {
        Path backup = root.resolve("a.backup");
        Path stale = root.resolve("stale.keys");
        Path careless = root.resolve("careless.backup");
        List<String> ofBea;
        List<String> ofCem;
        try (LivingBot bot = LivingBot.open(home)) {
            Circle.live(bot);
            ofBea = Traces.of(bot, "bea");
            ofCem = Traces.of(bot, "cem");
            Circle.forgets(bot.person("ada"));
            bot.backUp(backup);
            new Backup(LivingBot.heldKey(home), NOT_THE_KEYS).write(bot.database(), careless);
            Files.copy(home.keyBackup(), stale);
            Circle.forgets(bot.person("bea"));
        }
        Home again = restored(backup, home.keyBackup());
        byte[] bytes = bytes(again);
        List<String> back = remembered(again);
        long left = Traces.countIn(bytes, ofBea);
        report().line(database() + ": people forgotten who are back", back.size(), "0 of 2");
        report().line(
                        database() + ": traces of a forgotten person in the restored bytes",
                        left + " of " + ofBea.size(),
                        "0");
        assertThat(back).isEmpty();
        assertThat(left).isZero();

        // the same eyes see somebody who is there, and those whom a careless copy brings back
        assertThat(Traces.countIn(bytes, ofCem)).isEqualTo(ofCem.size()).isPositive();
        assertThat(remembered(restored(backup, stale))).containsExactly("bea");
        Home brought = elsewhere();
        HeldKey key = LivingBot.heldKey(brought);
        new Backup(key, NOT_THE_KEYS).restore(careless, brought.settings(), connection -> {});
        assertThat(remembered(brought)).containsExactly("bea");
    }

    /** Who of the two that were forgotten is known when they ask. */
    private static List<String> remembered(Home where) {
        try (LivingBot bot = LivingBot.open(where)) {
            assertThat(Whole.export(bot.person("cem"))).contains(Circle.CANARY);
            return Stream.of("ada", "bea")
                    .filter(name -> !Whole.export(bot.person(name)).contains("Nothing is kept about you here"))
                    .toList();
        }
    }

    @Test
    void a_damaged_backup_is_refused_and_nothing_begins() throws Exception {
        Path backup = root.resolve("a.backup");
        try (LivingBot bot = LivingBot.open(home)) {
            Circle.live(bot);
            bot.backUp(backup);
        }
        byte[] sound = Files.readAllBytes(backup);
        Home empty = elsewhere();
        Random chance = Effort.chance("damaged backup " + database());
        Map<String, Integer> found = new TreeMap<>();
        int times = Effort.of(20, 1000);
        for (int i = 0; i < times; i++) {
            Path damaged = Files.write(root.resolve("damaged.backup"), damaged(sound, i, chance));
            Optional<StorageRefused> refused = refusal(damaged, empty);
            found.merge(refused.map(why -> why.reason().name()).orElse("restored"), 1, Integer::sum);
            refused.ifPresent(why -> assertThat(why.reason().exitCode()).isIn(65, KEY_WRONG));
        }
        boolean untouched = isUntouched(empty);
        report().line(
                        database() + ": damaged backups restored",
                        found.getOrDefault("restored", 0) + " of " + times + " " + found,
                        "0");
        report().line(database() + ": something left where they were refused", !untouched, "false");
        assertThat(found).doesNotContainKey("restored");
        assertThat(untouched).isTrue();

        // the place was not spoilt, and the sound one is still taken
        assertThat(refusal(backup, empty)).isEmpty();
    }

    private Optional<StorageRefused> refusal(Path backup, Home into) {
        return Optional.ofNullable(catchThrowableOfType(
                StorageRefused.class,
                () -> new SafeCopy(LivingBot.heldKey(into)).restore(backup, home.keyBackup(), into.settings())));
    }

    private static byte[] damaged(byte[] sound, int number, Random chance) {
        if (number % 2 == 0) {
            return Arrays.copyOf(sound, chance.nextInt(sound.length));
        }
        byte[] flipped = sound.clone();
        flipped[chance.nextInt(flipped.length)] ^= (byte) (1 << chance.nextInt(8));
        return flipped;
    }

    @Test
    void a_backup_of_another_bot_is_refused() throws Exception {
        Path backup = root.resolve("other.backup");
        Home other = freshHome();
        try (LivingBot bot = LivingBot.open(other)) {
            Circle.live(bot);
            bot.backUp(backup);
        }
        LivingBot.open(home).close();
        Home empty = elsewhere();
        assertThat(refusal(backup, empty)).map(StorageRefused::reason).contains(Reason.KEY_WRONG);
        assertThat(isUntouched(empty)).isTrue();
    }

    @Test
    void a_kill_in_the_middle_leaves_a_whole_backup_or_none() throws Exception {
        try (LivingBot bot = LivingBot.open(home)) {
            Circle.live(bot);
            Storm.fill(bot, Effort.of(10, 400));
        }
        int kills = Effort.of(1, 30);
        int half = 0;
        int whole = 0;
        int readable = 0;
        int begun = 0;
        Random chance = Effort.chance("killed backup " + database());
        for (int i = 0; i < kills; i++) {
            Path folder = Files.createDirectory(root.resolve("killed" + i));
            Path backup = folder.resolve("a.backup");
            KilledBackup.run(home, backup, chance.nextInt(Effort.of(20, 200)));
            readable += Traces.filesWith(folder, Circle.CANARY, "COPY ", "INSERT INTO", "peer_group");
            begun += Traces.files(folder) > 0 ? 1 : 0;
            if (Files.exists(backup)) {
                Home again = elsewhere();
                boolean sound = refusal(backup, again).isEmpty();
                whole += sound ? 1 : 0;
                half += sound ? 0 : 1;
            }
        }
        try (LivingBot bot = KilledBackup.openAfterKill(home)) {
            assertThat(Whole.export(bot.person("cem"))).contains(Circle.CANARY);
        }
        report().line(
                        database() + ": kills in a backup; half ones under the final name",
                        half + " of " + kills + " (" + begun + " had begun, " + whole + " were done)",
                        "0");
        report().line(database() + ": files with readable text after a kill", readable, "0");
        assertThat(half).isZero();
        assertThat(readable).isZero();
    }
}
