package org.circlekeeper.proof.upgrade;

import java.util.stream.Collectors;
import org.circlekeeper.proof.backup.Circle;
import org.circlekeeper.proof.backup.LivingBot;
import org.circlekeeper.proof.backup.Whole;

/** What a bot knows when it is opened on a fixture: everything sealed there, opened and told. */
final class Remembered {
    private Remembered() {}

    /** Without what is only said about it in the words of the day. */
    static String by(LivingBot bot) {
        String exports = Circle.PEOPLE.stream()
                .map(name -> name + ": " + Whole.export(bot.person(name)))
                .collect(Collectors.joining("\n"))
                .lines()
                .filter(line -> !line.contains("\"kind\" :") && !line.contains("\"answer\" :"))
                .collect(Collectors.joining("\n"));
        bot.handOut();
        String letters = Circle.PEOPLE.stream()
                .map(name -> name + " is written to: " + bot.person(name).notes())
                .collect(Collectors.joining("\n"));
        return exports + "\n" + letters + "\nnotebook: "
                + bot.notebook().read(Circle.STREAM).orElse("") + "\n";
    }
}
