package org.circlekeeper.bench.discord;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Locale;

/** The machine a measurement runs on, how busy it is, and an end to everything that takes too long. */
final class Machine {
    private Machine() {}

    static void introduce() {
        System.out.printf(
                Locale.ROOT,
                "# %d processors, load %.1f, Java %s%n",
                Runtime.getRuntime().availableProcessors(),
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(),
                System.getProperty("java.version"));
    }

    /** Whatever hangs or breaks, this process and those it started end. */
    static void endAfter(Duration longest) {
        Thread.setDefaultUncaughtExceptionHandler((thread, failure) -> {
            failure.printStackTrace();
            System.exit(1);
        });
        Thread watch = new Thread(() -> {
            pause(longest);
            System.out.println("# took longer than " + longest + " and was stopped");
            System.exit(1);
        });
        watch.setDaemon(true);
        watch.start();
    }

    static void pause(Duration length) {
        try {
            Thread.sleep(length.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
