package org.circlekeeper.group;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.circlekeeper.storage.Database;
import org.circlekeeper.vault.Owner.Person;

/** What each person agreed to, to which text, on which day. */
final class ConsentStore {
    private final Database database;

    ConsentStore(Database database) {
        this.database = database;
    }

    /**
     * A yes.
     *
     * @param version of the text they said it to
     * @param days for how long it said this is kept; empty where the text names no days that could change
     */
    record Yes(int version, LocalDate on, Optional<Integer> days) {}

    Map<Purpose, Yes> of(Person person) {
        return database.with(handle -> {
            Map<Purpose, Yes> given = new EnumMap<>(Purpose.class);
            handle.createQuery("SELECT purpose, text_version, agreed_on, days FROM consent WHERE person = :person")
                    .bind("person", person.id())
                    .map((row, context) -> Map.entry(
                            Purpose.valueOf(row.getString("purpose")),
                            new Yes(
                                    row.getInt("text_version"),
                                    row.getObject("agreed_on", LocalDate.class),
                                    Optional.ofNullable(row.getObject("days", Integer.class)))))
                    .forEach(yes -> given.put(yes.getKey(), yes.getValue()));
            return given;
        });
    }

    void add(Person person, Purpose purpose, Yes yes) {
        remove(person, purpose);
        database.with(handle -> handle.createUpdate("""
                        INSERT INTO consent (person, purpose, text_version, agreed_on, days)
                        VALUES (:person, :purpose, :version, :agreedOn, :days)
                        """)
                .bind("person", person.id())
                .bind("purpose", purpose.name())
                .bind("version", yes.version())
                .bind("agreedOn", yes.on())
                .bind("days", yes.days())
                .execute());
    }

    void remove(Person person, Purpose purpose) {
        database.with(handle -> handle.createUpdate("DELETE FROM consent WHERE person = :person AND purpose = :purpose")
                .bind("person", person.id())
                .bind("purpose", purpose.name())
                .execute());
    }

    void delete(Person person) {
        database.with(handle -> handle.createUpdate("DELETE FROM consent WHERE person = :person")
                .bind("person", person.id())
                .execute());
    }
}
