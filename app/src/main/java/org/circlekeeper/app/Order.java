package org.circlekeeper.app;

import java.nio.file.Path;
import java.util.Optional;

/** What the command line asks for. */
sealed interface Order {

    /** Where the data is: as a configuration says, or a console's own folder. */
    record Where(Optional<Path> config, Path data) {
        static final Path DATA = Path.of("data");
    }

    /** Talk to the bot here. */
    record Console(Where where, Optional<String> language, Optional<String> speaker) implements Order {}

    /** Start the platforms that are configured. */
    record Run(Path config) implements Order {}

    /**
     * Say what is wrong, and start nothing.
     *
     * @param confirmsClock the machine's clock is right although it jumped
     */
    record Check(Path config, boolean confirmsClock) implements Order {}

    record Backup(Path file, Where where) implements Order {}

    record Restore(Path file, Optional<Path> keys, Where where) implements Order {}

    record DirectoryCheck(Optional<Path> config) implements Order {}

    /** Vouch for the directory as it is now. */
    record DirectorySign(Path key, Optional<Path> config) implements Order {}

    /** Wipe the keys from the memory of the running program. */
    record Lock(Where where) implements Order {}

    record Version() implements Order {}

    /** A page of help, ready to print. */
    record Help(String text) implements Order {}
}
