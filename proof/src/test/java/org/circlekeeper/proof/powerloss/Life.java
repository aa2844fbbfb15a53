package org.circlekeeper.proof.powerloss;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.locks.LockSupport;
import org.circlekeeper.proof.Effort;
import org.circlekeeper.proof.lived.House;
import org.circlekeeper.proof.lived.Story;

/**
 * What goes on the tape: everything people do that is kept, the rewriting of the file at night, and a library that commits
 * without waiting for a sync, as the scheduler does. H2 uses room again that is superfluous and was written
 * longer ago than its retention time (45 seconds): the long form lasts longer than that, at the pace of a group and not of a
 * machine, so that there are about 2,000 steps to cut after; in its first half, as in the short form, a setting of H2's lets
 * everything be old at once.
 */
record Life(Story story, House house) {
    private static final long LONG_NANOS = 70_000_000_000L;
    private static final long BETWEEN_CHECK_INS_NANOS = 500_000_000L;

    void first() {
        // to H2 everything is old from the beginning, as it is in a bot that has run for a minute
        house.database().with(handle -> handle.execute("SET RETENTION_TIME 1"));
        story.begins();
        checkIns(6);
        story.accepts("ada");
        story.offers();
        house.database().compact();
        checkIns(4);
        story.forgets("eli");
        checkIns(3);
        house.database().compact();
        checkIns(2);
    }

    void second() {
        checkIns(3);
        story.accepts("bea");
        long until = System.nanoTime() + (Effort.isLong() ? LONG_NANOS : 0);
        while (System.nanoTime() < until) {
            checkIns(1);
            LockSupport.parkNanos(BETWEEN_CHECK_INS_NANOS);
        }
        story.offers();
        story.forgets("dov");
        house.database().compact();
        checkIns(2);
    }

    private void checkIns(int times) {
        for (int i = 0; i < times; i++) {
            story.checksIn();
            schedule();
        }
    }

    private void schedule() {
        try (Connection lent = house.database().dataSource().getConnection();
                Statement statement = lent.createStatement()) {
            statement.execute("MERGE INTO scheduled_tasks (task_name, task_instance, execution_time, picked, version) "
                    + "KEY (task_name, task_instance) VALUES ('night', '1', CURRENT_TIMESTAMP, FALSE, 1)");
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
