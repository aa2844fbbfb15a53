package org.circlekeeper.group;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.circlekeeper.chat.PrivateText;
import org.circlekeeper.storage.Database;
import org.circlekeeper.vault.Cell;
import org.circlekeeper.vault.Owner.Person;
import org.circlekeeper.vault.Vault;

/** Who looked at what concerns a person; sealed for that person. */
final class LookedStore {
    private static final String SEPARATOR = "|";

    private final Database database;
    private final Vault vault;

    LookedStore(Database database, Vault vault) {
        this.database = database;
        this.vault = vault;
    }

    /** One look. */
    record Look(LocalDate on, String role, String what) {}

    @SuppressWarnings("ArrayRecordComponent") // lives for one line
    private record Sealed(String id, LocalDate on, byte[] content) {}

    void add(Person person, Look look) {
        String id = UUID.randomUUID().toString();
        PrivateText content = new PrivateText(look.role() + SEPARATOR + look.what());
        database.with(handle -> handle.createUpdate("""
                        INSERT INTO looked (id, person, owner_group, content, looked_on)
                        VALUES (:id, :person, :group, :content, :lookedOn)
                        """)
                .bind("id", id)
                .bind("person", person.id())
                .bind("group", person.group())
                .bind("content", vault.seal(person, cell(id), content))
                .bind("lookedOn", look.on())
                .execute());
    }

    List<Look> at(Person person) {
        return database
                .with(handle -> handle.createQuery("""
                                SELECT id, looked_on, content FROM looked WHERE person = :person ORDER BY looked_on, id
                                """)
                        .bind("person", person.id())
                        .map((row, context) -> new Sealed(
                                row.getString("id"),
                                row.getObject("looked_on", LocalDate.class),
                                row.getBytes("content")))
                        .list())
                .stream()
                .flatMap(stored -> vault.open(person, cell(stored.id()), stored.content()).stream()
                        .map(content -> look(stored.on(), content.reveal())))
                .toList();
    }

    int deleteBefore(LocalDate then) {
        return database.with(handle -> handle.createUpdate("DELETE FROM looked WHERE looked_on < :then")
                .bind("then", then)
                .execute());
    }

    void delete(Person person) {
        database.with(handle -> handle.createUpdate("DELETE FROM looked WHERE person = :person")
                .bind("person", person.id())
                .execute());
    }

    private static Look look(LocalDate on, String content) {
        int bar = content.indexOf(SEPARATOR);
        return new Look(on, content.substring(0, bar), content.substring(bar + 1));
    }

    private static Cell cell(String id) {
        return new Cell("looked", id, "content");
    }
}
