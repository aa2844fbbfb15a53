package org.circlekeeper.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FullDiskTest {
    @TempDir
    Path root;

    private final TestSecrets secrets = new TestSecrets("a");
    private final AtomicLong bytes = new AtomicLong(FreeSpace.TO_START);
    private final AtomicLong nanos = new AtomicLong();

    @Test
    void on_a_full_disk_nothing_is_half_done_and_all_goes_on_when_there_is_room_again() {
        try (Database database = open()) {
            save(database, "before");
            room(FreeSpace.TO_WRITE - 1);
            assertThatThrownBy(() -> database.inTransaction(() -> {
                        assertThat(count(database)).as("reading goes on").isEqualTo(1);
                        return save(database, "full");
                    }))
                    .isInstanceOf(NotSavedException.class);
            assertThat(count(database)).isEqualTo(1);

            room(FreeSpace.TO_WRITE);
            save(database, "after");
            assertThat(count(database)).isEqualTo(2);
            room(0);
        }
        room(FreeSpace.TO_START);
        try (Database again = open()) {
            assertThat(count(again)).isEqualTo(2);
        }
    }

    @Test
    void nobody_starts_on_a_full_disk() {
        open().close();
        room(FreeSpace.TO_START - 1);
        StorageRefused refused = catchThrowableOfType(StorageRefused.class, this::open);
        assertThat(refused.reason()).isEqualTo(Reason.DISK_FULL);
    }

    private Database open() {
        return Database.open(new Opening(
                DatabaseSettings.in(root.resolve("data")),
                secrets,
                Durability.FULL,
                Upgrade.Before.NOTHING,
                new FreeSpace(bytes::get, nanos::get)));
    }

    /** So much room, seen by whoever looks next. */
    private void room(long left) {
        bytes.set(left);
        nanos.addAndGet(2_000_000_000L);
    }

    private static int save(Database database, String event) {
        return database.with(handle -> handle.createUpdate(
                        "INSERT INTO ledger (event, at) VALUES (:event, TIMESTAMP WITH TIME ZONE '2026-11-20 12:00:00Z')")
                .bind("event", event)
                .execute());
    }

    private static int count(Database database) {
        return database.with(handle -> handle.createQuery("SELECT COUNT(*) FROM ledger")
                .mapTo(Integer.class)
                .one());
    }
}
