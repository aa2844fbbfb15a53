package org.circlekeeper.proof.upgrade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.circlekeeper.proof.backup.Home;
import org.circlekeeper.proof.backup.LivingBot;
import org.circlekeeper.proof.backup.Whole;
import org.circlekeeper.storage.Reason;
import org.circlekeeper.storage.StorageRefused;
import org.circlekeeper.vault.SafeCopy;
import org.junit.jupiter.api.Test;

/**
 * A database of any version there was becomes one of this version by being started on, with all that was in it; an older program
 * touches nothing of a newer one's.
 *
 * <p>Tried with a database of every version, kept as its program left it: every row as far as there were columns, and
 * everything the bot tells people, compared before and after; with a database that knows a step this program does not.
 * Thresholds: all of them come back equal, none is touched.
 */
abstract class UpgradeLab extends BrokenUpgrades {
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

    private static int newest() {
        List<Integer> versions = Fixture.versions();
        return versions.get(versions.size() - 1);
    }

    private static Path backup(Home home, Fixture fixture) {
        return home.root().resolve("keys").resolve("before-upgrade-from-" + fixture.schema() + ".backup");
    }
}
