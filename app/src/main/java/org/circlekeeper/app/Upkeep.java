package org.circlekeeper.app;

import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.circlekeeper.discord.DiscordSettings;
import org.circlekeeper.helpline.HelplineFeature;
import org.circlekeeper.storage.Database;
import org.circlekeeper.storage.Durability;
import org.circlekeeper.storage.Looked;
import org.circlekeeper.storage.NotSavedException;
import org.circlekeeper.vault.SafeCopy;
import org.circlekeeper.words.Words;

/** What an operator does to a bot, running or not: check it, copy it, bring it back, lock it. */
final class Upkeep {
    private final Map<String, String> environment;
    private final Words words;
    private final PrintStream out;

    Upkeep(Map<String, String> environment, Words words, PrintStream out) {
        this.environment = environment;
        this.words = words;
        this.out = out;
    }

    void perform(Order order) {
        if (order instanceof Order.Check check) {
            check(Settings.read(check.config(), environment), check.confirmsClock());
        } else if (order instanceof Order.Backup backup) {
            backUp(settings(backup.where()), backup.file().toAbsolutePath().normalize());
        } else if (order instanceof Order.Restore restore) {
            restore(settings(restore.where()), restore);
        } else if (order instanceof Order.DirectoryCheck directory) {
            helplines(directory.config()).ifPresent(Upkeep::checkDirectory);
            out.println(words.say("operator.cli_directory_checked"));
        } else if (order instanceof Order.DirectorySign sign) {
            sign(
                    helplines(sign.config()).orElseThrow(() -> new Refused(Exit.CONFIG, "cli_directory_none")),
                    sign.key());
        } else if (order instanceof Order.Lock lock) {
            boolean running = ask(settings(lock.where()), Control.LOCK);
            out.println(words.say(running ? "operator.cli_locked" : "operator.cli_not_running"));
        }
    }

    /** A configuration says where; {@code --data} beside it says where else, to try a backup without harm. */
    private Settings settings(Order.Where where) {
        return where.config()
                .map(file -> Settings.read(file, environment))
                .map(settings -> where.data().equals(Order.Where.DATA) ? settings : settings.inFolder(where.data()))
                .orElseGet(() -> Settings.ofConsole(where.data(), Program.helplines()));
    }

    private void check(Settings settings, boolean confirmsClock) {
        settings.helplines().ifPresent(Upkeep::checkDirectory);
        Optional<String> discord =
                settings.discord().map(DiscordConfig::settings).map(Upkeep::asked);
        out.println(words.say("operator." + found(settings, confirmsClock)));
        discord.ifPresent(answer -> out.println(words.say("operator." + answer)));
        settings.matrix().ifPresent(matrix -> {
            matrix.settings(settings.folder(), words.locale());
            out.println(
                    words.say(answers(matrix) ? "operator.cli_checked_matrix" : "operator.cli_checked_matrix_offline"));
        });
    }

    /** Nothing is asked that needs the password: logging in would make a device. */
    private static boolean answers(MatrixConfig matrix) {
        URI versions = matrix.homeserver().resolve("/_matrix/client/versions");
        return TokenInquiry.status(HttpRequest.newBuilder(versions)) == 200;
    }

    private static String asked(DiscordSettings discord) {
        return switch (TokenInquiry.ask(discord)) {
            case KNOWN -> "cli_checked_discord";
            case NOT_ASKED -> "cli_checked_discord_offline";
            case REFUSED -> throw new Refused(Exit.CONFIG, "discord_token");
        };
    }

    /** The sentence for what is there, once nothing of it is wrong. */
    private String found(Settings settings, boolean confirmsClock) {
        if (ask(settings, confirmsClock ? Control.CONFIRM_CLOCK : Control.HERE)) {
            return "cli_checked_running";
        }
        Keys keys = new Keys(settings, words);
        if (keys.isFirstStart()) {
            keys.refuseImpossibleFirstStart();
            return "cli_checked_first";
        }
        if (confirmsClock) {
            try (Running running = start(settings)) {
                running.confirmClock();
            }
        }
        Looked looked = Database.look(Running.database(settings), keys.held());
        return looked.upgrades() > 0 ? "cli_checked_upgrade" : "cli_checked";
    }

    private Optional<HelplineFeature.Folder> helplines(Optional<Path> config) {
        return config.isPresent() ? Settings.read(config.get(), environment).helplines() : Program.helplines();
    }

    private static void checkDirectory(HelplineFeature.Folder folder) {
        List<String> problems = HelplineFeature.check(folder);
        if (!problems.isEmpty()) {
            throw new Refused(Exit.DATA, "cli_directory_wrong", "folder", folder.path(), "problem", problems.get(0));
        }
    }

    private void sign(HelplineFeature.Folder folder, Path key) {
        try {
            Path publicKey = HelplineFeature.sign(folder.path(), key.toAbsolutePath());
            out.println(words.say("operator.cli_directory_signed", "folder", folder.path(), "key", publicKey));
        } catch (IOException forbidden) {
            throw new Refused(Exit.PERMISSION, "cli_directory_sign", "folder", folder.path(), "key", key);
        } catch (GeneralSecurityException none) {
            throw new Refused(Exit.CONFIG, "cli_directory_key", "key", key);
        }
    }

    private void backUp(Settings settings, Path file) {
        if (Files.exists(file)) {
            throw new Refused(Exit.CONFIG, "cli_file_exists", "file", file);
        }
        Path folder = file.getParent();
        if (folder == null || !Files.isWritable(folder)) {
            throw new Refused(Exit.PERMISSION, "cli_file_forbidden", "file", file);
        }
        if (!ask(settings, Control.BACKUP + " " + file)) {
            try (Running running = start(settings)) {
                running.backUp(file);
            } catch (NotSavedException full) {
                throw new Refused(Exit.AGAIN, "cli_file_forbidden", "file", file);
            }
        }
        out.println(words.say("operator.cli_backed_up") + " " + file);
    }

    private void restore(Settings settings, Order.Restore order) {
        Path keys = order.keys().orElseGet(settings::keyBackup);
        for (Path needed : List.of(order.file(), keys)) {
            if (!Files.isReadable(needed)) {
                throw new Refused(Exit.PERMISSION, "cli_file_forbidden", "file", needed);
            }
        }
        new SafeCopy(new Keys(settings, words).held()).restore(order.file(), keys, Running.database(settings));
        out.println(words.say("operator.cli_restored") + " " + settings.folder());
    }

    private Running start(Settings settings) {
        return Running.start(settings, new Keys(settings, words).held(), new CompositeMeterRegistry(), Durability.FULL);
    }

    /** Whether a running bot did it; false when none runs. */
    private static boolean ask(Settings settings, String line) {
        Optional<String> answer;
        try {
            answer = Control.ask(settings.folder(), line);
        } catch (IOException broken) {
            throw new Refused(Exit.AGAIN, "cli_running_failed");
        }
        if (answer.isPresent() && !answer.get().equals(Control.OK)) {
            throw new Refused(Exit.AGAIN, "cli_running_failed");
        }
        return answer.isPresent();
    }
}
