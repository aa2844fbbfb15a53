package org.circlekeeper.proof.backup;

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
        return database.with(handle -> {
            Map<String, List<String>> all = new TreeMap<>();
            List<String> tables = handle.createQuery("""
                            SELECT LOWER(table_name) FROM information_schema.tables
                            WHERE table_schema = CURRENT_SCHEMA AND table_type = 'BASE TABLE'
                            """).mapTo(String.class).list();
            for (String table : tables) {
                if (!OF_THE_DATABASE.contains(table)) {
                    all.put(
                            table,
                            handle.createQuery("SELECT * FROM " + table).mapToMap().list().stream()
                                    .map(Whole::row)
                                    .sorted()
                                    .toList());
                }
            }
            return all;
        });
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
