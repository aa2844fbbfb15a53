package org.circlekeeper.app;

import java.io.Console;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.circlekeeper.storage.Reason;
import org.circlekeeper.storage.StorageRefused;
import org.circlekeeper.vault.HeldKey;
import org.circlekeeper.vault.OperatorKeys;
import org.circlekeeper.words.Words;

/** Gets the operator's key as the configuration says. Makes one only where nobody has ever lived. */
final class Keys {
    private final Settings settings;
    private final Words words;

    Keys(Settings settings, Words words) {
        this.settings = settings;
        this.words = words;
    }

    /**
     * The key, and whether it was made just now.
     *
     * @param made a file that needs a copy somewhere safe
     */
    record Opened(HeldKey key, boolean made) {}

    Opened open() {
        return open(isFirstStart());
    }

    /** Neither key nor data: the next start makes both. */
    boolean isFirstStart() {
        return !Files.exists(settings.keys().file()) && nobodyLivedHere();
    }

    /** Whether what a first start needs is there; makes nothing. */
    void refuseImpossibleFirstStart() {
        switch (settings.keys().way()) {
            case CREDENTIAL -> {
                Path credential = settings.keys().secret().orElseThrow();
                if (!Files.isReadable(credential)) {
                    throw new StorageRefused(Reason.KEY_MISSING, credential);
                }
            }
            case PASSPHRASE_FILE ->
                Arrays.fill(firstLine(settings.keys().secret().orElseThrow()), ' ');
            case FILE, PASSPHRASE_PROMPT -> {}
        }
        refuseForbidden(settings.folder());
        refuseForbidden(settings.keyBackup().resolveSibling("."));
    }

    private static void refuseForbidden(Path folder) {
        Path there = folder.normalize();
        while (!Files.exists(there)) {
            there = Optional.ofNullable(there.getParent()).orElseThrow();
        }
        if (!Files.isDirectory(there) || !Files.isWritable(there)) {
            throw new StorageRefused(Reason.FOLDER_FORBIDDEN, folder.normalize());
        }
    }

    /** The key that is there; it is never made. */
    HeldKey held() {
        return open(false).key();
    }

    private Opened open(boolean made) {
        Settings.KeySource source = settings.keys();
        OperatorKeys keys = new OperatorKeys(settings.folder());
        HeldKey key = switch (source.way()) {
            case FILE -> made ? keys.createFile(source.file()) : keys.fromFile(source.file());
            case CREDENTIAL -> keys.fromCredential(source.secret().orElseThrow(), source.file());
            case PASSPHRASE_FILE ->
                keys.fromPassphrase(source.file(), firstLine(source.secret().orElseThrow()));
            case PASSPHRASE_PROMPT -> keys.fromPassphrase(source.file(), typed(made));
        };
        return new Opened(key, made);
    }

    /** No database and no marker: then a missing key is a first start and not a loss. */
    private boolean nobodyLivedHere() {
        if (!Files.isDirectory(settings.folder())) {
            return true;
        }
        try (Stream<Path> files = Files.list(settings.folder())) {
            return files.noneMatch(file -> String.valueOf(file.getFileName()).startsWith("circlekeeper"));
        } catch (IOException forbidden) {
            return false;
        }
    }

    private char[] typed(boolean first) {
        Console console = Keyboard.here().orElseThrow(() -> new Refused(Exit.CONFIG, "config_no_prompt"));
        char[] passphrase = console.readPassword("%s ", words.say("operator.cli_passphrase"));
        if (first) {
            char[] again = console.readPassword("%s ", words.say("operator.cli_passphrase_again"));
            if (!Arrays.equals(passphrase, again)) {
                throw new Refused(Exit.CONFIG, "cli_passphrase_differs");
            }
            Arrays.fill(again, ' ');
        }
        return passphrase;
    }

    /** The first line of a file that only its owner reads. */
    static char[] firstLine(Path file) {
        return firstLine(file, Set.of(PosixFilePermission.GROUP_READ, PosixFilePermission.OTHERS_READ));
    }

    /**
     * The same of a systemd credential: an access list that lets this account alone in shows as a right of the group
     * (systemd.exec, Credentials).
     */
    static char[] firstLineHandedOver(Path file) {
        return firstLine(file, Set.of(PosixFilePermission.OTHERS_READ));
    }

    private static char[] firstLine(Path file, Set<PosixFilePermission> exposing) {
        try {
            if (Files.getPosixFilePermissions(file).stream().anyMatch(exposing::contains)) {
                throw new Refused(Exit.PERMISSION, "config_secret_exposed", "file", file);
            }
            byte[] bytes = Files.readAllBytes(file);
            CharBuffer text = StandardCharsets.UTF_8.decode(ByteBuffer.wrap(bytes));
            Arrays.fill(bytes, (byte) 0);
            int end = 0;
            while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
                end++;
            }
            char[] line = Arrays.copyOf(text.array(), end);
            Arrays.fill(text.array(), ' ');
            return line;
        } catch (IOException missing) {
            throw new Refused(Exit.CONFIG, "config_secret_missing", "file", file);
        }
    }
}
