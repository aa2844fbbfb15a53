package org.circlekeeper.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.circlekeeper.vault.HeldKey;
import org.circlekeeper.vault.KeyBackup;
import org.circlekeeper.vault.KeyStore;
import org.circlekeeper.vault.OperatorKeys;
import org.circlekeeper.vault.SafeCopy;
import org.circlekeeper.vault.UpgradeBackup;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UpgradeTest {
    private static final int OLD = 5;

    @TempDir
    Path root;

    private HeldKey key;
    private Path folder;
    private Path beside;

    @BeforeEach
    void an_older_program_lived_here() throws SQLException, IOException {
        folder = Files.createDirectory(root.resolve("data"));
        beside = root.resolve("keys");
        key = new OperatorKeys(folder).createFile(root.resolve("operator.key"));
        H2File file = H2File.of(folder, key, Durability.FULL);
        UUID identity = UUID.randomUUID();
        try (MarkerFile marker = new MarkerFile(folder, key.derive("marker"))) {
            file.begin((connection, unpooled) -> {
                Flyway.configure()
                        .dataSource(unpooled)
                        .target(String.valueOf(OLD))
                        .load()
                        .migrate();
                LifeStore.begin(connection, identity);
                marker.begin(new Marker(0, identity, OLD, 0, Optional.empty()));
                try (Statement statement = connection.createStatement()) {
                    statement.execute("INSERT INTO ledger (event, at)"
                            + " VALUES ('before', TIMESTAMP WITH TIME ZONE '2026-11-20 12:00:00Z')");
                }
            });
        }
        key.belongTo(identity);
    }

    private Database open(Upgrade.Before before) {
        return Database.open(DatabaseSettings.in(folder), key, Durability.FULL, before);
    }

    private Path backup() {
        return beside.resolve("before-upgrade-from-" + OLD + ".backup");
    }

    @Test
    void an_upgrade_backs_up_first_and_the_backup_comes_back_equal() {
        List<String> known = events(folder);
        try (Database database = open(new UpgradeBackup(key, beside))) {
            KeyStore keys = new KeyStore(database);
            new KeyBackup(keys, key.key(), root.resolve("keys.backup")).rewrite();
        }
        assertThat(schema(folder)).isGreaterThan(OLD);
        assertThat(backup()).exists();

        Path again = root.resolve("again");
        new SafeCopy(key).restore(backup(), root.resolve("keys.backup"), DatabaseSettings.in(again));
        assertThat(events(again)).isEqualTo(known).containsExactly("before");
    }

    @Test
    void nothing_is_backed_up_where_there_is_nothing_to_upgrade() throws IOException {
        open(Upgrade.Before.NOTHING).close();
        open(new UpgradeBackup(key, beside)).close();
        assertThat(beside).doesNotExist();

        HeldKey fresh = new OperatorKeys(root.resolve("fresh")).createFile(root.resolve("fresh.key"));
        Database.open(
                        DatabaseSettings.in(root.resolve("fresh")),
                        fresh,
                        Durability.FULL,
                        new UpgradeBackup(fresh, beside))
                .close();
        assertThat(beside).doesNotExist();
    }

    @Test
    void without_a_backup_nothing_is_upgraded() throws IOException {
        Files.writeString(beside, "a file where the folder should be");

        StorageRefused refused = catchThrowableOfType(StorageRefused.class, () -> open(new UpgradeBackup(key, beside)));

        assertThat(refused.reason()).isEqualTo(Reason.UPGRADE_NOT_BACKED_UP);
        assertThat(refused.place()).isEqualTo(backup().toString());
        assertThat(schema(folder)).isEqualTo(OLD);
        assertThat(events(folder)).containsExactly("before");
        Files.delete(beside);
        open(new UpgradeBackup(key, beside)).close();
        assertThat(schema(folder)).isGreaterThan(OLD);
    }

    @Test
    void the_first_backup_of_an_upgrade_is_never_written_over() throws IOException {
        Files.createDirectory(beside);
        Files.writeString(backup(), "the good one");

        open(new UpgradeBackup(key, beside)).close();

        assertThat(backup()).hasContent("the good one");
        assertThat(beside.resolve("before-upgrade-from-5-again.backup")).exists();
    }

    @Test
    void a_look_says_how_far_behind_the_tables_are_and_changes_nothing() throws IOException {
        byte[] file = Files.readAllBytes(folder.resolve("circlekeeper.mv.db"));
        byte[] marker = Files.readAllBytes(folder.resolve("circlekeeper.marker"));

        assertThat(Database.look(DatabaseSettings.in(folder), key).upgrades()).isPositive();

        assertThat(folder.resolve("circlekeeper.mv.db")).hasBinaryContent(file);
        assertThat(folder.resolve("circlekeeper.marker")).hasBinaryContent(marker);
        open(Upgrade.Before.NOTHING).close();
        assertThat(Database.look(DatabaseSettings.in(folder), key).upgrades()).isZero();
    }

    private List<String> events(Path where) {
        return column(where, "SELECT event FROM ledger ORDER BY event");
    }

    private int schema(Path where) {
        return Integer.parseInt(column(where, """
                SELECT "version" FROM "flyway_schema_history" ORDER BY "installed_rank" DESC FETCH FIRST 1 ROW ONLY
                """).get(0));
    }

    private List<String> column(Path where, String sql) {
        List<String> found = new ArrayList<>();
        try (Connection connection = H2File.of(where, key, Durability.FULL).inspect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                found.add(rows.getString(1));
            }
        } catch (SQLException broken) {
            throw new AssertionError(broken);
        }
        return found;
    }
}
