package org.circlekeeper.proof.backup;

import java.sql.Connection;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.circlekeeper.chat.Block;
import org.circlekeeper.storage.Database;
import org.circlekeeper.testkit.Person;
import org.circlekeeper.testkit.PlainText;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * One canonical text of everything a bot holds, in two halves: every row as it lies in the database, and everything opened,
 * as the bot itself tells the people it is about.
 */
public final class Whole {
    /** They say how often a database was opened and upgraded, and nothing that anybody saved. */
    private static final Set<String> OF_THE_DATABASE = Set.of("storage_life", "flyway_schema_history");

    private Whole() {}

    /** Every row of every table, sorted; a table without rows is there too. */
    public static Map<String, List<String>> rows(Database database) {
        return database.with(Whole::rows);
    }

    /** The same on a bare connection, of a database that no bot has open. */
    public static Map<String, List<String>> rows(Connection connection) {
        try (Handle handle = Jdbi.create(connection).open()) {
            return rows(handle);
        }
    }

    private static Map<String, List<String>> rows(Handle handle) {
        Map<String, List<String>> all = new TreeMap<>();
        columns(handle).forEach((table, columns) -> all.put(table, rows(handle, table, columns)));
        return all;
    }

    /** Every row, as far as its tables and columns were there before: a newer program may have added some. */
    public static Map<String, List<String>> rows(Database database, Map<String, List<String>> columnsBefore) {
        return database.with(handle -> {
            Map<String, List<String>> all = new TreeMap<>();
            columnsBefore.forEach((table, columns) -> all.put(table, rows(handle, table, columns)));
            return all;
        });
    }

    /** The columns of every table of ours, both in lower case and in order. */
    public static Map<String, List<String>> columns(Connection connection) {
        try (Handle handle = Jdbi.create(connection).open()) {
            return columns(handle);
        }
    }

    private static Map<String, List<String>> columns(Handle handle) {
        Map<String, List<String>> all = new TreeMap<>();
        handle.createQuery("""
                        SELECT LOWER(table_name), LOWER(column_name) FROM information_schema.columns
                        WHERE table_schema = CURRENT_SCHEMA ORDER BY 1, 2
                        """).map((row, context) -> List.of(row.getString(1), row.getString(2))).list().stream()
                .filter(column -> !OF_THE_DATABASE.contains(column.get(0)))
                .forEach(column -> all.computeIfAbsent(column.get(0), table -> new ArrayList<>())
                        .add(column.get(1)));
        return all;
    }

    private static List<String> rows(Handle handle, String table, List<String> columns) {
        return handle.createQuery("SELECT " + String.join(", ", columns) + " FROM " + table).mapToMap().list().stream()
                .map(Whole::row)
                .sorted()
                .toList();
    }

    private static String row(Map<String, Object> columns) {
        return new TreeMap<>(columns)
                .entrySet().stream()
                        .map(column -> column.getKey() + "=" + value(column.getValue()))
                        .collect(Collectors.joining(" "));
    }

    private static String value(Object value) {
        return value instanceof byte[] bytes ? HexFormat.of().formatHex(bytes) : String.valueOf(value);
    }

    /** What each of these people is given when they ask for everything about them, for programs; and the agreement. */
    public static String told(LivingBot bot, List<String> people) {
        StringBuilder all = new StringBuilder();
        for (String name : people) {
            all.append(name).append(": ").append(export(bot.person(name))).append('\n');
        }
        return all.append("agreement: ")
                .append(PlainText.of(bot.person("mo").asks("agreement view").lastMessage()))
                .append('\n')
                .toString();
    }

    /** What one person is given for programs; what the bot says instead where nothing is kept. */
    public static String export(Person person) {
        List<String> exact = person.asks("privacy export").lastMessage().blocks().stream()
                .filter(Block.Verbatim.class::isInstance)
                .map(block -> ((Block.Verbatim) block).text())
                .toList();
        return exact.size() == 2 ? exact.get(1) : person.sees();
    }
}
