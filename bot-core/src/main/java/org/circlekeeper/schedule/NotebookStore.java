package org.circlekeeper.schedule;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Optional;
import org.circlekeeper.chat.Notebook;
import org.circlekeeper.chat.PrivateText;
import org.circlekeeper.storage.Database;
import org.circlekeeper.vault.Cell;
import org.circlekeeper.vault.Vault;

/** What adapters remember, sealed under a key of the bot; even the names of the entries are hashed. Thread-safe. */
public final class NotebookStore implements Notebook {
    private final Database database;
    private final Vault vault;
    private final InstantSource clock;

    public NotebookStore(Database database, Vault vault, InstantSource clock) {
        this.database = database;
        this.vault = vault;
        this.clock = clock;
    }

    @Override
    public Optional<String> read(String key) {
        String entry = vault.tagForEntry(key);
        return database.with(handle -> handle.createQuery(
                                "SELECT content FROM notebook WHERE entry = :entry AND until_at > :now")
                        .bind("entry", entry)
                        .bind("now", clock.instant().atOffset(ZoneOffset.UTC))
                        .mapTo(byte[].class)
                        .findOne())
                .map(content -> vault.open(cell(entry), content).reveal());
    }

    @Override
    public void write(String key, String value, Duration keep) {
        String entry = vault.tagForEntry(key);
        byte[] content = vault.seal(cell(entry), new PrivateText(value));
        Instant until = clock.instant().plus(keep);
        database.inTransaction(() -> {
            if (update(entry, content, until) == 0) {
                insert(entry, content, until);
            }
            return entry;
        });
    }

    private int update(String entry, byte[] content, Instant until) {
        return database.with(handle -> handle.createUpdate(
                        "UPDATE notebook SET content = :content, until_at = :until WHERE entry = :entry")
                .bind("entry", entry)
                .bind("content", content)
                .bind("until", until.atOffset(ZoneOffset.UTC))
                .execute());
    }

    private void insert(String entry, byte[] content, Instant until) {
        database.with(handle -> handle.createUpdate(
                        "INSERT INTO notebook (entry, content, until_at) VALUES (:entry, :content, :until)")
                .bind("entry", entry)
                .bind("content", content)
                .bind("until", until.atOffset(ZoneOffset.UTC))
                .execute());
    }

    /** Lets go of what is past its time. */
    void forgetExpired(Instant now) {
        database.with(handle -> handle.createUpdate("DELETE FROM notebook WHERE until_at <= :now")
                .bind("now", now.atOffset(ZoneOffset.UTC))
                .execute());
    }

    private static Cell cell(String entry) {
        return new Cell("notebook", entry, "content");
    }
}
