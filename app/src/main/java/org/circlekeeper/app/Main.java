package org.circlekeeper.app;

import java.util.List;

/** Where the program begins. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        // newer JDKs would answer System.console() even in a pipe
        System.setProperty("jdk.console", System.getProperty("jdk.console", "java.base"));
        System.exit(new Program(System.getenv(), System.in, System.out, System.err).run(List.of(arguments)));
    }
}
