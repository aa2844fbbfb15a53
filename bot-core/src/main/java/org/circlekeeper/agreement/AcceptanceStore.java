package org.circlekeeper.agreement;

import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import org.circlekeeper.chat.PrivateText;
import org.circlekeeper.storage.Database;
import org.circlekeeper.vault.Cell;
import org.circlekeeper.vault.Owner.Person;
import org.circlekeeper.vault.Vault;

/** Who accepted which version, and on which date; the date is sealed under the person's key. */
final class AcceptanceStore {
    private final Database database;
    private final Vault vault;

    AcceptanceStore(Database database, Vault vault) {
        this.database = database;
        this.vault = vault;
    }

    void accept(Person person, int number, LocalDate on) {
        database.with(handle -> handle.createUpdate("""
                        INSERT INTO agreement_acceptance (owner_group, person, number, sealed)
                        VALUES (:group, :person, :number, :sealed)
                        """)
                .bind("group", person.group())
                .bind("person", person.id())
                .bind("number", number)
                .bind("sealed", vault.seal(person, cell(person, number), new PrivateText(on.toString())))
                .execute());
    }

    /** The dates of one person's acceptances, by version. */
    Map<Integer, LocalDate> of(Person person) {
        Map<Integer, LocalDate> dates = new TreeMap<>();
        database.with(handle -> handle.createQuery("""
                        SELECT number, sealed FROM agreement_acceptance
                        WHERE owner_group = :group AND person = :person
                        """)
                        .bind("group", person.group())
                        .bind("person", person.id())
                        .map((row, context) -> Map.entry(row.getInt("number"), row.getBytes("sealed")))
                        .list())
                .forEach(row -> vault.open(person, cell(person, row.getKey()), row.getValue())
                        .ifPresent(text -> dates.put(row.getKey(), LocalDate.parse(text.reveal()))));
        return dates;
    }

    void forget(Person person) {
        database.with(handle -> handle.createUpdate("""
                        DELETE FROM agreement_acceptance WHERE owner_group = :group AND person = :person
                        """)
                .bind("group", person.group())
                .bind("person", person.id())
                .execute());
    }

    private static Cell cell(Person person, int number) {
        return new Cell("agreement_acceptance", person.id() + "." + number, "sealed");
    }
}
