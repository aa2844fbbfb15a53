package org.circlekeeper.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.circlekeeper.chat.GroupId;
import org.circlekeeper.chat.Platform;
import org.circlekeeper.chat.PrivateText;
import org.circlekeeper.chat.UserId;
import org.circlekeeper.storage.Database;
import org.circlekeeper.storage.DatabaseSettings;
import org.circlekeeper.storage.Reason;
import org.circlekeeper.storage.StorageRefused;
import org.circlekeeper.vault.Owner.OfGroup;
import org.circlekeeper.vault.Owner.Person;
import org.h2.value.ValueVarchar;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SafeCopyTest {
    private static final OffsetDateTime NOW = OffsetDateTime.of(2026, 11, 20, 12, 0, 0, 0, ZoneOffset.UTC);
    private static final Platform HERE = new Platform("console");
    private static final String CANARY = "canary-4711";

    @TempDir
    Path root;

    private Path keyFile;
    private Path keys;
    private Path data;
    private HeldKey key;
    private Database database;
    private Vault vault;
    private OfGroup group;

    @BeforeEach
    void live() {
        keyFile = root.resolve("operator.key");
        keys = root.resolve("keys.backup");
        data = root.resolve("data.backup");
        key = new OperatorKeys(root.resolve("data")).createFile(keyFile);
        open("data");
        group = vault.group(new GroupId(HERE, "room"));
        vault.admit(group);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void what_was_backed_up_comes_back_equal() {
        say(admitted("ada"), "one");
        say(admitted("bea"), CANARY);
        List<String> before = said();
        new SafeCopy(key).write(database, data);
        database.close();

        new SafeCopy(key).restore(data, keys, DatabaseSettings.in(root.resolve("again")));
        open("again");

        assertThat(said()).isEqualTo(before).hasSize(2);
        say(admitted("cleo"), "after");
        assertThat(said()).hasSize(3);
    }

    @Test
    void a_person_forgotten_stays_forgotten_though_the_backup_is_older() {
        say(admitted("ada"), "stays");
        Person bea = admitted("bea");
        say(bea, CANARY);
        new SafeCopy(key).write(database, data);
        vault.destroy(bea);
        database.close();

        new SafeCopy(key).restore(data, keys, DatabaseSettings.in(root.resolve("again")));
        open("again");

        assertThat(said()).containsExactly("stays");
        assertThat(vault.knows(bea)).isFalse();
    }

    @Test
    void a_backup_leaves_no_key_among_the_texts_that_h2_keeps() {
        String spelt = HexFormat.of().formatHex(key.derive("backup script"));
        assertThat(isKept(ValueVarchar.get(spelt).getString()))
                .as("H2 does keep texts")
                .isTrue();
        new SafeCopy(key).write(database, data);
        assertThat(isKept(spelt)).isFalse();
    }

    /** H2 answers with the text it has, if it has an equal one. */
    private static boolean isKept(String text) {
        String another = String.valueOf(text.toCharArray());
        return System.identityHashCode(ValueVarchar.get(another).getString()) != System.identityHashCode(another);
    }

    @Test
    void a_backup_shows_nothing_without_the_key() throws IOException {
        say(admitted("ada"), CANARY);
        new SafeCopy(key).write(database, data);

        for (Path file : List.of(data, keys)) {
            assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
                    .doesNotContain(CANARY, "INSERT", group.tag());
        }
        try (Stream<Path> left = Files.list(root)) {
            assertThat(left.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("operator.key", "keys.backup", "data.backup", "data");
        }
    }

    @Test
    void a_damaged_or_foreign_backup_is_refused_and_nothing_begins() throws IOException {
        say(admitted("ada"), "one");
        new SafeCopy(key).write(database, data);
        byte[] sound = Files.readAllBytes(data);
        Path again = root.resolve("again");

        Files.write(data, Arrays.copyOf(sound, sound.length - 1));
        assertThat(reason(again, key)).isEqualTo(Reason.BACKUP_DAMAGED);
        byte[] flipped = sound.clone();
        flipped[sound.length / 2] ^= 1;
        Files.write(data, flipped);
        assertThat(reason(again, key)).isEqualTo(Reason.BACKUP_DAMAGED);
        Files.writeString(data, "hello");
        assertThat(reason(again, key)).isEqualTo(Reason.BACKUP_FOREIGN);

        assertThat(again.resolve("circlekeeper.mv.db")).doesNotExist();
        Files.write(data, sound);
        assertThat(reason(root.resolve("data2"), key)).isNull();
    }

    @Test
    void another_operators_key_opens_no_backup() {
        new SafeCopy(key).write(database, data);
        HeldKey other = new OperatorKeys(root.resolve("data")).createFile(root.resolve("other.key"));
        KeyStore store = new KeyStore(database);
        new KeyBackup(store, other.key(), keys).rewrite();

        assertThat(reason(root.resolve("again"), other)).isEqualTo(Reason.KEY_WRONG);
    }

    @Test
    void nothing_is_restored_over_a_database() throws IOException {
        new SafeCopy(key).write(database, data);
        Path used = Files.createDirectories(root.resolve("used"));
        Files.copy(
                root.resolve("data").resolve("circlekeeper.mv.db"),
                used.resolve("circlekeeper.mv.db"),
                StandardCopyOption.REPLACE_EXISTING);

        assertThat(reason(used, key)).isEqualTo(Reason.FOLDER_NOT_EMPTY);
    }

    private @org.jspecify.annotations.Nullable Reason reason(Path into, HeldKey with) {
        StorageRefused refused = catchThrowableOfType(
                StorageRefused.class, () -> new SafeCopy(with).restore(data, keys, DatabaseSettings.in(into)));
        return refused == null ? null : refused.reason();
    }

    private void open(String folder) {
        key = new OperatorKeys(root.resolve(folder)).fromFile(keyFile);
        database = Database.open(DatabaseSettings.in(root.resolve(folder)), key);
        KeyStore store = new KeyStore(database);
        vault = new Vault(store, key.key(), new KeyBackup(store, key.key(), keys));
    }

    private Person admitted(String name) {
        Person person = vault.person(group, new UserId(HERE, name)).orElseThrow();
        vault.admit(person);
        return person;
    }

    private void say(Person person, String text) {
        String id = "d-" + text;
        byte[] sealed = vault.seal(person, cell(id), new PrivateText(text));
        database.with(handle -> handle.createUpdate("""
                        INSERT INTO outgoing (delivery_id, owner_group, owner, recipient, message, lane,
                            due_at, until_at, attempts, version)
                        VALUES (:id, :group, :owner, :sealed, :sealed, 0, :now, :now, 0, 0)
                        """)
                .bind("id", id)
                .bind("group", person.group())
                .bind("owner", person.key())
                .bind("sealed", sealed)
                .bind("now", NOW)
                .execute());
    }

    private List<String> said() {
        return database.with(handle -> handle.createQuery(
                        "SELECT delivery_id, owner, message FROM outgoing ORDER BY delivery_id")
                .map((row, context) -> {
                    Person person =
                            new Person(group.tag(), row.getString("owner").substring(2));
                    Optional<PrivateText> text =
                            vault.open(person, cell(row.getString("delivery_id")), row.getBytes("message"));
                    return text.map(PrivateText::reveal).orElse("sealed for ever");
                })
                .list());
    }

    private static Cell cell(String id) {
        return new Cell("outgoing", id, "message");
    }
}
