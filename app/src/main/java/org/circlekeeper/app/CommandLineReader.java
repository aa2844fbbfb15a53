package org.circlekeeper.app;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.circlekeeper.words.Words;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/**
 * Understands the command line. Commands are described by hand and not by annotations: finding those by reflection
 * would cost every start a tenth of a second.
 */
final class CommandLineReader {
    private static final String PROGRAM = "circlekeeper";

    private final Words words;

    CommandLineReader(Words words) {
        this.words = words;
    }

    /** @throws Refused for what cannot be understood */
    Order read(List<String> arguments) {
        CommandLine program = program();
        try {
            CommandLine.ParseResult parsed = program.parseArgs(arguments.toArray(String[]::new));
            CommandLine.ParseResult last = parsed;
            while (last.hasSubcommand()) {
                last = last.subcommand();
            }
            if (last.isUsageHelpRequested()
                    || !parsed.hasSubcommand()
                    || last.commandSpec().name().equals("directory")) {
                return new Order.Help(last.commandSpec().commandLine().getUsageMessage(CommandLine.Help.Ansi.OFF));
            }
            return order(last);
        } catch (CommandLine.UnmatchedArgumentException unknown) {
            throw new Refused(Exit.USAGE, "cli_unknown", "what", String.join(" ", unknown.getUnmatched()));
        } catch (CommandLine.MissingParameterException missing) {
            throw new Refused(
                    Exit.USAGE,
                    "cli_missing",
                    "command",
                    missing.getCommandLine().getCommandName());
        } catch (CommandLine.ParameterException wrong) {
            throw new Refused(
                    Exit.USAGE,
                    "cli_not_understood",
                    "command",
                    wrong.getCommandLine().getCommandName());
        }
    }

    private static Order order(CommandLine.ParseResult given) {
        return switch (given.commandSpec().name()) {
            case "console" -> new Order.Console(where(given), option(given, "--language"), option(given, "--as"));
            case "run" -> new Order.Run(path(given, "--config").orElseThrow());
            case "check" ->
                parentIs(given, "directory")
                        ? new Order.DirectoryCheck(path(given, "--config"))
                        : new Order.Check(
                                path(given, "--config").orElseThrow(), given.hasMatchedOption("--confirm-clock"));
            case "backup" -> new Order.Backup(file(given), where(given));
            case "restore" -> new Order.Restore(file(given), path(given, "--keys"), where(given));
            case "sign" -> new Order.DirectorySign(path(given, "--key").orElseThrow(), path(given, "--config"));
            case "lock" -> new Order.Lock(where(given));
            default -> new Order.Version();
        };
    }

    private CommandLine program() {
        CommandSpec program = command("program").name(PROGRAM);
        program.addSubcommand(
                "console", command("console", config(false), data(), text("--language", "xx"), text("--as", "NAME")));
        program.addSubcommand("run", command("run", config(true)));
        program.addSubcommand("check", command("check", config(true), flag("--confirm-clock")));
        program.addSubcommand("backup", withFile(command("backup", config(false), data())));
        program.addSubcommand("restore", withFile(command("restore", config(false), data(), text("--keys", "FILE"))));
        CommandSpec directory = command("directory");
        directory.addSubcommand("check", command("directory_check", config(false)));
        directory.addSubcommand("sign", command("directory_sign", config(false), key()));
        program.addSubcommand("directory", directory);
        program.addSubcommand("lock", command("lock", config(false), data()));
        program.addSubcommand("version", command("version"));
        return new CommandLine(program);
    }

    private CommandSpec command(String key, OptionSpec... options) {
        CommandSpec command = CommandSpec.create();
        command.usageMessage()
                .description(words.say("operator.cli_" + key))
                .synopsisHeading("")
                .width(100);
        for (OptionSpec option : options) {
            command.addOption(option);
        }
        return command.addOption(OptionSpec.builder("-h", "--help")
                .usageHelp(true)
                .description(words.say("operator.cli_option_help"))
                .build());
    }

    private CommandSpec withFile(CommandSpec command) {
        return command.addPositional(PositionalParamSpec.builder()
                .index("0")
                .arity("1")
                .required(true)
                .paramLabel("FILE")
                .type(Path.class)
                .description(words.say("operator.cli_option_file"))
                .build());
    }

    private OptionSpec config(boolean required) {
        return OptionSpec.builder("--config")
                .paramLabel("FILE")
                .type(Path.class)
                .required(required)
                .description(words.say("operator.cli_option_config"))
                .build();
    }

    private OptionSpec key() {
        return OptionSpec.builder("--key")
                .paramLabel("FILE")
                .type(Path.class)
                .required(true)
                .description(words.say("operator.cli_option_key"))
                .build();
    }

    private OptionSpec data() {
        return OptionSpec.builder("--data")
                .paramLabel("DIR")
                .type(Path.class)
                .description(words.say("operator.cli_option_data"))
                .build();
    }

    private OptionSpec flag(String name) {
        return OptionSpec.builder(name)
                .description(
                        words.say("operator.cli_option_" + name.substring(2).replace('-', '_')))
                .build();
    }

    private OptionSpec text(String name, String label) {
        return OptionSpec.builder(name)
                .paramLabel(label)
                .type(String.class)
                .description(words.say("operator.cli_option_" + name.substring(2)))
                .build();
    }

    private static Order.Where where(CommandLine.ParseResult given) {
        return new Order.Where(path(given, "--config"), path(given, "--data").orElse(Order.Where.DATA));
    }

    private static boolean parentIs(CommandLine.ParseResult given, String name) {
        CommandSpec parent = given.commandSpec().parent();
        return parent != null && parent.name().equals(name);
    }

    private static Path file(CommandLine.ParseResult given) {
        return given.matchedPositionalValue(0, Path.of(""));
    }

    private static Optional<Path> path(CommandLine.ParseResult given, String name) {
        return option(given, name).map(Path::of);
    }

    private static Optional<String> option(CommandLine.ParseResult given, String name) {
        Object value = given.matchedOptionValue(name, null);
        return Optional.ofNullable(value).map(Object::toString);
    }
}
