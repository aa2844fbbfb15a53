package org.circlekeeper.storage;

import com.zaxxer.hikari.HikariConfig;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Where connections to the one database come from: a file of ours, or a server. */
sealed interface Source permits H2File, PostgresServer {

    /** Whether a database is there that somebody may have lived in. */
    boolean exists() throws SQLException;

    /** The one the settings name; nothing is touched yet. */
    static Source of(DatabaseSettings settings, Secrets secrets, Durability durability) {
        return settings.server()
                .map(server -> (Source) PostgresServer.of(server, settings.folder(), durability))
                .orElseGet(() -> H2File.of(settings.folder(), secrets, durability));
    }

    /** Whether nothing is there that somebody could miss, so that a backup may be restored. */
    boolean isFree() throws SQLException;

    /** Whether what is there was begun and never used: no change was ever acknowledged. */
    boolean isUnused() throws SQLException;

    /** Makes the place ready for a first life and has it lived in; what a beginning cut short left here goes. */
    void begin(Beginning beginning) throws SQLException, IOException;

    /** A connection to look around with before anything is touched: what is refused stays as it was. */
    Connection inspect() throws SQLException;

    /**
     * Checks the newest state that is to be found at all, however long that takes, where the usual way led to an older one.
     *
     * @param keep whether it is to be the one that opens from now on, once it passed; nothing is open
     */
    default void search(Check check, boolean keep) throws SQLException, IOException {
        try (Connection look = inspect()) {
            check.of(look);
        }
    }

    /**
     * Reads the whole database once, in front of everything that will be read later.
     *
     * @throws SQLException when something in it cannot be read
     */
    void readThrough(Connection connection) throws SQLException;

    /** A connection that holds the database: as long as it is open, no other process gets in. */
    Connection hold() throws SQLException;

    /** A plain connection. */
    Connection connect() throws SQLException;

    /**
     * Has the tables changed so that a kill at any instant leaves no half step.
     *
     * @param held the connection that holds the database; nothing else is open
     * @return the one that holds it from now on
     */
    Connection change(Connection held, Change change) throws SQLException, IOException;

    /** What the pool needs to make connections. */
    HikariConfig pool();

    /** Whether the room of what was deleted has to be given back by rewriting all of it, with nobody else inside. */
    boolean compacts();

    /** How long to wait for a connection, in milliseconds; a file gives one as soon as another is done. */
    default long patienceMillis() {
        return 10_000;
    }

    /** The database's own way to the disk. */
    void sync(Connection connection) throws SQLException;

    /** Ends the database in good order; no connection survives. */
    void shutdown(Connection connection, boolean compact) throws SQLException, IOException;

    /** What a failure while opening says about the database; the key is known to be the right one. */
    StorageRefused refusal(Exception failure);

    /** The same as a {@link DataSource}, for Flyway. */
    default DataSource unpooled() {
        return new PlainDataSource(this::connect);
    }

    /** Refuses what may not be lived in. */
    interface Check {
        void of(Connection look) throws SQLException;
    }

    /** What changes the tables. */
    interface Change {
        void in(DataSource source);
    }

    /** What makes a fresh database one of ours. */
    interface Beginning {
        void in(Connection connection, DataSource source) throws SQLException, IOException;
    }
}
