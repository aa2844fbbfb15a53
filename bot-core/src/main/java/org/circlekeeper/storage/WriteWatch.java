package org.circlekeeper.storage;

import java.util.Locale;
import java.util.Set;
import org.jdbi.v3.core.statement.SqlLogger;
import org.jdbi.v3.core.statement.StatementContext;

/** Notices the first writing of a transaction, so that one that only reads costs no sync. */
record WriteWatch(Runnable writing) implements SqlLogger {
    private static final Set<String> READS = Set.of("SELECT", "VALUES", "SHOW", "EXPLAIN", "SCRIPT");

    @Override
    public void logBeforeExecution(StatementContext context) {
        String sql = context.getRawSql();
        if (sql == null || !READS.contains(firstWord(sql))) {
            writing.run();
        }
    }

    private static String firstWord(String sql) {
        String text = sql.stripLeading();
        int end = 0;
        while (end < text.length() && Character.isLetter(text.charAt(end))) {
            end++;
        }
        return text.substring(0, end).toUpperCase(Locale.ROOT);
    }
}
