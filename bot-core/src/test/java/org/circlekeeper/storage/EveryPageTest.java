package org.circlekeeper.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EveryPageTest {
    private static final int ROWS = 2_000;

    @TempDir
    java.nio.file.Path folder;

    private Connection connection;

    @BeforeEach
    void fill() throws SQLException {
        String address = "jdbc:h2:file:" + folder.resolve("pages") + ";PAGE_SIZE=4096;CACHE_SIZE=0";
        connection = DriverManager.getConnection(address, "x", "");
        run("CREATE TABLE note (id BIGINT PRIMARY KEY, name VARCHAR(60) NOT NULL, sealed BYTEA NOT NULL)");
        run("CREATE INDEX note_by_name ON note (name, id)");
        run("INSERT INTO note SELECT x, REPEAT('n', 40) || x, REPEAT('ab', 100) FROM SYSTEM_RANGE(1, " + ROWS + ")");
        run("SHUTDOWN COMPACT");
        connection = DriverManager.getConnection(address, "x", "");
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
    }

    @Test
    void every_row_and_every_entry_of_an_index_is_read() throws SQLException {
        assertThat(new EveryPage(connection).read()).isEqualTo(3 * ROWS);
    }

    @Test
    void what_is_read_is_nearly_all_there_is_in_the_file() throws SQLException {
        long before = bytesRead();
        new EveryPage(connection).read();
        assertThat(bytesRead() - before)
                .isGreaterThan(folder.resolve("pages.mv.db").toFile().length() * 9 / 10);
    }

    @Test
    void without_the_indexes_a_part_would_stay_unseen() throws SQLException {
        long before = bytesRead();
        run("SELECT SUM(LENGTH(sealed)) FROM note");
        assertThat(bytesRead() - before)
                .isLessThan(folder.resolve("pages.mv.db").toFile().length() * 9 / 10);
    }

    private long bytesRead() throws SQLException {
        SessionLocal session =
                (SessionLocal) connection.unwrap(JdbcConnection.class).getSession();
        return session.getDatabase().getStore().getMvStore().getFileStore().getReadBytes();
    }

    private void run(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
