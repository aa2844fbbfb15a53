package org.circlekeeper.proof.lived;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.circlekeeper.storage.Database;
import org.jdbi.v3.core.Handle;

/**
 * Every row of every table, byte for byte, without what the bot writes about itself: which batch it has come to, and
 * when which job of a library runs next.
 *
 * @param all sorted, each with the name of its table before it
 */
public record Rows(List<String> all) {
    private static final Set<String> ITS_OWN = Set.of("STORAGE_LIFE", "SCHEDULED_TASKS", "flyway_schema_history");

    public Rows {
        all = List.copyOf(all);
    }

    /** What a person would read, were they every person at once; writes nothing. */
    public static Rows of(Database database) {
        return database.with(Rows::read);
    }

    private static Rows read(Handle handle) {
        List<String> all = new ArrayList<>();
        List<String> tables = handle.createQuery("""
                        SELECT table_name FROM information_schema.tables
                        WHERE table_schema = 'PUBLIC' AND table_type = 'BASE TABLE' ORDER BY table_name
                        """).mapTo(String.class).list();
        for (String table : tables) {
            if (!ITS_OWN.contains(table)) {
                handle.createQuery("SELECT * FROM \"" + table + "\"")
                        .mapToMap()
                        .forEach(row -> all.add(table + " " + text(row)));
            }
        }
        Collections.sort(all);
        return new Rows(all);
    }

    private static String text(Map<String, Object> row) {
        StringBuilder text = new StringBuilder();
        new TreeMap<>(row)
                .forEach((column, value) -> text.append(column)
                        .append('=')
                        .append(value instanceof byte[] bytes ? HexFormat.of().formatHex(bytes) : String.valueOf(value))
                        .append(' '));
        return text.toString();
    }

    /** How many rows of which table the other has and this has not. */
    public Map<String, Integer> tablesOf(Rows other) {
        List<String> left = new ArrayList<>(other.all);
        all.forEach(left::remove);
        Map<String, Integer> tables = new TreeMap<>();
        left.forEach(row -> tables.merge(row.substring(0, row.indexOf(' ')), 1, Integer::sum));
        return tables;
    }

    /** How many rows one table has. */
    public long in(String table) {
        return all.stream().filter(row -> row.startsWith(table + " ")).count();
    }
}
