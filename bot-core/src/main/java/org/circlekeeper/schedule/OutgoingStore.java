package org.circlekeeper.schedule;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.circlekeeper.chat.Message;
import org.circlekeeper.chat.PrivateText;
import org.circlekeeper.chat.Recipient;
import org.circlekeeper.storage.Database;
import org.circlekeeper.vault.Cell;
import org.circlekeeper.vault.Owner;
import org.circlekeeper.vault.Owner.OfGroup;
import org.circlekeeper.vault.Owner.OfRecord;
import org.circlekeeper.vault.Owner.Person;
import org.circlekeeper.vault.Vault;

/** Messages that wait, each sealed under the key of whom it is about. Thread-safe. */
public final class OutgoingStore implements Outgoing {
    private final Database database;
    private final Vault vault;
    private final InstantSource clock;

    public OutgoingStore(Database database, Vault vault, InstantSource clock) {
        this.database = database;
        this.vault = vault;
        this.clock = clock;
    }

    @Override
    public void plan(String deliveryId, Owner owner, Recipient to, Message message, Lane lane, Instant until) {
        plan(deliveryId, owner, to, message, lane, clock.instant(), until);
    }

    @Override
    public void plan(
            String deliveryId,
            Owner owner,
            Recipient to,
            Message message,
            Lane lane,
            Instant notBefore,
            Instant until) {
        byte[] recipient = vault.seal(owner, cell(deliveryId, "recipient"), new PrivateText(MessageText.of(to)));
        byte[] text = vault.seal(owner, cell(deliveryId, "message"), new PrivateText(MessageText.of(message)));
        database.inTransaction(() -> {
            if (isPlanned(deliveryId)) {
                return 0;
            }
            return database.with(handle -> handle.createUpdate("""
                            INSERT INTO outgoing (delivery_id, owner_group, owner, recipient, message, lane,
                                due_at, until_at, attempts, version)
                            VALUES (:id, :group, :owner, :recipient, :message, :lane, :due, :until, 0, 0)
                            """)
                    .bind("id", deliveryId)
                    .bind("group", groupOf(owner))
                    .bind("owner", owner.key())
                    .bind("recipient", recipient)
                    .bind("message", text)
                    .bind("lane", lane.rank())
                    .bind("due", utc(notBefore))
                    .bind("until", utc(until))
                    .execute());
        });
    }

    private boolean isPlanned(String deliveryId) {
        return database.with(handle -> handle.createQuery("SELECT version FROM outgoing WHERE delivery_id = :id")
                .bind("id", deliveryId)
                .mapTo(Long.class)
                .findOne()
                .isPresent());
    }

    @Override
    public void forget(Owner owner) {
        database.with(handle -> handle.createUpdate("DELETE FROM outgoing WHERE owner = :owner")
                .bind("owner", owner.key())
                .execute());
    }

    /** Takes the first message that is due, help before reminders; nobody else gets it until the lease is over. */
    Optional<Waiting> claim(Instant now, Duration lease) {
        return database.inTransaction(() -> first(now).filter(row -> lease(row, now.plus(lease))));
    }

    private Optional<Waiting> first(Instant now) {
        return database.with(handle -> handle.createQuery("""
                        SELECT delivery_id, owner_group, owner, recipient, message, until_at, attempts, version
                        FROM outgoing WHERE due_at <= :now
                        ORDER BY lane, due_at, delivery_id FETCH FIRST 1 ROWS ONLY
                        """)
                .bind("now", utc(now))
                .map((row, context) -> new Waiting(
                        row.getString("delivery_id"),
                        owner(row.getString("owner_group"), row.getString("owner")),
                        row.getBytes("recipient"),
                        row.getBytes("message"),
                        row.getObject("until_at", OffsetDateTime.class).toInstant(),
                        row.getInt("attempts"),
                        row.getLong("version")))
                .findOne());
    }

    private boolean lease(Waiting row, Instant until) {
        return 1
                == database.with(handle -> handle.createUpdate("""
                                UPDATE outgoing SET due_at = :until, version = version + 1, attempts = attempts + 1
                                WHERE delivery_id = :id AND version = :version
                                """)
                        .bind("until", utc(until))
                        .bind("id", row.deliveryId())
                        .bind("version", row.version())
                        .execute());
    }

    /** Who gets it and what; empty when the owner was forgotten meanwhile, even a moment ago. */
    Optional<Letter> open(Waiting row) {
        return database.inTransaction(() -> isPlanned(row.deliveryId())
                ? vault.open(row.owner(), cell(row.deliveryId(), "recipient"), row.recipient())
                        .flatMap(to -> vault.open(row.owner(), cell(row.deliveryId(), "message"), row.message())
                                .map(text -> new Letter(
                                        MessageText.recipient(to.reveal()), MessageText.message(text.reveal()))))
                : Optional.empty());
    }

    /** Puts a claimed message off; changes nothing when the lease is over and somebody else has it. */
    void postpone(Waiting row, Instant until) {
        database.with(handle -> handle.createUpdate(
                        "UPDATE outgoing SET due_at = :until WHERE delivery_id = :id AND version = :claimed")
                .bind("until", utc(until))
                .bind("id", row.deliveryId())
                .bind("claimed", row.version() + 1)
                .execute());
    }

    /** Takes a message out: it arrived, or never will. False when it was out already. */
    boolean remove(Waiting row) {
        return 1
                == database.with(handle -> handle.createUpdate("DELETE FROM outgoing WHERE delivery_id = :id")
                        .bind("id", row.deliveryId())
                        .execute());
    }

    /** How many wait; for the gauges. */
    int waiting() {
        return database.with(handle -> handle.createQuery("SELECT COUNT(*) FROM outgoing")
                .mapTo(Integer.class)
                .one());
    }

    private static Cell cell(String deliveryId, String column) {
        return new Cell("outgoing", deliveryId, column);
    }

    private static String groupOf(Owner owner) {
        if (owner instanceof Person person) {
            return person.group();
        }
        return owner instanceof OfRecord record ? record.group() : ((OfGroup) owner).tag();
    }

    private static Owner owner(String group, String key) {
        String name = key.substring(2);
        return switch (key.charAt(0)) {
            case 'm' -> new Person(group, name);
            case 'r' -> new OfRecord(group, name);
            default -> new OfGroup(group);
        };
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }

    /** A message claimed, still sealed. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Waiting(
            String deliveryId,
            Owner owner,
            byte[] recipient,
            byte[] message,
            Instant until,
            int attempts,
            long version) {}

    /** A message opened, on its way. */
    record Letter(Recipient to, Message message) {}
}
