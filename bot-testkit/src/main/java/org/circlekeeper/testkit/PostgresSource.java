package org.circlekeeper.testkit;

import javax.sql.DataSource;
import org.circlekeeper.storage.DatabaseSettings.Server;
import org.postgresql.ds.PGSimpleDataSource;

/** Connections to a PostgreSQL database. */
final class PostgresSource {
    private PostgresSource() {}

    static DataSource plain(Server server) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setURL(server.url());
        source.setUser(server.user());
        source.setPassword(server.password());
        return source;
    }
}
