package org.circlekeeper.proof.upgrade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
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
import java.util.stream.Collectors;
import org.circlekeeper.proof.Effort;
import org.circlekeeper.proof.Report;
import org.circlekeeper.proof.backup.Home;
import org.circlekeeper.proof.backup.KilledBackup;
import org.circlekeeper.proof.backup.LivingBot;
import org.circlekeeper.proof.backup.Whole;
import org.circlekeeper.storage.DatabaseSettings.Server;
import org.circlekeeper.storage.OldDatabase;
import org.circlekeeper.storage.StorageRefused;
import org.circlekeeper.testkit.BotProcess;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * An upgrade may end at any statement, and the next start finds what it needs.
 *
 * <p>Tried by breaking the upgrades from the oldest version, from one in the middle and from the newest but one off at each of their
 * statements, in this process and by halting another, and comparing every row with what the same upgrade comes to when nothing comes
 * between. In the later two there are rows in the tables that the later steps move. Threshold: all of them come out equal.
 */
abstract class BrokenUpgrades {
    @TempDir
    Path root;

    private int homes;

    abstract Optional<Server> freshServer() throws SQLException;

    abstract String database();

    /** How often an upgrade from one fixture is broken off in the short form. */
    abstract int breaksInEveryBuild();

    Report report() {
        return Report.of("upgrade lab");
    }

    Home moveIn(Fixture fixture) throws SQLException, IOException {
        Home home = new Home(root.resolve("home" + homes++), freshServer());
        fixture.moveInto(home);
        return home;
    }

    @Test
    void an_upgrade_broken_off_at_any_statement_is_taken_up_by_the_next_start() throws Exception {
        List<String> wrong = new ArrayList<>();
        int tried = 0;
        List<Fixture> ways = Fixture.ways();
        for (Fixture fixture : ways) {
            Uninterrupted upgrade = uninterrupted(fixture);
            for (int last : some(upgrade, breaksInEveryBuild())) {
                tried++;
                Home home = moveIn(fixture);
                Throwable broken = catchThrowable(
                        () -> LivingBot.open(home, BrokenOff.failing(last)).close());
                if (broken == null) {
                    wrong.add(fixture + " " + last + ": not broken off");
                }
                check(home, upgrade, last, wrong);
            }
        }
        reportBroken("upgrades broken off at statement k and not taken up", ways, tried, wrong);
        assertThat(wrong).isEmpty();
    }

    @Test
    void an_upgrade_killed_at_any_statement_is_taken_up_by_the_next_start() throws Exception {
        List<String> wrong = new ArrayList<>();
        int tried = 0;
        List<Fixture> ways = Effort.isLong() ? Fixture.ways() : List.of(oneOf(Fixture.ways()));
        for (Fixture fixture : ways) {
            Uninterrupted upgrade = uninterrupted(fixture);
            for (int last : some(upgrade, 1)) {
                tried++;
                Home home = moveIn(fixture);
                kill(home, last).ifPresent(not -> wrong.add(fixture + " " + last + ": " + not));
                check(home, upgrade, last, wrong);
            }
        }
        reportBroken("upgrades killed at statement k and not taken up", ways, tried, wrong);
        assertThat(wrong).isEmpty();
    }

    /** Says what happened instead of a kill. */
    private static Optional<String> kill(Home home, int last) throws Exception {
        List<String> arguments = new ArrayList<>(home.arguments());
        arguments.add(String.valueOf(last));
        String main = HaltedUpgrade.class.getName();
        try (BotProcess process = BotProcess.of(main, arguments.toArray(String[]::new))
                .with("-XX:TieredStopAtLevel=1")
                .start()) {
            int exit = process.ended(Duration.ofSeconds(60));
            return exit == 9 ? Optional.empty() : Optional.of("ended with " + exit + " " + process.err());
        }
    }

    private void reportBroken(String what, List<Fixture> ways, int tried, List<String> wrong) {
        report().line(
                        database() + ": " + what + ", from "
                                + ways.stream().map(Fixture::toString).collect(Collectors.joining(", ")),
                        wrong.size() + " of " + tried,
                        "0");
    }

    private static void check(Home home, Uninterrupted upgrade, int last, List<String> wrong) {
        try (LivingBot bot = KilledBackup.openAfterKill(home)) {
            upgrade.differences(bot).forEach(one -> wrong.add(upgrade.fixture() + " " + last + ": " + one));
        } catch (StorageRefused refused) {
            wrong.add(upgrade.fixture() + " " + last + ": " + refused.reason());
        }
    }

    Uninterrupted uninterrupted(Fixture fixture) throws SQLException, IOException {
        Home home = moveIn(fixture);
        long before = rows(home).values().stream().mapToLong(List::size).sum();
        Uninterrupted upgrade = Uninterrupted.of(fixture, home, before);
        report().line(
                        database() + ": from " + fixture + " on, rows before and statements",
                        before + ", " + upgrade.statements(),
                        "> 0");
        assertThat(before).isPositive();
        assertThat(upgrade.statements()).isGreaterThan(fixture.equals(Fixture.oldest()) ? 30 : 5);
        return upgrade;
    }

    private <T> T oneOf(List<T> all) {
        return all.get(Effort.chance("killed on " + database()).nextInt(all.size()));
    }

    /** So many statements, spread by chance; in the long form each of them. */
    private Set<Integer> some(Uninterrupted upgrade, int inEveryBuild) {
        int all = upgrade.statements();
        int howMany = Effort.of(Math.min(all, inEveryBuild), all);
        Random chance = Effort.chance("statements from " + upgrade.fixture() + " on " + database());
        Set<Integer> some = new TreeSet<>();
        while (some.size() < howMany) {
            some.add(howMany == all ? some.size() + 1 : 1 + chance.nextInt(all));
        }
        return some;
    }

    static Map<String, List<String>> rows(Home home) throws SQLException {
        try (Connection connection = connect(home)) {
            return Whole.rows(connection);
        }
    }

    static Connection connect(Home home) throws SQLException {
        return OldDatabase.connect(home.settings(), LivingBot.heldKey(home));
    }
}
