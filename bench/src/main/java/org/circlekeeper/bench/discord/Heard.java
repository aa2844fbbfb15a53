package org.circlekeeper.bench.discord;

import java.time.Duration;
import java.util.List;
import org.circlekeeper.storage.Database;
import org.circlekeeper.storage.DatabaseSettings;
import org.circlekeeper.vault.OperatorKeys;

/**
 * What became of everything people asked, and what is in the database afterwards.
 *
 * @param atOnce what was sent while its shard was connected
 * @param mayBeSaved check-ins acknowledged as saved, and those nothing was heard of
 */
record Heard(List<Traffic.Asked> all, List<Traffic.Asked> atOnce, long inTime, long saved, long mayBeSaved) {
    private static final Duration LONGEST = Duration.ofSeconds(3);
    private static final double SHARE = 99.9;

    static Heard of(List<Traffic.Asked> all) {
        List<Traffic.Asked> atOnce = all.stream()
                .filter(asked -> asked.interaction().wasSentAtOnce())
                .toList();
        long inTime = atOnce.stream()
                .filter(asked -> asked.interaction()
                        .acknowledgedAfter()
                        .filter(time -> time.compareTo(LONGEST) <= 0)
                        .isPresent())
                .count();
        List<Traffic.Asked> checkIns = all.stream()
                .filter(asked -> asked.what() == Traffic.What.CHECK_IN)
                .toList();
        long saved = checkIns.stream()
                .filter(asked -> Stage.shows(asked.interaction(), Stage.SAVED))
                .count();
        long open = checkIns.stream()
                .filter(asked -> !asked.interaction().isAcknowledged())
                .count();
        return new Heard(all, atOnce, inTime, saved, saved + open);
    }

    /**
     * Prints it, held against what must be.
     *
     * @param program ended by now, so that its database can be opened
     * @param before check-ins that were there already
     */
    void judge(Program program, long before) {
        long rows = rows(program) - before;
        Times times = new Times();
        atOnce.forEach(asked -> asked.interaction().acknowledgedAfter().ifPresent(times::add));
        System.out.printf("  %d asked, %d of them while their shard was connected%n", all.size(), atOnce.size());
        System.out.println("  first answer to those         " + times);
        System.out.printf(
                "  check-ins: %d acknowledged as saved, %d without an answer, %d in the database%n",
                saved, mayBeSaved - saved, rows);
        Verdict.atLeast("answered within 3 s", 100.0 * inTime / Math.max(1, atOnce.size()), SHARE, "percent");
        Verdict.none("check-ins acknowledged and not there", Math.max(0, saved - rows), saved);
        Verdict.none("check-ins done twice", Math.max(0, rows - mayBeSaved), rows);
        program.complaints().forEach((what, often) -> System.out.printf("  # %d x %s%n", often, what));
    }

    /** Check-ins in the database of a program that has ended. */
    static long rows(Program program) {
        try (Database database = Database.open(
                DatabaseSettings.in(program.data()), new OperatorKeys(program.data()).fromFile(program.key()))) {
            return database.with(handle -> handle.createQuery("SELECT count(*) FROM check_in")
                    .mapTo(Long.class)
                    .one());
        }
    }
}
