package org.circlekeeper.bench.discord;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import org.circlekeeper.discord.testkit.ShownMessage;

/** What the program does when many ask at once: in time below what it can do, politely above. */
final class Load {
    private static final int A_SECOND = 200;
    private static final int TOO_MANY_A_SECOND = 600;
    private static final int FAR_TOO_MANY_A_SECOND = 2_000;
    private static final String BUSY = Stage.words("discord", "busy");

    private final Traffic traffic;

    Load(Traffic traffic) {
        this.traffic = traffic;
    }

    /** Two hundred a second, a kind of day no community has. */
    void open(Duration length) {
        List<Traffic.Asked> all = traffic.run(A_SECOND, length);
        Times times = acknowledged(all, asked -> true);
        System.out.printf("%d a second for %d s%n", A_SECOND, length.toSeconds());
        print(all, length);
        System.out.println("  first answer                  " + times);
        System.out.println("  what was asked for            " + settled(all));
        Verdict.none("unanswered", unanswered(all), all.size());
        Verdict.none("refused as too many", count(all, BUSY), all.size());
        Verdict.atMost("first answer p99", times.percentile(99), 600, "ms");
        Verdict.atMost("first answer, the longest", times.most(), 2_500, "ms");
    }

    /** More than can be saved. */
    void over(Duration length) {
        List<Traffic.Asked> all = traffic.run(TOO_MANY_A_SECOND, length);
        Times refusals = acknowledged(all, asked -> isShown(asked, BUSY));
        Times answers = acknowledged(all, asked -> !isShown(asked, BUSY));
        Predicate<Traffic.Asked> help = asked -> asked.what() == Traffic.What.HELPLINE;
        List<Traffic.Asked> helplines = all.stream().filter(help).toList();
        Times helpTimes = acknowledged(all, help);
        System.out.printf(
                Locale.ROOT,
                "Overload: %.0f a second for %d s%n",
                all.size() / (double) length.toSeconds(),
                length.toSeconds());
        print(all, length);
        System.out.println("  refusals                      " + refusals);
        System.out.println("  answers                       " + answers);
        System.out.println("  helplines among them          " + helpTimes);
        Verdict.none("unanswered", unanswered(all), all.size());
        Verdict.atMost("refusal, the longest", refusals.most(), 1_000, "ms");
        Verdict.none("helplines unanswered", unanswered(helplines), helplines.size());
        Verdict.none("helplines refused", count(helplines, BUSY), helplines.size());
        Verdict.atMost("helplines p99", helpTimes.percentile(99), 600, "ms");
    }

    /** As many as can be sent; so many nobody has to answer, but it is told beside bare JDA how many were. */
    void flood(String name, Duration length) {
        List<Traffic.Asked> all = traffic.run(FAR_TOO_MANY_A_SECOND, length);
        System.out.printf(
                Locale.ROOT,
                "Flood of %.0f a second for %d s, %s: %d answered in time, %d not%n",
                all.size() / (double) length.toSeconds(),
                length.toSeconds(),
                name,
                all.size() - unanswered(all),
                unanswered(all));
        System.out.println("  first answer                  " + acknowledged(all, asked -> true));
        System.out.println(
                "  helplines among them          " + acknowledged(all, asked -> asked.what() == Traffic.What.HELPLINE));
    }

    private void print(List<Traffic.Asked> all, Duration length) {
        System.out.printf(
                Locale.ROOT,
                "  %d sent, %d check-ins saved (%.0f a second), %d refused as too many; the sender was late by %.0f ms at most%n",
                all.size(),
                count(all, Stage.SAVED),
                count(all, Stage.SAVED) / (double) length.toSeconds(),
                count(all, BUSY),
                traffic.furthestBehind());
        all.stream()
                .filter(asked -> asked.what() == Traffic.What.CHECK_IN
                        && asked.interaction().isAcknowledged())
                .filter(asked -> !isShown(asked, Stage.SAVED) && !isShown(asked, BUSY))
                .findFirst()
                .ifPresent(odd -> System.out.println("  # not saved: "
                        + odd.interaction().shown().map(ShownMessage::text).orElse("no message")));
    }

    private static Times acknowledged(List<Traffic.Asked> all, Predicate<Traffic.Asked> which) {
        Times times = new Times();
        all.stream()
                .filter(which)
                .forEach(asked -> asked.interaction().acknowledgedAfter().ifPresent(times::add));
        return times;
    }

    private static Times settled(List<Traffic.Asked> all) {
        Times times = new Times();
        all.forEach(asked -> asked.interaction().settledAfter().ifPresent(times::add));
        return times;
    }

    private static long unanswered(List<Traffic.Asked> all) {
        return all.stream()
                .filter(asked -> !asked.interaction().isAcknowledged())
                .count();
    }

    private static long count(List<Traffic.Asked> all, String text) {
        return all.stream().filter(asked -> isShown(asked, text)).count();
    }

    private static boolean isShown(Traffic.Asked asked, String text) {
        return Stage.shows(asked.interaction(), text);
    }
}
