package org.circlekeeper.app;

import java.io.PrintStream;
import java.util.List;

/** Where the program begins. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        // newer JDKs would answer System.console() even in a pipe
        System.setProperty("jdk.console", System.getProperty("jdk.console", "java.base"));
        PrintStream out = System.out;
        PrintStream err = System.err;
        Thread.setDefaultUncaughtExceptionHandler(new Uncaught());
        if (arguments.length > 0 && arguments[0].equals("run")) {
            Logging.becomeService();
        }
        System.exit(new Program(System.getenv(), System.in, out, err).run(List.of(arguments)));
    }
}
