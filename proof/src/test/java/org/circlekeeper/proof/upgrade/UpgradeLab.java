package org.circlekeeper.proof.upgrade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.circlekeeper.proof.Effort;
import org.circlekeeper.proof.Report;
import org.circlekeeper.proof.backup.Home;
import org.circlekeeper.proof.backup.KilledBackup;
import org.circlekeeper.proof.backup.LivingBot;
import org.circlekeeper.proof.backup.Whole;
import org.circlekeeper.storage.DatabaseSettings.Server;
import org.circlekeeper.storage.OldDatabase;
import org.circlekeeper.storage.Reason;
import org.circlekeeper.storage.StorageRefused;
import org.circlekeeper.testkit.BotProcess;
import org.circlekeeper.vault.SafeCopy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A database of any version there was becomes one of this version by being started on, with all that was in it; an upgrade
 * may end at any statement, and the next start finds what it needs; an older program touches nothing of a newer one's.
 *
 * <p>Tried with a database of every version, kept as its program left it: every row as far as there were columns, and
 * everything the bot tells people, compared before and after; by breaking the longest upgrade off at each of its statements,
 * in this process and by halting another; with a database that knows a step this program does not. Thresholds: all of
 * them come back equal, none is touched.
 */
abstract class UpgradeLab {
    @TempDir
    Path root;

    private int homes;

    abstract Optional<Server> freshServer() throws SQLException;

    abstract String database();

    private Report report() {
        return Report.of("upgrade lab");
    }

    private Home moveIn(Fixture fixture) throws SQLException, IOException {
        Home home = new Home(root.resolve("home" + homes++), freshServer());
        fixture.moveInto(home);
        return home;
    }

    @Test
    void every_version_comes_to_this_one_with_all_that_was_in_it() throws Exception {
        List<String> different = new ArrayList<>();
        for (Fixture fixture : Fixture.all()) {
            Home home = moveIn(fixture);
            Map<String, List<String>> columns;
            Map<String, List<String>> before;
            try (Connection old = connect(home)) {
                columns = Whole.columns(old);
            }
            try (Connection old = connect(home)) {
                before = Whole.rows(old);
            }
            try (LivingBot bot = LivingBot.open(home)) {
                if (!Whole.rows(bot.database(), columns).equals(before)) {
                    different.add(fixture + ": rows");
                }
                if (!Remembered.by(bot).equals(fixture.told())) {
                    different.add(fixture + ": told");
                }
            }
            boolean newest = fixture.schema() == newest();
            if (Files.exists(backup(home, fixture)) == newest) {
                different.add(fixture + ": no backup before");
            }
        }
        report().line(
                        database() + ": versions that came out different",
                        different.size() + " of " + Fixture.all().size() + " " + different,
                        "0");
        assertThat(different).isEmpty();
    }

    @Test
    void the_backup_before_an_upgrade_leads_back() throws Exception {
        Fixture fixture = Fixture.all().get(Fixture.all().size() - 2);
        Home home = moveIn(fixture);
        LivingBot.open(home).close();
        Home again = new Home(root.resolve("again"), freshServer());
        Files.createDirectories(again.key().getParent());
        Files.copy(home.key(), again.key());
        new SafeCopy(LivingBot.heldKey(again)).restore(backup(home, fixture), home.keyBackup(), again.settings());
        try (LivingBot bot = LivingBot.open(again)) {
            assertThat(Remembered.by(bot)).isEqualTo(fixture.told());
        }
    }

    @Test
    void an_upgrade_broken_off_at_any_statement_is_taken_up_by_the_next_start() throws Exception {
        int all = statements();
        List<String> wrong = new ArrayList<>();
        Set<Integer> tried = some(all, Effort.of(4, all));
        for (int last : tried) {
            Home home = moveIn(Fixture.oldest());
            Throwable broken = catchThrowable(
                    () -> LivingBot.open(home, BrokenOff.failing(last)).close());
            if (broken == null) {
                wrong.add(last + ": not broken off");
            }
            check(home, last, wrong);
        }
        report().line(
                        database() + ": upgrades broken off at statement k and not taken up",
                        wrong.size() + " of " + tried.size() + " (k up to " + all + ")",
                        "0");
        assertThat(wrong).isEmpty();
    }

    @Test
    void an_upgrade_killed_at_any_statement_is_taken_up_by_the_next_start() throws Exception {
        int all = statements();
        List<String> wrong = new ArrayList<>();
        Set<Integer> tried = some(all, Effort.of(1, all));
        for (int last : tried) {
            Home home = moveIn(Fixture.oldest());
            List<String> arguments = new ArrayList<>(home.arguments());
            arguments.add(String.valueOf(last));
            String main = HaltedUpgrade.class.getName();
            try (BotProcess process = BotProcess.of(main, arguments.toArray(String[]::new))
                    .with("-XX:TieredStopAtLevel=1")
                    .start()) {
                int exit = process.ended(Duration.ofSeconds(60));
                if (exit != 9) {
                    wrong.add(last + ": not killed but ended with " + exit + " " + process.err());
                }
            }
            check(home, last, wrong);
        }
        report().line(
                        database() + ": upgrades killed at statement k and not taken up",
                        wrong.size() + " of " + tried.size() + " (k up to " + all + ")",
                        "0");
        assertThat(wrong).isEmpty();
    }

    private static void check(Home home, int last, List<String> wrong) {
        try (LivingBot bot = KilledBackup.openAfterKill(home)) {
            if (!Remembered.by(bot).equals(Fixture.oldest().told())) {
                wrong.add(last + ": different");
            }
        } catch (StorageRefused refused) {
            wrong.add(last + ": " + refused.reason());
        }
    }

    private int statements() throws SQLException, IOException {
        BrokenOff counting = BrokenOff.never();
        LivingBot.open(moveIn(Fixture.oldest()), counting).close();
        assertThat(counting.statements()).isGreaterThan(30);
        return counting.statements();
    }

    /** So many numbers from 1 on, spread by chance; each of them when there are no more. */
    private static Set<Integer> some(int all, int howMany) {
        Random chance = Effort.chance("statements");
        Set<Integer> some = new TreeSet<>();
        while (some.size() < Math.min(all, howMany)) {
            some.add(howMany >= all ? some.size() + 1 : 1 + chance.nextInt(all));
        }
        return some;
    }

    @Test
    void an_older_program_touches_nothing_of_a_newer_ones() throws Exception {
        Home home = moveIn(Fixture.all().get(Fixture.all().size() - 1));
        Path backup = root.resolve("newer.backup");
        try (LivingBot bot = LivingBot.open(home)) {
            bot.database().with(handle -> handle.execute("""
                            INSERT INTO "flyway_schema_history" ("installed_rank", "version", "description", "type",
                                "script", "checksum", "installed_by", "execution_time", "success")
                            VALUES (999, '999', 'later', 'SQL', 'V999__later.sql', 1, 'somebody', 1, TRUE)
                            """));
            bot.backUp(backup);
        }
        Map<String, List<String>> before = rows(home);
        StorageRefused refused = catchThrowableOfType(
                StorageRefused.class, () -> LivingBot.open(home).close());
        Map<String, List<String>> after = rows(home);
        report().line(
                        database() + ": an older program on newer tables",
                        refused.reason() + ", exit " + refused.reason().exitCode() + ", rows equal "
                                + after.equals(before),
                        "SCHEMA_NEWER, exit 65, rows equal true");
        assertThat(refused.reason()).isEqualTo(Reason.SCHEMA_NEWER);
        assertThat(refused.reason().exitCode()).isEqualTo(65);
        assertThat(after).isEqualTo(before);

        Home empty = new Home(root.resolve("empty"), freshServer());
        Files.createDirectories(empty.key().getParent());
        Files.copy(home.key(), empty.key());
        StorageRefused backwards = catchThrowableOfType(
                StorageRefused.class,
                () -> new SafeCopy(LivingBot.heldKey(empty)).restore(backup, home.keyBackup(), empty.settings()));
        assertThat(backwards.reason()).isEqualTo(Reason.SCHEMA_NEWER);
        assertThat(empty.data().resolve(Fixture.FILE)).doesNotExist();
        assertThat(empty.data().resolve("beginning.mv.db")).doesNotExist();
        assertThat(empty.data().resolve(Fixture.MARKER)).doesNotExist();
    }

    private static Map<String, List<String>> rows(Home home) throws SQLException {
        try (Connection connection = connect(home)) {
            return Whole.rows(connection);
        }
    }

    static Connection connect(Home home) throws SQLException {
        return OldDatabase.connect(home.settings(), LivingBot.heldKey(home));
    }

    private static int newest() {
        List<Integer> versions = Fixture.versions();
        return versions.get(versions.size() - 1);
    }

    private static Path backup(Home home, Fixture fixture) {
        return home.root().resolve("keys").resolve("before-upgrade-from-" + fixture.schema() + ".backup");
    }
}
