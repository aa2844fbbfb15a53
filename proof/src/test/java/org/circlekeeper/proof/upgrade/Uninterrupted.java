package org.circlekeeper.proof.upgrade;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.circlekeeper.proof.backup.Home;
import org.circlekeeper.proof.backup.LivingBot;
import org.circlekeeper.proof.backup.Whole;
import org.circlekeeper.storage.Database;

/**
 * What becomes of a fixture when nothing comes between: every row of every table, and the steps that led there. An upgrade
 * that was broken off and taken up has to come to the same.
 *
 * @param statements how many the upgrade took
 * @param rowsBefore how many rows there were to move
 */
record Uninterrupted(
        Fixture fixture, int statements, long rowsBefore, Map<String, List<String>> rows, List<String> steps) {

    /** @param home where the fixture has moved in */
    static Uninterrupted of(Fixture fixture, Home home, long rowsBefore) {
        BrokenOff counting = BrokenOff.never();
        try (LivingBot bot = LivingBot.open(home, counting)) {
            return new Uninterrupted(
                    fixture, counting.statements(), rowsBefore, Whole.rows(bot.database()), steps(bot.database()));
        }
    }

    /** What is different in a bot that was opened after an upgrade broke off; empty when all is the same. */
    List<String> differences(LivingBot bot) {
        List<String> different = new ArrayList<>();
        Map<String, List<String>> found = Whole.rows(bot.database());
        if (!found.keySet().equals(rows.keySet())) {
            different.add("other tables");
        }
        rows.forEach((table, expected) -> {
            if (!expected.equals(found.get(table))) {
                different.add("rows of " + table);
            }
        });
        if (!steps(bot.database()).equals(steps)) {
            different.add("other steps");
        }
        if (!Remembered.by(bot).equals(fixture.told())) {
            different.add("told");
        }
        return different;
    }

    private static List<String> steps(Database database) {
        return database.with(
                handle -> handle.createQuery("""
                        SELECT "version" || ' ' || "script" || ' ' || "success" FROM "flyway_schema_history"
                        WHERE "version" IS NOT NULL ORDER BY "installed_rank"
                        """).mapTo(String.class).list());
    }
}
