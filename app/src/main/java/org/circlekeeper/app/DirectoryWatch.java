package org.circlekeeper.app;

import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.circlekeeper.helpline.HelplineFeature;
import org.circlekeeper.words.Words;

/**
 * Looks after the operator's helplines while the bot starts: at a glance before, file by file after, and tells the
 * operator once what is wrong. Helplines answer whatever it finds. Thread-safe.
 */
final class DirectoryWatch {
    /** Reading takes a processor for a second or two; whoever started the bot has their first answer before. */
    private static final Duration FIRST_ANSWERS = Duration.ofSeconds(3);

    private static final int MOST_CHARACTERS_OF_A_PROBLEM = 200;

    private final HelplineFeature helplines;
    private final boolean inside;
    private final Words words;
    private final PrintStream err;
    private final AtomicBoolean damaged = new AtomicBoolean();

    /** @param inside whether there is no folder, so that the copy inside the program answers */
    DirectoryWatch(HelplineFeature helplines, boolean inside, Words words, PrintStream err) {
        this.helplines = helplines;
        this.inside = inside;
        this.words = words;
        this.err = err;
    }

    /** Looks at a glance now, and reads everything a little later on a thread that gives way to everybody. */
    @SuppressWarnings("ThreadPriorityCheck") // a hint: nothing goes wrong where it is not taken
    void start() {
        found(helplines.glance());
        Thread reader = new Thread(this::readLater, "directory");
        reader.setDaemon(true);
        reader.setPriority(Thread.MIN_PRIORITY);
        reader.start();
    }

    private void readLater() {
        try {
            Thread.sleep(FIRST_ANSWERS.toMillis());
            read();
        } catch (InterruptedException told) {
            Thread.currentThread().interrupt();
        }
    }

    /** Reads every country now. */
    void read() {
        found(helplines.readAhead());
    }

    private void found(List<String> problems) {
        if (!problems.isEmpty() && damaged.compareAndSet(false, true)) {
            String first = problems.get(0).replaceAll("\\p{Cntrl}+", " ");
            String shortened = first.length() > MOST_CHARACTERS_OF_A_PROBLEM
                    ? first.substring(0, MOST_CHARACTERS_OF_A_PROBLEM) + " …"
                    : first;
            err.println(words.say("operator.cli_directory_damaged", "problem", shortened));
            err.println(words.say("operator.cli_directory_copy"));
            err.println("docs/operator.md#cli-directory-wrong");
        }
    }

    /** Where helplines come from: {@code folder}, {@code inside} the program, or a folder that is {@code damaged}. */
    String source() {
        if (inside) {
            return "inside";
        }
        return damaged.get() ? "damaged" : "folder";
    }
}
