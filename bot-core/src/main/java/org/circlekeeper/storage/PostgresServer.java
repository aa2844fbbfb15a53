package org.circlekeeper.storage;

import com.zaxxer.hikari.HikariConfig;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Properties;
import org.circlekeeper.storage.DatabaseSettings.Server;
import org.postgresql.PGProperty;

/** A PostgreSQL server. A commit is its own sync there, provided nobody switched that off. */
record PostgresServer(Server server, Path folder, boolean writesAtCommit) implements Source {
    /** One number for this program, so that its session lock meets nobody else's. */
    private static final long LOCK = 0x636972636c656bL;

    private static final int OLDEST = 15;

    /** Nothing that is asked while people wait takes as long; only what changes or copies whole tables may. */
    private static final int SILENCE_SECONDS = 30;

    static PostgresServer of(Server server, Path folder, Durability durability) {
        if (!server.url().startsWith("jdbc:postgresql:")) {
            throw new StorageRefused(Reason.SERVER_REFUSES, folder);
        }
        return new PostgresServer(server, folder, durability.writesAtCommit());
    }

    @Override
    public boolean exists() throws SQLException {
        try (Connection connection = connect()) {
            return LifeStore.read(connection).isPresent();
        }
    }

    @Override
    public boolean isFree() throws SQLException {
        try (Connection connection = connect()) {
            return isFree(connection);
        }
    }

    private static boolean isFree(Connection connection) throws SQLException {
        List<String> tables = LifeStore.tables(connection);
        // other programs have a history of this name too
        boolean ours = tables.contains(Schema.HISTORY) && (tables.size() == 1 || tables.contains(LifeStore.TABLE));
        if (!ours) {
            return tables.isEmpty();
        }
        for (String table : tables) {
            if (!table.equals(Schema.HISTORY)
                    && ask(connection, "SELECT EXISTS (SELECT 1 FROM \"" + table + "\")")
                            .equals("t")) {
                return false;
            }
        }
        return true;
    }

    @Override
    public boolean isUnused() throws SQLException {
        try (Connection connection = connect()) {
            return LifeStore.read(connection).stream().anyMatch(life -> life.epoch() == 0);
        }
    }

    @Override
    public void begin(Beginning beginning) throws SQLException, IOException {
        try (Connection connection = hold()) {
            sweep(connection);
            boolean begun = false;
            try {
                beginning.in(connection, unpooled());
                begun = true;
            } finally {
                if (!begun) {
                    giveUp(connection);
                }
            }
        }
    }

    private static void sweep(Connection connection) throws SQLException {
        if (isFree(connection)) {
            PostgresCopy.drop(connection);
        }
    }

    private static void giveUp(Connection connection) {
        try {
            if (!connection.getAutoCommit()) {
                connection.rollback();
                connection.setAutoCommit(true);
            }
            sweep(connection);
        } catch (SQLException away) {
            // what is left there is empty, and the next beginning sweeps first
        }
    }

    // each step is a transaction with its own note in the history: killed in between, the next start goes on from there
    @Override
    public Connection change(Connection held, Change change) {
        change.in(unpooled());
        return held;
    }

    @Override
    public Connection inspect() throws SQLException {
        return connect();
    }

    // a server reads after its own disk, and may hold more than a start should wait for
    @Override
    public void readThrough(Connection connection) {}

    @Override
    public Connection hold() throws SQLException {
        Connection connection = connect(SILENCE_SECONDS);
        try {
            check(connection);
            freeSoon(connection);
            return connection;
        } catch (SQLException | RuntimeException refused) {
            connection.close();
            throw refused;
        }
    }

    private void check(Connection connection) throws SQLException {
        if (!"t".equals(ask(connection, "SELECT pg_try_advisory_lock(" + LOCK + ")"))) {
            throw new StorageRefused(Reason.ALREADY_RUNNING, folder);
        }
        String commit = ask(connection, "SHOW synchronous_commit");
        boolean careful = !commit.equals("off") && ask(connection, "SHOW fsync").equals("on");
        if (writesAtCommit && !careful) {
            throw new StorageRefused(Reason.SERVER_CARELESS, folder);
        }
        if (connection.getMetaData().getDatabaseMajorVersion() < OLDEST) {
            throw new StorageRefused(Reason.SERVER_REFUSES, folder);
        }
    }

    // whose machine is gone without a word may not keep the next one out for two hours, which is a system's own
    // patience
    private static void freeSoon(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET tcp_keepalives_idle = " + SILENCE_SECONDS);
        }
    }

    private static String ask(Connection connection, String question) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(question)) {
            rows.next();
            return rows.getString(1);
        }
    }

    @Override
    public Connection connect() throws SQLException {
        return connect(0);
    }

    /** @param silence after how many seconds without a word of an answer the server counts as gone; 0 is never */
    private Connection connect(int silence) throws SQLException {
        Properties properties = new Properties();
        PGProperty.USER.set(properties, server.user());
        PGProperty.PASSWORD.set(properties, server.password());
        PGProperty.TCP_KEEP_ALIVE.set(properties, true);
        PGProperty.SOCKET_TIMEOUT.set(properties, silence);
        Connection connection = DriverManager.getConnection(server.url(), properties);
        if (!writesAtCommit) {
            try (Statement statement = connection.createStatement()) {
                statement.execute("SET synchronous_commit = off");
            }
        }
        return connection;
    }

    @Override
    public HikariConfig pool() {
        HikariConfig config = new HikariConfig();
        config.setDataSource(new PlainDataSource(() -> connect(SILENCE_SECONDS)));
        return config;
    }

    @Override
    public boolean compacts() {
        return false;
    }

    /** A person waits for two connections at most, and Discord three seconds: who is away is said before that. */
    @Override
    public long patienceMillis() {
        return 1_000;
    }

    @Override
    public void sync(Connection connection) {
        // the commit was it
    }

    @Override
    public void shutdown(Connection connection, boolean compact) throws SQLException {
        connection.close();
    }

    @Override
    public StorageRefused refusal(Exception failure) {
        String state = SqlTrouble.state(failure);
        if (state.startsWith("28") || state.startsWith("3D") || state.startsWith("42501")) {
            return new StorageRefused(Reason.SERVER_REFUSES, folder, failure);
        }
        if (SqlTrouble.isForbidden(failure)) {
            return new StorageRefused(Reason.FOLDER_FORBIDDEN, folder, failure);
        }
        boolean away = state.startsWith("08") || state.startsWith("57") || state.startsWith("53") || state.isEmpty();
        return new StorageRefused(away ? Reason.SERVER_UNREACHABLE : Reason.DATABASE_DAMAGED, folder, failure);
    }

    @Override
    public String toString() {
        return "PostgresServer";
    }
}
