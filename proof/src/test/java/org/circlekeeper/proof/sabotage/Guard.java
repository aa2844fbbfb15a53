package org.circlekeeper.proof.sabotage;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import java.io.PrintStream;
import java.util.Arrays;
import java.util.List;
import org.junit.platform.commons.JUnitException;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/** Runs the tests it is given, in the JVM that holds the broken product; its exit code says what became of them. */
final class Guard {
    /** All were run and content. */
    static final int GREEN = 0;
    /** At least one noticed. */
    static final int RED = 1;
    /** Nothing was run, or the classes did not fit together: that is no noticing. */
    static final int NOTHING = 2;

    private Guard() {}

    public static void main(String[] tests) {
        PrintStream out = System.out; // tests of the program's output take its place meanwhile
        SummaryGeneratingListener listener = new SummaryGeneratingListener();
        Launcher launcher = LauncherFactory.create();
        launcher.execute(
                LauncherDiscoveryRequestBuilder.request()
                        .selectors(selectors(tests))
                        .build(),
                listener);
        TestExecutionSummary summary = listener.getSummary();
        summary.getFailures()
                .forEach(failure -> out.println(
                        "GUARD " + failure.getTestIdentifier().getDisplayName() + ": " + failure.getException()));
        boolean unfit = summary.getFailures().stream()
                .anyMatch(failure -> failure.getException() instanceof LinkageError
                        || failure.getException() instanceof JUnitException);
        boolean none = summary.getTestsSucceededCount() + summary.getTestsFailedCount() == 0
                && summary.getFailures().isEmpty();
        Runtime.getRuntime()
                .halt(unfit || none ? NOTHING : summary.getFailures().isEmpty() ? GREEN : RED);
    }

    private static List<DiscoverySelector> selectors(String[] tests) {
        return Arrays.stream(tests).map(Guard::selector).toList();
    }

    private static DiscoverySelector selector(String test) {
        int hash = test.indexOf('#');
        return hash < 0 ? selectClass(test) : selectMethod(test);
    }
}
