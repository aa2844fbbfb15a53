package org.circlekeeper.bench.discord;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** How long things took, in milliseconds. Not thread-safe. */
final class Times {
    private final List<Double> all = new ArrayList<>();

    void add(Duration time) {
        add(time.toNanos() / 1e6);
    }

    void add(double milliseconds) {
        all.add(milliseconds);
    }

    int count() {
        return all.size();
    }

    /** The value that so many of a hundred do not exceed; 0 when there are none. */
    double percentile(double percent) {
        if (all.isEmpty()) {
            return 0;
        }
        double[] sorted = sorted();
        return sorted[Math.min(sorted.length - 1, (int) Math.ceil(sorted.length * percent / 100) - 1)];
    }

    double median() {
        return percentile(50);
    }

    double most() {
        return percentile(100);
    }

    double least() {
        return all.isEmpty() ? 0 : sorted()[0];
    }

    private double[] sorted() {
        return all.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "p50 %8.2f ms   p99 %8.2f ms   longest %8.2f ms   (%d)",
                median(),
                percentile(99),
                most(),
                count());
    }
}
