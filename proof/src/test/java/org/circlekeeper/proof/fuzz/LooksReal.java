package org.circlekeeper.proof.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.circlekeeper.chat.Invocation;
import org.circlekeeper.command.Menu;
import org.circlekeeper.proof.Report;

/**
 * Counts the inputs that get past the first check, since they name a command there is. Judged by the finished input and not by
 * how it was meant: what is all noise tries one refusal and nothing else.
 */
final class LooksReal {
    private static final int LEAST_PERCENT = 60;

    private final Set<String> commands = new TreeSet<>();
    private int all;
    private int real;

    LooksReal(Menu menu) {
        menu.commands().forEach(command -> {
            commands.add(command.name().text());
            commands.addAll(command.name().aliases());
        });
    }

    boolean at(Invocation invocation) {
        return commands.contains(invocation.command());
    }

    /** A line of a terminal: a slash, a command's name, and nothing that belongs to its last word. */
    boolean at(String line) {
        String said = line.strip().replaceFirst("^dm ", "").strip();
        return commands.stream().anyMatch(name -> said.equals("/" + name) || said.startsWith("/" + name + " "));
    }

    boolean count(boolean looksReal) {
        all++;
        real += looksReal ? 1 : 0;
        return looksReal;
    }

    void mustBeMost(String where) {
        int percent = 100 * real / all;
        Report.of("fuzz")
                .line(
                        "inputs " + where + " that look like a real request",
                        percent + " % of " + all,
                        ">= " + LEAST_PERCENT + " %");
        assertThat(percent).as("inputs %s that look real, in %%", where).isGreaterThanOrEqualTo(LEAST_PERCENT);
    }

    /** Every name a command goes by. */
    List<String> names() {
        return List.copyOf(commands);
    }
}
