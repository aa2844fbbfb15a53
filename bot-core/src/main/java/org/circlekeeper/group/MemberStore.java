package org.circlekeeper.group;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.circlekeeper.chat.Platform;
import org.circlekeeper.chat.PrivateText;
import org.circlekeeper.chat.UserId;
import org.circlekeeper.storage.Database;
import org.circlekeeper.vault.Cell;
import org.circlekeeper.vault.Owner.OfGroup;
import org.circlekeeper.vault.Owner.Person;
import org.circlekeeper.vault.Vault;
import org.jspecify.annotations.Nullable;

/** People in groups: how to reach them and what they set, sealed under their own key. */
final class MemberStore {
    private final Database database;
    private final Vault vault;

    MemberStore(Database database, Vault vault) {
        this.database = database;
        this.vault = vault;
    }

    /** A person as they are stored. */
    record Row(Person person, UserId user, Settings settings, LocalDate joinedOn, Optional<LocalDate> leftOn) {}

    @SuppressWarnings("ArrayRecordComponent") // lives for one line
    private record Sealed(
            byte[] address,
            byte[] settings,
            LocalDate joinedOn,
            @Nullable LocalDate leftOn) {}

    Optional<Row> find(Person person) {
        Optional<Sealed> found = database.with(handle -> handle.createQuery("""
                        SELECT address, settings, joined_on, left_on FROM member WHERE person = :person
                        """)
                .bind("person", person.id())
                .map((row, context) -> new Sealed(
                        row.getBytes("address"),
                        row.getBytes("settings"),
                        row.getObject("joined_on", LocalDate.class),
                        row.getObject("left_on", LocalDate.class)))
                .findOne());
        return found.flatMap(stored -> opened(person, stored));
    }

    /** How many values are opened for a row. */
    private static final int OPENED = 2;

    private Optional<Row> opened(Person person, Sealed stored) {
        return vault.open(person, cell(person, "address"), stored.address())
                .flatMap(address -> vault.open(person, cell(person, "settings"), stored.settings())
                        .map(settings -> new Row(
                                person,
                                user(address.reveal()),
                                Settings.parse(settings.reveal()),
                                stored.joinedOn(),
                                Optional.ofNullable(stored.leftOn()))));
    }

    /** As much work as to open somebody's row, for somebody who has none. */
    void findInVain(Person person) {
        vault.openInVain(person, OPENED);
    }

    void insert(Person person, UserId user, LocalDate joinedOn) {
        PrivateText address = new PrivateText(user.platform().name() + "|" + user.value());
        database.with(handle -> handle.createUpdate("""
                        INSERT INTO member (person, owner_group, address, settings, joined_on)
                        VALUES (:person, :group, :address, :settings, :joinedOn)
                        """)
                .bind("person", person.id())
                .bind("group", person.group())
                .bind("address", vault.seal(person, cell(person, "address"), address))
                .bind("settings", sealed(person, Settings.NONE))
                .bind("joinedOn", joinedOn)
                .execute());
    }

    void update(Person person, Settings settings) {
        database.with(handle -> handle.createUpdate("UPDATE member SET settings = :settings WHERE person = :person")
                .bind("person", person.id())
                .bind("settings", sealed(person, settings))
                .execute());
    }

    List<Person> in(OfGroup group) {
        return database.with(
                handle -> handle.createQuery("SELECT person FROM member WHERE owner_group = :group ORDER BY person")
                        .bind("group", group.tag())
                        .mapTo(String.class)
                        .map(id -> new Person(group.tag(), id))
                        .list());
    }

    int count(OfGroup group) {
        return database.with(handle -> handle.createQuery(
                        "SELECT count(*) FROM member WHERE owner_group = :group AND left_on IS NULL")
                .bind("group", group.tag())
                .mapTo(Integer.class)
                .one());
    }

    /** Starts the clock of somebody who left; a clock that runs keeps its day. */
    void markLeft(Person person, LocalDate on) {
        database.with(handle -> handle.createUpdate(
                        "UPDATE member SET left_on = :leftOn WHERE person = :person AND left_on IS NULL")
                .bind("person", person.id())
                .bind("leftOn", on)
                .execute());
    }

    void markBack(Person person) {
        database.with(handle -> handle.createUpdate("UPDATE member SET left_on = NULL WHERE person = :person")
                .bind("person", person.id())
                .execute());
    }

    List<Person> leftUntil(LocalDate last) {
        return database.with(handle -> handle.createQuery(
                        "SELECT person, owner_group FROM member WHERE left_on <= :last ORDER BY person")
                .bind("last", last)
                .map((row, context) -> new Person(row.getString("owner_group"), row.getString("person")))
                .list());
    }

    void delete(Person person) {
        database.with(handle -> handle.createUpdate("DELETE FROM member WHERE person = :person")
                .bind("person", person.id())
                .execute());
    }

    private byte[] sealed(Person person, Settings settings) {
        return vault.seal(person, cell(person, "settings"), new PrivateText(settings.json()));
    }

    private static UserId user(String address) {
        int bar = address.indexOf('|');
        return new UserId(new Platform(address.substring(0, bar)), address.substring(bar + 1));
    }

    private static Cell cell(Person person, String column) {
        return new Cell("member", person.id(), column);
    }
}
