package org.circlekeeper.testkit;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import javax.sql.DataSource;
import org.circlekeeper.storage.DatabaseSettings.Server;
import org.postgresql.ds.PGSimpleDataSource;

/** Connections to a PostgreSQL database. */
final class PostgresSource {
    private static final int CONNECTIONS = 12;
    private static final long PATIENCE_MILLIS = 20_000;

    private PostgresSource() {}

    /** A connection each time. */
    static DataSource plain(Server server) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setURL(server.url());
        source.setUser(server.user());
        source.setPassword(server.password());
        return source;
    }

    /** Connections that are kept for a while: each costs a process there, and a story makes hundreds of transactions. */
    static DataSource pooled(Server server) {
        HikariConfig config = new HikariConfig();
        config.setDataSource(plain(server));
        config.setMaximumPoolSize(CONNECTIONS);
        config.setMinimumIdle(0);
        config.setConnectionTimeout(PATIENCE_MILLIS);
        config.setInitializationFailTimeout(-1);
        return new HikariDataSource(config);
    }
}
