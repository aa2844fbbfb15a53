package org.circlekeeper.app;

import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.circlekeeper.helpline.HelplineFeature;
import org.circlekeeper.storage.Durability;
import org.circlekeeper.storage.StorageRefused;
import org.circlekeeper.words.Catalogue;
import org.circlekeeper.words.Words;

/** One run of the program: reads the command line, does it, and turns whatever goes wrong into three lines and a number. */
final class Program {
    private final Map<String, String> environment;
    private final InputStream in;
    private final PrintStream out;
    private final PrintStream err;
    private final Catalogue catalogue = new Catalogue();
    private final Durability durability;

    Program(Map<String, String> environment, InputStream in, PrintStream out, PrintStream err) {
        this(environment, in, out, err, Durability.FULL);
    }

    /** The same with another way to the disk, for a test that proves the usual one needed. */
    Program(Map<String, String> environment, InputStream in, PrintStream out, PrintStream err, Durability durability) {
        this.environment = environment;
        this.in = in;
        this.out = new PrintStream(out, true, StandardCharsets.UTF_8);
        this.err = new PrintStream(err, true, StandardCharsets.UTF_8);
        this.durability = durability;
    }

    /** Answers with what the program shall exit with. */
    int run(List<String> arguments) {
        Words words = catalogue.in(language(environment));
        try {
            perform(new CommandLineReader(words).read(arguments), words);
            return Exit.OK.code();
        } catch (Refused refused) {
            refused.lines(words).forEach(err::println);
            return refused.exit();
        } catch (StorageRefused refused) {
            lines(refused, words).forEach(err::println);
            return refused.reason().exitCode();
        } catch (RuntimeException bug) {
            Refused unexpected = new Refused(Exit.AGAIN, "cli_unexpected", "what", Thrown.where(bug));
            unexpected.lines(words).forEach(err::println);
            return unexpected.exit();
        }
    }

    private void perform(Order order, Words words) {
        if (order instanceof Order.Help help) {
            out.print(help.text());
        } else if (order instanceof Order.Version) {
            out.println("circlekeeper " + Running.version() + ", Java "
                    + Runtime.version().feature());
        } else if (order instanceof Order.Console console) {
            new ConsoleProgram(environment, catalogue, words, in, out, err, durability).talk(console);
        } else if (order instanceof Order.Run run) {
            new Service(environment, catalogue, words, err, durability).run(run);
        } else {
            new Upkeep(environment, words, out).perform(order);
        }
    }

    /** What the operator speaks, as the environment says it (POSIX, section 8.2). */
    static Locale language(Map<String, String> environment) {
        return Stream.of("LC_ALL", "LC_MESSAGES", "LANG")
                .map(name -> environment.getOrDefault(name, ""))
                .filter(value -> !value.isEmpty())
                .findFirst()
                .map(value -> Locale.forLanguageTag(value.split("[.@]", 2)[0].replace('_', '-')))
                .orElse(Locale.ENGLISH);
    }

    /** The helplines beside the program, where there are any. */
    static Optional<HelplineFeature.Folder> helplines() {
        return Optional.of(Path.of(System.getProperty("circlekeeper.home", "."), "config", "helplines"))
                .filter(Files::isDirectory)
                .map(folder -> new HelplineFeature.Folder(folder, Optional.empty()));
    }

    private static List<String> lines(StorageRefused refused, Words words) {
        Object[] place = {"place", refused.place()};
        return List.of(
                words.say(refused.reason().causeKey(), place),
                words.say(refused.reason().fixKey(), place),
                refused.reason().anchor());
    }
}
