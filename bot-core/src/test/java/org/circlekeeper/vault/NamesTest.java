package org.circlekeeper.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.circlekeeper.chat.GroupId;
import org.circlekeeper.chat.Platform;
import org.circlekeeper.chat.PrivateText;
import org.circlekeeper.chat.UserId;
import org.circlekeeper.storage.Database;
import org.circlekeeper.storage.Reason;
import org.circlekeeper.storage.StorageRefused;
import org.circlekeeper.vault.Owner.OfGroup;
import org.circlekeeper.vault.Owner.OfRecord;
import org.circlekeeper.vault.Owner.Person;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The names people, events and entries are stored under, and what the bot seals for itself. */
class NamesTest {
    private static final Platform HERE = new Platform("console");
    private static final UserId ADA = new UserId(HERE, "ada");
    private static final Cell CELL = new Cell("notebook", "1", "value");

    @TempDir
    Path root;

    private JdbcConnectionPool pool;
    private Database database;
    private OperatorKey operator;
    private Vault vault;

    @BeforeEach
    void open() {
        pool = JdbcConnectionPool.create("jdbc:h2:mem:" + System.nanoTime(), "sa", "");
        operator = new OperatorKey(new byte[OperatorKey.BYTES]);
        database = Database.over(pool);
        vault = new Vault(new KeyStore(database), operator);
    }

    @AfterEach
    void close() {
        pool.dispose();
    }

    @Test
    void a_name_for_limits_is_the_same_each_time_and_another_for_each_purpose_and_person() {
        String once = vault.tagForLimits("offers", ADA);

        assertThat(once).matches("[0-9a-v]{25}").isEqualTo(vault.tagForLimits("offers", ADA));
        assertThat(once)
                .isNotEqualTo(vault.tagForLimits("commands", ADA))
                .isNotEqualTo(vault.tagForLimits("offers", new UserId(HERE, "bea")))
                .isNotEqualTo(vault.tagForLimits("offers", new UserId(new Platform("discord"), "ada")));
    }

    @Test
    void a_name_tells_nothing_to_whoever_lacks_the_key() {
        byte[] another = new byte[OperatorKey.BYTES];
        another[0] = 1;
        Vault elsewhere = new Vault(new KeyStore(database), new OperatorKey(another));

        assertThat(elsewhere.tagForLimits("offers", ADA)).isNotEqualTo(vault.tagForLimits("offers", ADA));
        assertThat(elsewhere.group(new GroupId(HERE, "a"))).isNotEqualTo(vault.group(new GroupId(HERE, "a")));
    }

    @Test
    void events_and_entries_are_told_apart() {
        assertThat(vault.tagForEvent("discord", "1"))
                .matches("[0-9a-v]{25}")
                .isEqualTo(vault.tagForEvent("discord", "1"))
                .isNotEqualTo(vault.tagForEvent("matrix", "1"))
                .isNotEqualTo(vault.tagForEvent("discord", "2"));
        assertThat(vault.tagForEntry("place"))
                .matches("[0-9a-v]{25}")
                .isNotEqualTo(vault.tagForEntry("other"))
                .isNotEqualTo(vault.tagForEvent("place", ""));
    }

    @Test
    void a_name_keeps_its_length_when_its_hash_begins_with_zeros() {
        for (int i = 0; i < 200; i++) {
            assertThat(OperatorKey.hash(new byte[OperatorKey.BYTES], "event " + i))
                    .hasSize(25);
        }
    }

    @Test
    void what_the_bot_seals_for_itself_opens_in_its_cell_only() {
        byte[] sealed = vault.seal(CELL, new PrivateText("position 7"));

        assertThat(vault.open(CELL, sealed)).isEqualTo(new PrivateText("position 7"));
        assertThatThrownBy(() -> vault.open(new Cell("notebook", "2", "value"), sealed))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> vault.open(CELL, new byte[3])).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void nothing_is_sealed_for_somebody_without_a_key_and_nobody_is_named() {
        Person ada = new Person("nowhere", "ada-s-tag");
        assertThatThrownBy(() -> vault.seal(ada, CELL, new PrivateText("rough day")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("no key for a Person");
        assertThatThrownBy(() -> vault.admit(ada)).hasMessage("no key for a group");
        assertThat(ada.toString()).doesNotContain("ada").isEqualTo("person:…");
    }

    @Test
    void owners_of_every_sort_have_names_of_their_own_and_the_first_key_stays() {
        OfGroup group = vault.group(new GroupId(HERE, "a"));
        assertThat(vault.person(group, ADA)).isEmpty();
        vault.admit(group);
        Person ada = vault.person(group, ADA).orElseThrow();
        OfRecord record = new OfRecord(group.tag(), ada.id());
        vault.admit(record);
        assertThat(vault.knows(record)).isTrue();
        assertThat(vault.knows(ada)).isFalse();

        byte[] sealed = vault.seal(record, CELL, new PrivateText("who sent"));
        vault.admit(record);
        assertThat(vault.open(record, CELL, sealed)).contains(new PrivateText("who sent"));
        vault.destroy(record);
        vault.destroy(record);
        assertThat(vault.open(record, CELL, sealed)).isEmpty();
    }

    @Test
    void a_transaction_that_needs_a_key_twice_unwraps_it_once() {
        OfGroup group = vault.group(new GroupId(HERE, "a"));
        vault.admit(group);
        Person ada = vault.person(group, ADA).orElseThrow();
        vault.admit(ada);
        database.inTransaction(() -> {
            byte[] sealed = vault.seal(ada, CELL, new PrivateText("rough day"));
            database.with(handle -> handle.execute("DELETE FROM vault_key"));
            assertThat(vault.open(ada, CELL, sealed)).contains(new PrivateText("rough day"));
            database.undo();
            return 0;
        });
        assertThat(vault.knows(ada)).isTrue();
    }

    @Test
    void a_key_backup_has_a_folder_made_for_it_that_nobody_else_may_enter() throws IOException {
        Path folder = root.resolve("beside");
        new KeyBackup(new KeyStore(database), operator, folder.resolve("keys.backup")).rewrite();

        assertThat(KeyBackup.read(operator, folder.resolve("keys.backup"))).isEmpty();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)))
                .isEqualTo("rwx------");
    }

    @Test
    void a_key_backup_that_is_not_there_is_told_apart_from_another_operators() {
        assertThat(catchThrowableOfType(
                                StorageRefused.class, () -> KeyBackup.read(operator, root.resolve("keys.backup")))
                        .reason())
                .isEqualTo(Reason.BACKUP_DAMAGED);
    }
}
