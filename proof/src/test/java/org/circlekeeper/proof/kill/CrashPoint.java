package org.circlekeeper.proof.kill;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.circlekeeper.proof.Patched.Change;

/** The bad moments that have a name, each with the line of the product it is at. */
enum CrashPoint {
    BEFORE_COMMIT(
            30,
            "storage.Database",
            "committing.set(work.wrote && !work.undone);\n",
            Side.AFTER,
            "if (committing.get()) { %s }"),
    AFTER_COMMIT(30, "storage.Database", "if (work.wrote && !work.undone) {\n", Side.AFTER),
    AFTER_RAISING_THE_EPOCH(20, "storage.GuardedEngine", "durability.reach(", Side.BEFORE),
    BEFORE_THE_MARKER(20, "storage.GuardedEngine", "marker.acknowledge(epoch);\n", Side.BEFORE),
    AFTER_SYNC(20, "storage.GuardedEngine", "marker.acknowledge(epoch);\n", Side.AFTER),
    BEFORE_THE_REPLY(30, "command.CommandDesk", "return reply.get();\n", Side.BEFORE),
    AFTER_CLAIM(2, "schedule.Postman", "private void handle(Waiting row) {\n", Side.AFTER),
    AFTER_SENDING(2, "schedule.Postman", "if (delivery instanceof Delivery.TryAgain again) {\n", Side.BEFORE),
    IN_FORGETTING(2, "group.Forgetting", "vault.destroy(person);\n", Side.BEFORE),
    FORGOTTEN_BUT_NOT_IN_THE_KEY_BACKUP(
            2,
            "group.Forgetting",
            "people.forEach(this::rowsAndKey);\n",
            Side.BEFORE,
            "database.afterCommit(() -> { %s });"),
    BEFORE_THE_KEY_BACKUP(4, "vault.KeyBackup", "ByteArrayOutputStream plain = ", Side.BEFORE),
    IN_BACKUP_BEFORE_ITS_CONTENT(1, "storage.Backup", "copying.write(connection, content);\n", Side.BEFORE),
    IN_BACKUP_BEFORE_IT_HAS_ITS_NAME(1, "storage.Backup", "Disk.move(fresh, target);\n", Side.BEFORE);

    /** So that a message claimed before a kill is looked at again while the experiment lasts. */
    private static final Change SHORT_LEASE = Change.in(
            "bot-core",
            "org.circlekeeper.schedule.Postman",
            "LEASE = Duration.ofSeconds(60)",
            "LEASE = Duration.ofSeconds(3)");

    private final int mostPassings;
    private final String file;
    private final String from;
    private final String to;

    private enum Side {
        BEFORE,
        AFTER
    }

    CrashPoint(int mostPassings, String file, String anchor, Side side) {
        this(mostPassings, file, anchor, side, "%s");
    }

    CrashPoint(int mostPassings, String file, String anchor, Side side, String around) {
        this.mostPassings = mostPassings;
        String call = around.formatted("org.circlekeeper.proof.kill.Crash.here(\"" + name() + "\");") + "\n";
        this.file = file;
        this.from = anchor;
        this.to = side == Side.BEFORE ? call + anchor : anchor + call;
    }

    static List<Change> changes() {
        return Stream.concat(Arrays.stream(values()).map(CrashPoint::change), Stream.of(SHORT_LEASE))
                .toList();
    }

    private Change change() {
        return Change.in("bot-core", "org.circlekeeper." + file, from, to);
    }

    /** The n-th time at most that a crowd comes by here within some seconds. */
    int mostPassings() {
        return mostPassings;
    }

    boolean isInBackup() {
        return this == IN_BACKUP_BEFORE_ITS_CONTENT || this == IN_BACKUP_BEFORE_IT_HAS_ITS_NAME;
    }

    String words() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
