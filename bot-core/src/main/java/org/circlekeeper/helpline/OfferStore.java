package org.circlekeeper.helpline;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.circlekeeper.chat.PrivateText;
import org.circlekeeper.command.Parameter;
import org.circlekeeper.storage.Database;
import org.circlekeeper.vault.Cell;
import org.circlekeeper.vault.Owner.OfGroup;
import org.circlekeeper.vault.Owner.OfRecord;
import org.circlekeeper.vault.Owner.Person;
import org.circlekeeper.vault.Vault;
import org.jspecify.annotations.Nullable;

/** Offers that were made, each sealed under a key of its own, and marks that one felt wrong. */
final class OfferStore {
    private static final int MARKS_THAT_PAUSE = 2;

    /** In place of a recipient, for a note that was not passed on or whose recipient is forgotten; as long as a real one. */
    private static final String NOBODY = "-".repeat(25);

    private static final String COLUMNS = "id, owner_group, template, at, sender, sender_tag, recipient";

    private final Database database;
    private final Vault vault;

    OfferStore(Database database, Vault vault) {
        this.database = database;
        this.vault = vault;
    }

    /** Nobody, to be kept as a recipient at the same cost as somebody. */
    static Person nobody(OfGroup group) {
        return new Person(group.tag(), NOBODY);
    }

    void keep(
            OfGroup group,
            String id,
            OfferTemplate template,
            Optional<Person> sender,
            String senderTag,
            Optional<Person> recipient,
            Instant now) {
        OfRecord record = new OfRecord(group.tag(), id);
        vault.admit(record);
        Optional<byte[]> sealedSender = sender.map(person -> seal(record, "sender", person.id()));
        Optional<byte[]> sealedRecipient = recipient.map(person -> seal(record, "recipient", person.id()));
        database.with(handle -> handle.createUpdate("""
                        INSERT INTO offer (id, owner_group, template, at, sender, sender_tag, recipient)
                        VALUES (:id, :group, :template, :at, :sender, :senderTag, :recipient)
                        """)
                .bind("id", id)
                .bind("group", group.tag())
                .bind("template", Parameter.kebab(template))
                .bind("at", utc(now))
                .bindByType("sender", sealedSender.orElse(null), byte[].class)
                .bind("senderTag", seal(record, "sender_tag", senderTag))
                .bindByType("recipient", sealedRecipient.orElse(null), byte[].class)
                .execute());
    }

    Optional<Offer> find(String id) {
        if (!Vault.isTag(id)) {
            return Optional.empty();
        }
        return database.with(handle -> handle.createQuery("SELECT " + COLUMNS + " FROM offer WHERE id = :id")
                        .bind("id", id)
                        .map((row, context) -> read(row))
                        .findOne())
                .flatMap(found -> found);
    }

    /** Every button somebody put up and every note they got in their group. A group has few, so all are opened. */
    List<Offer> with(Person person) {
        return of(new OfGroup(person.group())).stream()
                .filter(offer -> isOf(person, offer.sender()) || isOf(person, offer.recipient()))
                .toList();
    }

    static boolean isOf(Person person, Optional<Person> other) {
        return other.filter(person::equals).isPresent();
    }

    private List<Offer> of(OfGroup group) {
        return database
                .with(handle -> handle.createQuery("SELECT " + COLUMNS + """
                         FROM offer WHERE owner_group = :group ORDER BY at, id
                        """)
                        .bind("group", group.tag())
                        .map((row, context) -> read(row))
                        .list())
                .stream()
                .flatMap(Optional::stream)
                .toList();
    }

    private Optional<Offer> read(ResultSet row) throws SQLException {
        OfGroup group = new OfGroup(row.getString("owner_group"));
        OfRecord record = new OfRecord(group.tag(), row.getString("id"));
        OfferTemplate template = OfferTemplate.valueOf(
                row.getString("template").toUpperCase(Locale.ROOT).replace('-', '_'));
        Instant at = row.getObject("at", OffsetDateTime.class).toInstant();
        Optional<Person> sender = person(record, "sender", row.getBytes("sender"));
        Optional<Person> recipient = person(record, "recipient", row.getBytes("recipient"))
                .filter(person -> !person.id().equals(NOBODY));
        return open(record, "sender_tag", row.getBytes("sender_tag"))
                .map(tag -> new Offer(record.id(), group, template, at, sender, tag, recipient));
    }

    /** Lets go of who sent it; that it was sent stays. */
    void forgetSender(Offer offer) {
        database.with(handle -> handle.createUpdate("UPDATE offer SET sender = NULL WHERE id = :id")
                .bind("id", offer.id())
                .execute());
    }

    /**
     * Lets go of who got it, with the key. In its place stays, under another name and key, what stays of a note that was
     * not passed on: so nothing that others ask for is quicker afterwards.
     */
    void forgetRecipient(Offer offer) {
        forget(offer.group(), offer.id());
        keep(
                offer.group(),
                vault.tagForEntry("offer to nobody any more|" + offer.id()),
                offer.template(),
                Optional.empty(),
                offer.senderTag(),
                Optional.of(nobody(offer.group())),
                offer.at());
    }

    private void forget(OfGroup group, String id) {
        database.with(handle -> handle.createUpdate("DELETE FROM offer WHERE id = :id")
                .bind("id", id)
                .execute());
        vault.destroy(new OfRecord(group.tag(), id));
    }

    void forgetGroup(OfGroup group) {
        ids("SELECT id, owner_group FROM offer WHERE owner_group = :given", group.tag())
                .forEach((id, tag) -> forget(new OfGroup(tag), id));
        database.with(handle -> handle.createUpdate("DELETE FROM offer_mark WHERE owner_group = :group")
                .bind("group", group.tag())
                .execute());
    }

    /** Deletes what is older, and marks that pause nobody. */
    void forgetBefore(Instant then) {
        ids("SELECT id, owner_group FROM offer WHERE at < :given", utc(then))
                .forEach((id, tag) -> forget(new OfGroup(tag), id));
        database.with(handle -> handle.createUpdate("""
                        DELETE FROM offer_mark WHERE at < :then AND NOT EXISTS (
                            SELECT 1 FROM offer_mark other
                            WHERE other.owner_group = offer_mark.owner_group
                              AND other.sender_tag = offer_mark.sender_tag
                              AND other.offer <> offer_mark.offer)
                        """).bind("then", utc(then)).execute());
    }

    private Map<String, String> ids(String query, Object given) {
        return database.with(handle -> {
            Map<String, String> found = new TreeMap<>();
            handle.createQuery(query)
                    .bind("given", given)
                    .map((row, context) -> Map.entry(row.getString("id"), row.getString("owner_group")))
                    .forEach(entry -> found.put(entry.getKey(), entry.getValue()));
            return found;
        });
    }

    /** Notes that an offer felt wrong, from the time it was sent on; one offer counts once. */
    void mark(Offer offer) {
        database.with(handle -> handle.createUpdate("""
                        MERGE INTO offer_mark USING (VALUES (CAST(:offer AS VARCHAR(25)))) AS said (offer)
                        ON offer_mark.offer = said.offer
                        WHEN NOT MATCHED THEN INSERT (offer, owner_group, sender_tag, at)
                            VALUES (said.offer, :group, :sender, :now)
                        """)
                .bind("offer", offer.id())
                .bind("group", offer.group().tag())
                .bind("sender", offer.senderTag())
                .bind("now", utc(offer.at()))
                .execute());
    }

    /** Whether this sender's notes wait until an owner looked. */
    boolean isPaused(OfGroup group, String senderTag) {
        return pauses(marks(group).getOrDefault(senderTag, 0));
    }

    static boolean pauses(int marks) {
        return marks >= MARKS_THAT_PAUSE;
    }

    /** How many marks each sender has. */
    Map<String, Integer> marks(OfGroup group) {
        return database.with(handle -> {
            Map<String, Integer> marks = new TreeMap<>();
            handle.createQuery("""
                            SELECT sender_tag, COUNT(*) AS marks FROM offer_mark
                            WHERE owner_group = :group GROUP BY sender_tag
                            """)
                    .bind("group", group.tag())
                    .map((row, context) -> Map.entry(row.getString("sender_tag"), row.getInt("marks")))
                    .forEach(entry -> marks.put(entry.getKey(), entry.getValue()));
            return marks;
        });
    }

    void clear(OfGroup group, String senderTag) {
        if (!Vault.isTag(senderTag)) {
            return;
        }
        database.with(handle -> handle.createUpdate("""
                        DELETE FROM offer_mark WHERE owner_group = :group AND sender_tag = :sender
                        """)
                .bind("group", group.tag())
                .bind("sender", senderTag)
                .execute());
    }

    private byte[] seal(OfRecord record, String column, String text) {
        return vault.seal(record, new Cell("offer", record.id(), column), new PrivateText(text));
    }

    private Optional<Person> person(OfRecord record, String column, byte @Nullable [] sealed) {
        return open(record, column, sealed).map(id -> new Person(record.group(), id));
    }

    private Optional<String> open(OfRecord record, String column, byte @Nullable [] sealed) {
        return sealed == null
                ? Optional.empty()
                : vault.open(record, new Cell("offer", record.id(), column), sealed)
                        .map(PrivateText::reveal);
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
