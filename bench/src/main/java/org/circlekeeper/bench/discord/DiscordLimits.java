package org.circlekeeper.bench.discord;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.circlekeeper.discord.testkit.DiscordPerson;
import org.circlekeeper.discord.testkit.FakeDiscord;
import org.circlekeeper.discord.testkit.Options;
import org.circlekeeper.discord.testkit.Server;

/**
 * A minute in which Discord limits and fails in every way while private notes and lines for the room are on their way
 * and people look for helplines: every message must be seen once, no request may come too early, nobody may wait for it.
 */
public final class DiscordLimits {
    private static final int RECIPIENTS = 50;
    private static final int SHARERS = 30;
    private static final int OFFERS_A_MODERATOR = 5;
    private static final int HELPLINES_A_SECOND = 5;
    private static final Duration CALM = Duration.ofSeconds(10);
    private static final Duration DRAINING = Duration.ofSeconds(150);
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final String NOTE = Stage.words("offer", "note_begin");
    private static final String LINE = Stage.words("checkin", "shared_line");
    private static final String DONE = Stage.words("checkin", "share_done");

    private final FakeDiscord discord;
    private final Stage stage;
    private final Server server;
    private final List<DiscordPerson> recipients;
    private final List<DiscordPerson> sharers;
    private final List<DiscordPerson> moderators;

    private DiscordLimits(FakeDiscord discord, Stage stage, Server server) {
        this.discord = discord;
        this.stage = stage;
        this.server = server;
        List<DiscordPerson> agreed = stage.agreed(List.of(server), RECIPIENTS + SHARERS);
        this.recipients = agreed.subList(0, RECIPIENTS);
        this.sharers = agreed.subList(RECIPIENTS, agreed.size());
        this.moderators = new ArrayList<>();
        for (int i = 0; i < RECIPIENTS / OFFERS_A_MODERATOR; i++) {
            DiscordPerson moderator = stage.member(server, "moderator-" + i);
            server.with(moderator, "MODERATE_MEMBERS");
            moderators.add(moderator);
        }
    }

    /** Takes about four minutes. */
    public static void main(String[] arguments) {
        Machine.introduce();
        Machine.endAfter(Duration.ofMinutes(8));
        FakeDiscord discord = FakeDiscord.start(Options.likeDiscord().withPatience(PATIENCE));
        try (Scratch scratch = Scratch.make();
                Stage stage = Stage.of(discord, Program.real(discord, scratch.folder("real"), "256m"))) {
            Server server = discord.server("circle");
            stage.awaitAnswers(List.of(stage.member(server, "first")));
            stage.setUp(List.of(server));
            new DiscordLimits(discord, stage, server).run();
        }
        System.exit(0);
    }

    private void run() {
        for (DiscordPerson recipient : recipients) {
            Stage.answered(recipient, "settings", "offers", "private");
        }
        for (DiscordPerson sharer : sharers) {
            Stage.answered(sharer, "checkin now", "kind", "capacity", "feeling", "3");
        }
        Traffic traffic = new Traffic(visitors());
        BadDays days = new BadDays(discord.faults());
        Times calm = times(helplines(traffic, CALM, days));
        Thread offering = started(this::offer);
        Thread sharing = started(this::share);
        Thread storm = started(days::pass);
        List<Traffic.Asked> asked = helplines(traffic, BadDays.LENGTH, days);
        List.of(offering, sharing, storm).forEach(DiscordLimits::join);
        discord.faults().clear();
        awaitNotes();
        print(days, calm, asked);
    }

    private List<DiscordPerson> visitors() {
        List<DiscordPerson> visitors = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            visitors.add(stage.member(server, "visitor-" + i));
        }
        return visitors;
    }

    /** Asks all the time, and leaves out what was asked while all of Discord was limited. */
    private static List<Traffic.Asked> helplines(Traffic traffic, Duration length, BadDays days) {
        List<Traffic.Asked> all = new ArrayList<>();
        long end = System.nanoTime() + length.toNanos();
        while (System.nanoTime() < end) {
            Traffic.Asked asked = traffic.helpline();
            if (!days.isStopped()) {
                all.add(asked);
            }
            Machine.pause(Duration.ofSeconds(1).dividedBy(HELPLINES_A_SECOND));
        }
        return all;
    }

    private void offer() {
        for (int i = 0; i < recipients.size(); i++) {
            DiscordPerson moderator = moderators.get(i / OFFERS_A_MODERATOR);
            Stage.answered(moderator, "offer", "to", recipients.get(i).name());
            moderator.presses(Stage.words("offer", "choice_note"));
            Machine.pause(BadDays.LENGTH.dividedBy(recipients.size()));
        }
    }

    private void share() {
        for (DiscordPerson sharer : sharers) {
            Stage.answered(sharer, "checkin share");
            sharer.presses(Stage.words("checkin", "share_here"));
            Machine.pause(BadDays.LENGTH.dividedBy(sharers.size()));
        }
    }

    private void awaitNotes() {
        long end = System.nanoTime() + DRAINING.toNanos();
        while (System.nanoTime() < end && recipients.stream().anyMatch(recipient -> notes(recipient) == 0)) {
            Machine.pause(Duration.ofSeconds(1));
        }
        Machine.pause(BadDays.LONGEST_STALL);
    }

    private static long notes(DiscordPerson recipient) {
        return recipient.directMessages().stream()
                .filter(message -> message.text().contains(NOTE))
                .count();
    }

    private void print(BadDays days, Times calm, List<Traffic.Asked> asked) {
        System.out.println("Bad moments: " + days.counts());
        System.out.println("  helplines, calm               " + calm);
        System.out.println("  helplines, meanwhile          " + times(asked));
        long twice = recipients.stream().filter(one -> notes(one) > 1).count();
        long never = recipients.stream().filter(one -> notes(one) == 0).count();
        long told = sharers.stream().filter(one -> one.sees().contains(DONE)).count();
        long lines = discord.person("first").inChannel(server, "general").stream()
                .filter(message -> message.text().contains(LINE))
                .count();
        long early = discord.violations().stream()
                .filter(text -> text.contains("before its Retry-After"))
                .count();
        System.out.printf(
                Locale.ROOT,
                "  %d lines for the room: %d told that it is there, %d there%n",
                sharers.size(),
                told,
                lines);
        Verdict.none("requests before their time", early, discord.requests().size());
        Verdict.atMost("requests that count towards a ban", discord.invalidRequests(), 100, "");
        Verdict.none("private notes that never came", never, recipients.size());
        Verdict.none("private notes seen twice", twice, recipients.size());
        Verdict.none("lines for the room beyond those told", Math.abs(lines - told), sharers.size());
        Verdict.none("lines for the room that never came", sharers.size() - lines, sharers.size());
        Verdict.none(
                "helplines unanswered",
                asked.stream()
                        .filter(one -> !one.interaction().isAcknowledged())
                        .count(),
                asked.size());
        Verdict.atMost("helplines p99 meanwhile", times(asked).percentile(99), 600, "ms");
        stage.program().complaints().forEach((what, often) -> System.out.printf("  # %d x %s%n", often, what));
        discord.violations().stream()
                .map(text -> text.replaceAll("[0-9]{5,}|aW50[A-Za-z0-9]+", "…"))
                .distinct()
                .limit(10)
                .forEach(text -> System.out.println("  # " + text));
        Machine.introduce();
    }

    private static Times times(List<Traffic.Asked> asked) {
        Times times = new Times();
        asked.forEach(one -> one.interaction().acknowledgedAfter().ifPresent(times::add));
        return times;
    }

    private static Thread started(Runnable work) {
        Thread thread = new Thread(work);
        thread.start();
        return thread;
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
