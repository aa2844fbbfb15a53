package org.circlekeeper.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.circlekeeper.chat.GroupId;
import org.circlekeeper.chat.Platform;
import org.circlekeeper.chat.PrivateText;
import org.circlekeeper.chat.UserId;
import org.circlekeeper.storage.Database;
import org.circlekeeper.storage.DatabaseSettings;
import org.circlekeeper.storage.DatabaseSettings.Server;
import org.circlekeeper.storage.Reason;
import org.circlekeeper.storage.StorageRefused;
import org.circlekeeper.testkit.PostgresForTests;
import org.circlekeeper.vault.Owner.OfGroup;
import org.circlekeeper.vault.Owner.Person;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class PostgresSafeCopyTest {
    private static final Platform HERE = new Platform("console");

    /** What would break a copy in text if anything could: its own signs, an end of it, and bytes that are none. */
    private static final String HARD = "tab\there \\. \\N \\\\ 'quote' \"two\"\nline \r ü 🌧";

    private static Optional<PostgresForTests> postgres = Optional.empty();

    @TempDir
    Path root;

    private Path keys;
    private Path data;
    private Server server;
    private HeldKey key;
    private Database database;
    private Vault vault;
    private OfGroup group;

    @BeforeAll
    static void start() {
        postgres = PostgresForTests.own();
        assumeTrue(postgres.isPresent(), "no PostgreSQL here");
    }

    @AfterAll
    static void stop() {
        postgres.ifPresent(PostgresForTests::close);
    }

    @BeforeEach
    void live() throws SQLException {
        keys = root.resolve("keys.backup");
        data = root.resolve("data.backup");
        key = new OperatorKeys(root.resolve("data")).createFile(root.resolve("operator.key"));
        server = fresh();
        open(server, "data");
        group = vault.group(new GroupId(HERE, "room"));
        vault.admit(group);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void what_was_backed_up_comes_back_equal_and_is_lived_in() throws SQLException {
        note(admitted("ada"), HARD);
        note(admitted("bea"), "two");
        List<String> before = notes();
        new SafeCopy(key).write(database, data);
        database.close();

        Server again = fresh();
        new SafeCopy(key).restore(data, keys, on(again, "again"));
        open(again, "again");

        assertThat(notes()).isEqualTo(before).hasSize(2).contains(HARD);
        note(admitted("cleo"), "after");
        database.close();
        open(again, "again");
        assertThat(notes()).hasSize(3);
    }

    @Test
    void whoever_was_forgotten_since_stays_forgotten() throws SQLException {
        note(admitted("ada"), "stays");
        Person bea = admitted("bea");
        note(bea, "goes");
        new SafeCopy(key).write(database, data);
        vault.destroy(bea);
        database.close();

        Server again = fresh();
        new SafeCopy(key).restore(data, keys, on(again, "again"));
        open(again, "again");

        assertThat(notes()).containsExactly("stays");
        assertThat(vault.knows(bea)).isFalse();
    }

    @Test
    void a_backup_shows_nothing_without_the_key_and_leaves_nothing_beside_it() throws IOException {
        note(admitted("ada"), "canary-4711");
        new SafeCopy(key).write(database, data);

        assertThat(new String(Files.readAllBytes(data), StandardCharsets.ISO_8859_1))
                .doesNotContain("canary-4711", "looked", group.tag());
        try (Stream<Path> left = Files.list(root)) {
            assertThat(left.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("operator.key", "keys.backup", "data.backup", "data");
        }
    }

    @Test
    void nothing_is_restored_where_somebody_lives() throws SQLException {
        new SafeCopy(key).write(database, data);
        database.close();

        assertThat(refusal(server, "other")).isEqualTo(Reason.FOLDER_NOT_EMPTY);
        Server shared = fresh();
        run(shared, "CREATE TABLE somebody_elses (id INTEGER)");
        assertThat(refusal(shared, "other")).isEqualTo(Reason.FOLDER_NOT_EMPTY);
        open(server, "data");
    }

    @Test
    void a_restoring_server_lets_nobody_else_in() throws SQLException {
        new SafeCopy(key).write(database, data);
        Server again = fresh();
        try (Connection other = connect(again);
                Statement statement = other.createStatement()) {
            statement.execute("SELECT pg_advisory_lock(" + 0x636972636c656bL + ")");
            assertThat(refusal(again, "other")).isEqualTo(Reason.ALREADY_RUNNING);
        }
    }

    @Test
    void what_cannot_be_restored_leaves_nothing_behind_and_the_next_try_does() throws Exception {
        note(admitted("ada"), "one");
        new SafeCopy(key).write(database, data);
        database.close();
        byte[] sound = Files.readAllBytes(data);
        Server again = fresh();

        Files.write(data, Arrays.copyOf(sound, sound.length - 1));
        assertThat(refusal(again, "again")).isEqualTo(Reason.BACKUP_DAMAGED);
        byte[] flipped = sound.clone();
        flipped[sound.length / 2] ^= 1;
        Files.write(data, flipped);
        assertThat(refusal(again, "again")).isEqualTo(Reason.BACKUP_DAMAGED);
        Files.writeString(data, "hello");
        assertThat(refusal(again, "again")).isEqualTo(Reason.BACKUP_FOREIGN);
        Files.write(data, sound);
        assertThat(catchThrowableOfType(
                                StorageRefused.class,
                                () -> new SafeCopy(key)
                                        .restore(data, keys, DatabaseSettings.in(root.resolve("a-file"))))
                        .reason())
                .isEqualTo(Reason.BACKUP_OF_OTHER_KIND);
        assertThat(tables(again)).isZero();

        // as a kill leaves it between the tables and the rows
        run(again, "CREATE TABLE flyway_schema_history (version VARCHAR(50)); CREATE TABLE storage_life (id INTEGER)");
        assertThat(refusal(again, "again")).isNull();
        open(again, "again");
        assertThat(notes()).containsExactly("one");
    }

    @Test
    void the_empty_tables_of_another_program_stay() throws Exception {
        new SafeCopy(key).write(database, data);
        database.close();
        Server theirs = fresh();
        run(theirs, "CREATE TABLE flyway_schema_history (version VARCHAR(50)); CREATE TABLE \"Order\" (id INTEGER)");
        assertThat(refusal(theirs, "theirs")).isEqualTo(Reason.FOLDER_NOT_EMPTY);
        assertThat(tables(theirs)).isEqualTo(2);
    }

    @Test
    void a_copy_needs_no_order_and_no_counters() throws SQLException {
        try (Connection connection = connect(server);
                Statement statement = connection.createStatement();
                var found = statement.executeQuery("""
                        SELECT (SELECT COUNT(*) FROM information_schema.sequences),
                            (SELECT COUNT(*) FROM information_schema.table_constraints
                             WHERE constraint_type = 'FOREIGN KEY')
                        """)) {
            found.next();
            assertThat(found.getInt(1))
                    .as("sequences: let PostgresCopy set them")
                    .isZero();
            assertThat(found.getInt(2))
                    .as("foreign keys: let PostgresCopy go in order")
                    .isZero();
        }
    }

    private static Server fresh() throws SQLException {
        return postgres.orElseThrow().fresh();
    }

    private DatabaseSettings on(Server where, String folder) {
        return DatabaseSettings.on(where, root.resolve(folder));
    }

    private @Nullable Reason refusal(Server where, String folder) {
        StorageRefused refused = catchThrowableOfType(
                StorageRefused.class, () -> new SafeCopy(key).restore(data, keys, on(where, folder)));
        return refused == null ? null : refused.reason();
    }

    private static Connection connect(Server where) throws SQLException {
        return DriverManager.getConnection(where.url(), where.user(), where.password());
    }

    private static void run(Server where, String sql) throws SQLException {
        try (Connection connection = connect(where);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static int tables(Server where) throws SQLException {
        try (Connection connection = connect(where);
                Statement statement = connection.createStatement();
                var found = statement.executeQuery(
                        "SELECT COUNT(*) FROM information_schema.tables WHERE table_schema = 'public'")) {
            found.next();
            return found.getInt(1);
        }
    }

    private void open(Server where, String folder) {
        key = new OperatorKeys(root.resolve(folder)).fromFile(root.resolve("operator.key"));
        database = Database.open(on(where, folder), key);
        KeyStore store = new KeyStore(database);
        vault = new Vault(store, key.key(), new KeyBackup(store, key.key(), keys));
    }

    private Person admitted(String name) {
        Person person = vault.person(group, new UserId(HERE, name)).orElseThrow();
        vault.admit(person);
        return person;
    }

    private void note(Person person, String text) {
        String id = person.id();
        database.with(handle -> handle.createUpdate("""
                        INSERT INTO looked (id, person, owner_group, content, looked_on)
                        VALUES (:id, :id, :group, :content, :on)
                        """)
                .bind("id", id)
                .bind("group", person.group())
                .bind("content", vault.seal(person, cell(id), new PrivateText(text)))
                .bind("on", LocalDate.of(2026, 11, 20))
                .execute());
    }

    private List<String> notes() {
        return database.with(handle -> handle.createQuery("SELECT person, content FROM looked ORDER BY id")
                .map((row, context) -> {
                    Person person = new Person(group.tag(), row.getString("person"));
                    return vault.open(person, cell(person.id()), row.getBytes("content"))
                            .map(PrivateText::reveal)
                            .orElse("sealed for ever");
                })
                .list());
    }

    private static Cell cell(String id) {
        return new Cell("looked", id, "content");
    }
}
