package org.circlekeeper.proof;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * What an experiment found, a line each, in {@code target/report}; {@code proof/run} puts the lines of all together. Figures
 * go in before anything is asserted, so that a failure shows them too. Thread-safe.
 */
public final class Report {
    private static final Path FOLDER = Path.of("target", "report");

    private final String experiment;

    private Report(String experiment) {
        this.experiment = experiment;
    }

    /** The lines of one experiment, by its name in {@code docs/proof.md}. */
    public static Report of(String experiment) {
        return new Report(experiment);
    }

    /** One figure beside what it has to be. */
    public synchronized void line(String what, Object found, String threshold) {
        String row = "| " + experiment + " | " + what + " | " + found + " | " + threshold + " |\n";
        System.out.print("PROOF " + row);
        try {
            Files.createDirectories(FOLDER);
            Path file = FOLDER.resolve(experiment.replace(' ', '-') + ".md");
            Files.writeString(file, row, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
