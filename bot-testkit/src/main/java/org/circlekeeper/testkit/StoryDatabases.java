package org.circlekeeper.testkit;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import javax.sql.DataSource;

/**
 * Lends every story a migrated, empty database of its own. One that was lent long ago is emptied and lent again, since
 * making one costs much more; whoever still holds it from before gets no connection any more, rather than another's
 * rows. Thread-safe.
 */
final class StoryDatabases {
    /** More than a story uses at once, or those a class keeps for all its tests. */
    private static final int AT_ONCE = 24;

    private final Supplier<DataSource> maker;
    private final Deque<Lent> lent = new ArrayDeque<>();
    private Map<String, String> asMade = Map.of();

    /** @param maker makes one more database, with our tables, all empty */
    StoryDatabases(Supplier<DataSource> maker) {
        this.maker = maker;
    }

    synchronized DataSource next() {
        DataSource source = lent.size() < AT_ONCE ? make() : again(lent.remove());
        Lent next = new Lent(source);
        lent.add(next);
        return next;
    }

    private DataSource make() {
        DataSource source = maker.get();
        if (asMade.isEmpty()) {
            try (Connection connection = source.getConnection()) {
                asMade = tables(connection);
            } catch (SQLException failed) {
                throw new IllegalStateException("a new database does not answer", failed);
            }
        }
        return source;
    }

    private DataSource again(Lent oldest) {
        oldest.takeBack();
        try (Connection connection = oldest.behind().getConnection();
                Statement statement = connection.createStatement()) {
            if (tables(connection).equals(asMade)) {
                for (String table : asMade.keySet()) {
                    statement.addBatch("DELETE FROM \"" + table + "\"");
                }
                statement.executeBatch();
                return oldest.behind();
            }
        } catch (SQLException inNoStateToBeLent) {
            return make();
        }
        // a story changed the tables themselves
        return make();
    }

    /** What each of our tables looks like. */
    private static Map<String, String> tables(Connection connection) throws SQLException {
        Map<String, String> tables = new TreeMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("""
                        SELECT table_name, column_name, data_type FROM information_schema.columns
                        WHERE table_schema = CURRENT_SCHEMA AND table_name <> 'flyway_schema_history'
                        ORDER BY table_name, ordinal_position
                        """)) {
            while (rows.next()) {
                tables.merge(rows.getString(1), rows.getString(2) + " " + rows.getString(3), (a, b) -> a + ", " + b);
            }
        }
        return tables;
    }

    /** A database while it is with one story. */
    private static final class Lent extends WrappedSource {
        private volatile boolean takenBack;

        Lent(DataSource behind) {
            super(behind);
        }

        void takeBack() {
            takenBack = true;
        }

        @Override
        public Connection getConnection() throws SQLException {
            if (takenBack) {
                throw new SQLException("this database was lent to a later story: too many were open at once", "08003");
            }
            return behind().getConnection();
        }
    }
}
