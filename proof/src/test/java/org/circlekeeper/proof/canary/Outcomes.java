package org.circlekeeper.proof.canary;

import io.micrometer.core.instrument.Counter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.circlekeeper.chat.Role;
import org.circlekeeper.command.CommandSpec;
import org.circlekeeper.testkit.TestBot;

/**
 * What came of each command for each role, read off the bot's own counters. Whoever may ask for a command must have been
 * answered, refused and failed with it; whoever may not, refused and never answered.
 */
final class Outcomes {
    private static final String ANSWERED = "answered";
    private static final String REFUSED = "refused";
    private static final String FAILED = "failed";

    private final Set<String> seen = new TreeSet<>();

    /** Counts for a role what comes of the acts; a request that was not understood counts as refused. */
    void of(Role role, TestBot bot, Runnable acts) {
        Map<String, Double> before = counts(bot);
        acts.run();
        counts(bot).forEach((what, count) -> {
            if (count > before.getOrDefault(what, 0.0)) {
                seen.add(role + " " + what);
            }
        });
    }

    private static Map<String, Double> counts(TestBot bot) {
        Map<String, Double> counts = new TreeMap<>();
        for (Counter counter : bot.meters().find("circlekeeper.commands").counters()) {
            String outcome = counter.getId().getTag("outcome");
            counts.merge(
                    ("not-understood".equals(outcome) ? REFUSED : outcome) + " "
                            + counter.getId().getTag("command"),
                    counter.count(),
                    Double::sum);
        }
        return counts;
    }

    /** What should have come about and did not, and the reverse; empty is what is promised. */
    List<String> amiss(List<CommandSpec> registry) {
        List<String> amiss = new ArrayList<>();
        for (Role role : Role.values()) {
            for (CommandSpec command : registry) {
                String name = command.name().text();
                boolean may = role.covers(command.needs());
                check(amiss, role, ANSWERED, name, may);
                check(amiss, role, REFUSED, name, true);
                check(amiss, role, FAILED, name, may && !NeverSo.FAILED.contains(name));
            }
        }
        return amiss;
    }

    private void check(List<String> amiss, Role role, String outcome, String name, boolean expected) {
        if (seen.contains(role + " " + outcome + " " + name) != expected) {
            amiss.add((expected ? "never: " : "against the rules: ") + role + " " + outcome + " " + name);
        }
    }

    /** Triples of role, command and outcome that came about. */
    int size() {
        return seen.size();
    }
}
