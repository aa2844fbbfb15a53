package org.circlekeeper.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A system may take pages it could not write for written, and say nothing of them at the next sync: so after one that failed
 * every page is written anew. A file that was written anew has another name inside.
 */
class FailedSyncTest {
    private static final int NAME_ENDS = 64;

    @TempDir
    Path folder;

    private final TestSecrets secrets = new TestSecrets("a");
    private boolean failing;
    private Database database;

    @BeforeEach
    void open() {
        database = Database.open(DatabaseSettings.in(folder), secrets, new Durability() {
            @Override
            public boolean writesAtCommit() {
                return true;
            }

            @Override
            public void reach(Sync sync) throws SQLException {
                if (failing) {
                    throw new SQLException("the disk is gone");
                }
                sync.run();
            }
        });
    }

    @Test
    void all_is_written_anew_before_anybody_goes_on() throws IOException {
        String before = name();
        save("one");
        assertThat(name()).as("a sound disk").isEqualTo(before);
        failing = true;
        assertThatThrownBy(() -> save("two")).isInstanceOf(NotSavedException.class);
        failing = false;
        save("three");
        assertThat(name()).isNotEqualTo(before);
        String anew = name();
        save("four");
        assertThat(name()).as("once").isEqualTo(anew);
        database.close();
        assertThat(events()).contains("one", "three", "four");
    }

    @Test
    void all_is_written_anew_by_whoever_stops_then() throws IOException {
        String before = name();
        save("one");
        failing = true;
        assertThatThrownBy(() -> save("two")).isInstanceOf(NotSavedException.class);
        failing = false;
        database.close();
        assertThat(name()).isNotEqualTo(before);
        assertThat(events()).contains("one");
    }

    @Test
    void a_stop_on_a_sound_disk_writes_nothing_anew() throws IOException {
        String before = name();
        save("one");
        database.close();
        assertThat(name()).isEqualTo(before);
    }

    private void save(String event) {
        database.with(handle -> handle.createUpdate(
                        "INSERT INTO ledger (event, at) VALUES (:event, TIMESTAMP WITH TIME ZONE '2026-11-20 12:00:00Z')")
                .bind("event", event)
                .execute());
    }

    private List<String> events() {
        try (Database again = Database.open(DatabaseSettings.in(folder), secrets)) {
            return again.with(handle -> handle.createQuery("SELECT event FROM ledger")
                    .mapTo(String.class)
                    .list());
        }
    }

    private String name() throws IOException {
        try (var in = Files.newInputStream(folder.resolve("circlekeeper.mv.db"))) {
            return HexFormat.of().formatHex(in.readNBytes(NAME_ENDS));
        }
    }
}
