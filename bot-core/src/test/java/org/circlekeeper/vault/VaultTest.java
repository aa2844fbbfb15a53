package org.circlekeeper.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.circlekeeper.chat.GroupId;
import org.circlekeeper.chat.Platform;
import org.circlekeeper.chat.PrivateText;
import org.circlekeeper.chat.UserId;
import org.circlekeeper.storage.Database;
import org.circlekeeper.storage.Reason;
import org.circlekeeper.storage.StorageRefused;
import org.circlekeeper.vault.Owner.OfGroup;
import org.circlekeeper.vault.Owner.Person;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VaultTest {
    private static final Platform HERE = new Platform("console");
    private static final UserId ADA = new UserId(HERE, "ada");
    private static final Cell CELL = new Cell("checkin", "1", "note");

    @TempDir
    Path root;

    private JdbcConnectionPool pool;
    private Database database;
    private OperatorKey operator;
    private Path backup;
    private Vault vault;
    private OfGroup group;

    @BeforeEach
    void open() {
        pool = JdbcConnectionPool.create("jdbc:h2:mem:" + System.nanoTime(), "sa", "");
        database = Database.over(pool);
        operator = new OperatorKey(new byte[OperatorKey.BYTES]);
        backup = root.resolve("keys.backup");
        KeyStore keys = new KeyStore(database);
        vault = new Vault(keys, operator, new KeyBackup(keys, operator, backup));
        group = vault.group(new GroupId(HERE, "a"));
        vault.admit(group);
    }

    @AfterEach
    void close() {
        pool.dispose();
    }

    @Test
    void a_person_has_another_name_in_every_group() {
        OfGroup other = vault.group(new GroupId(HERE, "b"));
        vault.admit(other);

        assertThat(ada().id())
                .isNotEqualTo(vault.person(other, ADA).orElseThrow().id());
        assertThat(ada()).isEqualTo(ada());
    }

    @Test
    void what_is_sealed_opens_for_its_owner_in_its_cell_only() {
        Person ada = admitted();
        byte[] sealed = vault.seal(ada, CELL, new PrivateText("rough day"));

        assertThat(vault.open(ada, CELL, sealed)).contains(new PrivateText("rough day"));
        assertThatThrownBy(() -> vault.open(ada, new Cell("checkin", "2", "note"), sealed))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> vault.open(group, CELL, sealed)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void what_was_sealed_for_a_destroyed_owner_never_opens() {
        Person ada = admitted();
        byte[] sealed = vault.seal(ada, CELL, new PrivateText("rough day"));

        vault.destroy(ada);
        assertThat(vault.open(ada, CELL, sealed)).isEmpty();
        vault.admit(ada);
        assertThatThrownBy(() -> vault.open(ada, CELL, sealed)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void the_key_backup_follows_before_anybody_is_told() {
        Person ada = admitted();
        assertThat(KeyBackup.read(operator, backup)).containsOnlyKeys(group.key(), ada.key());

        List<Integer> inside = new ArrayList<>();
        database.inTransaction(() -> {
            vault.destroy(ada);
            inside.add(KeyBackup.read(operator, backup).size());
            return 0;
        });

        assertThat(inside).as("not before it is on disk").containsExactly(2);
        assertThat(KeyBackup.read(operator, backup)).containsOnlyKeys(group.key());
    }

    @Test
    void what_was_undone_changes_no_backup() {
        Person ada = ada();
        database.inTransaction(() -> {
            vault.admit(ada);
            database.undo();
            return 0;
        });

        assertThat(KeyBackup.read(operator, backup)).containsOnlyKeys(group.key());
    }

    @Test
    void a_key_backup_that_cannot_be_written_is_said() throws IOException {
        Files.delete(backup);
        Files.createDirectories(backup.resolve("in the way"));

        assertThatThrownBy(this::admitted).isInstanceOf(RuntimeException.class);
    }

    @Test
    void an_altered_key_backup_is_refused() throws IOException {
        byte[] bytes = Files.readAllBytes(backup);
        bytes[bytes.length / 2] ^= 1;
        Files.write(backup, bytes);

        assertThat(catchThrowableOfType(StorageRefused.class, () -> KeyBackup.read(operator, backup))
                        .reason())
                .isEqualTo(Reason.BACKUP_FOREIGN);
    }

    @Test
    void a_locked_vault_opens_nothing() {
        Person ada = admitted();
        byte[] sealed = vault.seal(ada, CELL, new PrivateText("rough day"));

        vault.lock();

        assertThatThrownBy(() -> vault.open(ada, CELL, sealed)).isInstanceOf(LockedException.class);
        assertThatThrownBy(() -> vault.person(group, ADA)).isInstanceOf(LockedException.class);
    }

    @Test
    void whoever_knows_people_from_memory_hears_of_the_lock() {
        List<String> heard = new ArrayList<>();
        vault.whenLocked(() -> heard.add(operator.isForgotten() ? "wiped" : "not yet"));

        assertThat(heard).isEmpty();
        vault.lock();
        assertThat(heard).containsExactly("wiped");
    }

    @Test
    void a_name_made_here_is_known_by_its_shape() {
        assertThat(Vault.isTag(vault.tagForEntry("x"))).isTrue();
        assertThat(Vault.isTag(group.tag())).isTrue();
        assertThat(Vault.isTag("what somebody might write")).isFalse();
        assertThat(Vault.isTag("short")).isFalse();
    }

    @Test
    void a_vault_locked_in_the_middle_of_a_transaction_opens_nothing_more() {
        Person ada = admitted();
        database.inTransaction(() -> {
            byte[] sealed = vault.seal(ada, CELL, new PrivateText("rough day"));
            vault.lock();
            assertThatThrownBy(() -> vault.open(ada, CELL, sealed)).isInstanceOf(LockedException.class);
            assertThatThrownBy(() -> vault.seal(ada, CELL, new PrivateText("more")))
                    .isInstanceOf(LockedException.class);
            return 0;
        });
    }

    @Test
    void a_key_destroyed_in_the_middle_of_a_transaction_opens_nothing_more() {
        Person ada = admitted();
        List<Boolean> opens = new ArrayList<>();
        database.inTransaction(() -> {
            byte[] sealed = vault.seal(ada, CELL, new PrivateText("rough day"));
            opens.add(vault.open(ada, CELL, sealed).isPresent());
            vault.destroy(ada);
            opens.add(vault.open(ada, CELL, sealed).isPresent());
            vault.admit(ada);
            assertThatThrownBy(() -> vault.open(ada, CELL, sealed)).isInstanceOf(IllegalStateException.class);
            vault.seal(ada, CELL, new PrivateText("a new day"));
            vault.destroy(group);
            assertThatThrownBy(() -> vault.seal(ada, CELL, new PrivateText("more")))
                    .isInstanceOf(IllegalStateException.class);
            database.undo();
            return 0;
        });
        assertThat(opens).containsExactly(true, false);
    }

    @Test
    void what_a_transaction_unwrapped_is_wiped_at_its_end_however_it_ends() {
        byte[] key = {1, 2, 3};
        assertThatThrownBy(() -> database.inTransaction(() -> {
                    new KeyStore(database).unwrapped().orElseThrow().hold("m:ada", key);
                    throw new IllegalStateException("broken");
                }))
                .hasMessage("broken");
        assertThat(key).containsOnly(0);
    }

    @Test
    void one_transaction_holds_its_keys_together_and_outside_of_one_none_are_held() {
        KeyStore keys = new KeyStore(database);
        assertThat(keys.unwrapped()).isEmpty();
        database.inTransaction(() -> {
            keys.unwrapped().orElseThrow().hold("m:ada", new byte[] {1});
            assertThat(keys.unwrapped().orElseThrow().find("m:ada")).isPresent();
            return 0;
        });
        database.inTransaction(() -> {
            assertThat(keys.unwrapped().orElseThrow().find("m:ada")).isEmpty();
            return 0;
        });
    }

    private Person ada() {
        return vault.person(group, ADA).orElseThrow();
    }

    private Person admitted() {
        Person ada = ada();
        vault.admit(ada);
        return ada;
    }
}
