package org.circlekeeper.checkin;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.circlekeeper.chat.PrivateText;
import org.circlekeeper.storage.Database;
import org.circlekeeper.vault.Cell;
import org.circlekeeper.vault.Owner.Person;
import org.circlekeeper.vault.Vault;

/** Check-ins, sealed under the key of the person they are about. */
final class CheckInStore {
    /** Sealed values are filled up to a multiple of this, so that their length does not tell one kind from another. */
    private static final int BLOCK = 256;

    private final Database database;
    private final Vault vault;

    CheckInStore(Database database, Vault vault) {
        this.database = database;
        this.vault = vault;
    }

    /** The last date it stays is {@code keptUntil}. One a person's event: the desk knows events that come again. */
    void keep(Person person, String event, CheckIn checkIn, LocalDate keptUntil) {
        database.with(handle -> handle.createUpdate("""
                        INSERT INTO check_in (id, owner_group, person, event, turn, sealed, kept_until)
                        VALUES (:id, :group, :person, :event, :turn, :sealed, :until)
                        """)
                .bind("id", checkIn.id())
                .bind("group", person.group())
                .bind("person", person.id())
                .bind("event", eventOf(event))
                .bind("turn", checkIn.turn())
                .bind("sealed", vault.seal(person, cell(checkIn.id()), written(checkIn)))
                .bind("until", keptUntil)
                .execute());
    }

    /** The turn of somebody's next check-in, without opening the ones before or reading more than one. */
    int nextTurn(Person person) {
        return 1
                + database.with(handle -> handle.createQuery("""
                        SELECT turn FROM check_in WHERE person = :person
                        ORDER BY person, turn DESC FETCH FIRST 1 ROWS ONLY
                        """)
                        .bind("person", person.id())
                        .mapTo(Integer.class)
                        .findOne()
                        .orElse(0));
    }

    /** Everything of one person that may still be kept today, in the order it was noted. */
    List<CheckIn> of(Person person, LocalDate today) {
        return database
                .with(handle -> handle.createQuery("""
                                SELECT id, sealed FROM check_in
                                WHERE owner_group = :group AND person = :person AND kept_until >= :today
                                """)
                        .bind("group", person.group())
                        .bind("person", person.id())
                        .bind("today", today)
                        .map((row, context) -> open(person, row.getString("id"), row.getBytes("sealed")))
                        .list())
                .stream()
                .flatMap(Optional::stream)
                .sorted(Comparator.comparing(CheckIn::on).thenComparingLong(CheckIn::turn))
                .toList();
    }

    private Optional<CheckIn> open(Person person, String id, byte[] sealed) {
        return vault.open(person, cell(id), sealed).map(text -> read(id, text));
    }

    /** Notes that a check-in is shown to the room; false when it was before, or is at this instant. */
    boolean share(Person person, CheckIn checkIn) {
        Optional<byte[]> before = sealed(person, checkIn.id());
        if (before.flatMap(bytes -> open(person, checkIn.id(), bytes))
                .filter(now -> !now.shared())
                .isEmpty()) {
            return false;
        }
        return 1
                == database.with(handle -> handle.createUpdate("""
                        UPDATE check_in SET sealed = :after
                        WHERE owner_group = :group AND person = :person AND id = :id AND sealed = :before
                        """)
                        .bind("group", person.group())
                        .bind("person", person.id())
                        .bind("id", checkIn.id())
                        .bind("before", before.get())
                        .bind("after", vault.seal(person, cell(checkIn.id()), written(checkIn.nowShared())))
                        .execute());
    }

    private Optional<byte[]> sealed(Person person, String id) {
        if (!CheckIn.isId(id)) {
            return Optional.empty();
        }
        return database.with(handle -> handle.createQuery("""
                        SELECT sealed FROM check_in WHERE owner_group = :group AND person = :person AND id = :id
                        """)
                .bind("group", person.group())
                .bind("person", person.id())
                .bind("id", id)
                .mapTo(byte[].class)
                .findOne());
    }

    /** Lets one check-in end on an earlier date, if it was to stay longer. */
    void keepNoLonger(Person person, String id, LocalDate until) {
        database.with(handle -> handle.createUpdate("""
                        UPDATE check_in SET kept_until = :until
                        WHERE owner_group = :group AND person = :person AND id = :id AND kept_until > :until
                        """)
                .bind("group", person.group())
                .bind("person", person.id())
                .bind("id", id)
                .bind("until", until)
                .execute());
    }

    /** Whether there was such a check-in of this person. */
    boolean forget(Person person, String id) {
        if (!CheckIn.isId(id)) {
            return false;
        }
        return database.with(handle -> handle.createUpdate("""
                        DELETE FROM check_in WHERE owner_group = :group AND person = :person AND id = :id
                        """)
                        .bind("group", person.group())
                        .bind("person", person.id())
                        .bind("id", id)
                        .execute())
                > 0;
    }

    void forgetAll(Person person) {
        database.with(handle -> handle.createUpdate("""
                        DELETE FROM check_in WHERE owner_group = :group AND person = :person
                        """)
                .bind("group", person.group())
                .bind("person", person.id())
                .execute());
    }

    void forgetEvent(String event) {
        database.with(handle -> handle.createUpdate("DELETE FROM check_in WHERE event = :event")
                .bind("event", eventOf(event))
                .execute());
    }

    /** Another name than in the ledger, whose rows have a time of day: the two cannot be laid side by side. */
    private String eventOf(String event) {
        return vault.tagForEntry("check-in " + event);
    }

    /** Deletes what was to be kept no longer than the day before this. */
    void forgetBefore(LocalDate today) {
        database.with(handle -> handle.createUpdate("DELETE FROM check_in WHERE kept_until < :today")
                .bind("today", today)
                .execute());
    }

    private static Cell cell(String id) {
        return new Cell("check_in", id, "sealed");
    }

    private static PrivateText written(CheckIn checkIn) {
        Map<String, String> words = new LinkedHashMap<>();
        checkIn.words().forEach((prompt, text) -> words.put(prompt, text.reveal()));
        String text = Sealed.write(new Sealed(
                checkIn.kind(), checkIn.on().toString(), checkIn.turn(), checkIn.answer(), words, checkIn.shared()));
        return new PrivateText(text + " ".repeat(BLOCK - text.length() % BLOCK));
    }

    private static CheckIn read(String id, PrivateText text) {
        Sealed sealed = Sealed.read(text.reveal());
        Map<String, PrivateText> words = new LinkedHashMap<>();
        sealed.words.forEach((prompt, written) -> words.put(prompt, new PrivateText(written)));
        return new CheckIn(
                id, sealed.kind, LocalDate.parse(sealed.on), sealed.turn, sealed.answer, words, sealed.shared);
    }

    /** How a check-in is written before it is sealed. */
    private record Sealed(
            String kind, String on, int turn, List<String> answer, Map<String, String> words, boolean shared) {
        private static final ObjectMapper MAPPER = new ObjectMapper();

        static String write(Sealed sealed) {
            try {
                return MAPPER.writeValueAsString(sealed);
            } catch (JsonProcessingException bug) {
                throw new IllegalStateException("cannot write a check-in");
            }
        }

        static Sealed read(String text) {
            try {
                return MAPPER.readValue(text, Sealed.class);
            } catch (JsonProcessingException bug) {
                throw new IllegalStateException("cannot read a check-in");
            }
        }
    }
}
