package org.circlekeeper.group;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.circlekeeper.chat.Platform;
import org.circlekeeper.chat.PrivateText;
import org.circlekeeper.storage.Database;
import org.circlekeeper.vault.Cell;
import org.circlekeeper.vault.Owner.OfGroup;
import org.circlekeeper.vault.Vault;
import org.jdbi.v3.core.Handle;

/** Groups and the rooms attached to them. */
final class GroupStore {
    private final Database database;
    private final Vault vault;

    GroupStore(Database database, Vault vault) {
        this.database = database;
        this.vault = vault;
    }

    /** A group as it is stored. */
    record Row(
            OfGroup owner, Platform platform, boolean personal, Settings settings, LocalDate setUpOn, boolean gone) {}

    @SuppressWarnings("ArrayRecordComponent") // lives for one line
    private record Sealed(String platform, boolean personal, byte[] settings, LocalDate setUpOn, boolean gone) {}

    Optional<Row> find(OfGroup owner) {
        return find(owner, "");
    }

    /** The same for whoever will change it: nobody else changes it until this transaction ends. */
    Optional<Row> findToChange(OfGroup owner) {
        return find(owner, " FOR UPDATE");
    }

    private Optional<Row> find(OfGroup owner, String lock) {
        Optional<Sealed> found = database.with(handle -> handle.createQuery(
                        "SELECT platform, personal, settings, set_up_on, gone_on FROM peer_group WHERE tag = :tag"
                                + lock)
                .bind("tag", owner.tag())
                .map((row, context) -> new Sealed(
                        row.getString("platform"),
                        row.getBoolean("personal"),
                        row.getBytes("settings"),
                        row.getObject("set_up_on", LocalDate.class),
                        row.getObject("gone_on") != null))
                .findOne());
        return found.flatMap(stored -> vault.open(owner, settingsCell(owner), stored.settings())
                .map(json -> new Row(
                        owner,
                        new Platform(stored.platform()),
                        stored.personal(),
                        Settings.parse(json.reveal()),
                        stored.setUpOn(),
                        stored.gone())));
    }

    void insert(Row group) {
        database.with(handle -> handle.createUpdate("""
                        INSERT INTO peer_group (tag, platform, personal, settings, set_up_on)
                        VALUES (:tag, :platform, :personal, :settings, :setUpOn)
                        """)
                .bind("tag", group.owner().tag())
                .bind("platform", group.platform().name())
                .bind("personal", group.personal())
                .bind("settings", sealed(group.owner(), group.settings()))
                .bind("setUpOn", group.setUpOn())
                .execute());
    }

    void update(OfGroup owner, Settings settings) {
        database.with(handle -> handle.createUpdate("UPDATE peer_group SET settings = :settings WHERE tag = :tag")
                .bind("tag", owner.tag())
                .bind("settings", sealed(owner, settings))
                .execute());
    }

    /** The groups people share on a platform, oldest first; nobody's personal space. */
    List<OfGroup> shared(Platform platform) {
        return database.with(handle -> handle.createQuery("""
                        SELECT tag FROM peer_group WHERE platform = :platform AND personal = FALSE ORDER BY set_up_on, tag
                        """)
                .bind("platform", platform.name())
                .mapTo(String.class)
                .map(OfGroup::new)
                .list());
    }

    /** The groups people share that the bot was not removed from. */
    List<OfGroup> present() {
        return database.with(handle ->
                handle.createQuery("""
                        SELECT tag FROM peer_group WHERE personal = FALSE AND gone_on IS NULL ORDER BY tag
                        """).mapTo(String.class).map(OfGroup::new).list());
    }

    void delete(OfGroup owner) {
        database.with(handle -> {
            execute(handle, "DELETE FROM attached_room WHERE owner_group = :tag", owner);
            return execute(handle, "DELETE FROM peer_group WHERE tag = :tag", owner);
        });
    }

    /** Starts the clock of a group the bot was removed from; a clock that runs keeps its day. */
    void markGone(OfGroup owner, LocalDate on) {
        database.with(handle -> handle.createUpdate(
                        "UPDATE peer_group SET gone_on = :goneOn WHERE tag = :tag AND gone_on IS NULL")
                .bind("tag", owner.tag())
                .bind("goneOn", on)
                .execute());
    }

    void markBack(OfGroup owner) {
        database.with(handle -> execute(
                handle, "UPDATE peer_group SET gone_on = NULL WHERE tag = :tag AND gone_on IS NOT NULL", owner));
    }

    List<OfGroup> goneUntil(LocalDate last) {
        return database.with(
                handle -> handle.createQuery("SELECT tag FROM peer_group WHERE gone_on <= :last ORDER BY tag")
                        .bind("last", last)
                        .mapTo(String.class)
                        .map(OfGroup::new)
                        .list());
    }

    /**
     * A room of a group.
     *
     * @param main the group lives here: whoever leaves it leaves the group
     */
    record Attached(OfGroup group, boolean main) {}

    Optional<Attached> attached(String room) {
        return database.with(handle -> handle.createQuery(
                        "SELECT owner_group, main FROM attached_room WHERE room = :room")
                .bind("room", room)
                .map((row, context) -> new Attached(new OfGroup(row.getString("owner_group")), row.getBoolean("main")))
                .findOne());
    }

    void attach(String room, Attached to) {
        detach(room);
        database.with(handle -> handle.createUpdate(
                        "INSERT INTO attached_room (room, owner_group, main) VALUES (:room, :tag, :main)")
                .bind("room", room)
                .bind("tag", to.group().tag())
                .bind("main", to.main())
                .execute());
    }

    void detach(String room) {
        database.with(handle -> handle.createUpdate("DELETE FROM attached_room WHERE room = :room")
                .bind("room", room)
                .execute());
    }

    private static int execute(Handle handle, String sql, OfGroup owner) {
        return handle.createUpdate(sql).bind("tag", owner.tag()).execute();
    }

    private byte[] sealed(OfGroup owner, Settings settings) {
        return vault.seal(owner, settingsCell(owner), new PrivateText(settings.json()));
    }

    private static Cell settingsCell(OfGroup owner) {
        return new Cell("peer_group", owner.tag(), "settings");
    }
}
