package org.circlekeeper.bench.discord;

import java.util.Locale;

/** A figure held against its limit, printed. */
final class Verdict {
    private Verdict() {}

    /** @param what with the limit's reason, as in "p50 against bare JDA" */
    static void atMost(String what, double figure, double limit, String unit) {
        print(figure <= limit, what, figure, "at most", limit, unit);
    }

    static void atLeast(String what, double figure, double limit, String unit) {
        print(figure >= limit, what, figure, "at least", limit, unit);
    }

    /** What must not happen at all. */
    static void none(String what, long count, long all) {
        System.out.printf("  %-8s  %-58s %6d    of %d%n", word(count == 0), what, count, all);
    }

    private static void print(boolean kept, String what, double figure, String bound, double limit, String unit) {
        System.out.printf(
                Locale.ROOT, "  %-8s  %-58s %9.2f %s, %s %.2f%n", word(kept), what, figure, unit, bound, limit);
    }

    private static String word(boolean kept) {
        return kept ? "kept" : "NOT KEPT";
    }
}
