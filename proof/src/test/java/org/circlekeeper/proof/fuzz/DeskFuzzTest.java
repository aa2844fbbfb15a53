package org.circlekeeper.proof.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Counter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.circlekeeper.chat.Audience;
import org.circlekeeper.chat.Caller;
import org.circlekeeper.chat.Invocation;
import org.circlekeeper.chat.Message;
import org.circlekeeper.chat.Place;
import org.circlekeeper.chat.Readers;
import org.circlekeeper.chat.Reply;
import org.circlekeeper.chat.Request;
import org.circlekeeper.chat.Role;
import org.circlekeeper.chat.RoomId;
import org.circlekeeper.chat.Target;
import org.circlekeeper.chat.UserId;
import org.circlekeeper.proof.Effort;
import org.circlekeeper.proof.Report;
import org.circlekeeper.testkit.Fitting;
import org.circlekeeper.testkit.InMemoryPlatform;
import org.circlekeeper.testkit.Person;
import org.circlekeeper.testkit.PlainText;
import org.circlekeeper.testkit.TestBot;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Promised: whatever is sent, there is exactly one answer ({@link Answers} says what that is) and no failure; nothing in it is anybody
 * else's, nothing shown to others turns text around or hides in it, and no words are kept that nobody said yes to. Tried with inputs made
 * from the registry of commands; buttons and forms arrive at the desk as requests too. Threshold: 0 failures, one answer each, at least
 * 60 of 100 inputs look real, 99 of 100 are answered within 50 ms.
 */
@Timeout(value = 20, unit = TimeUnit.MINUTES)
final class DeskFuzzTest {
    private static final String CANARY = "words-of-the-victim-7f3a";
    private static final String TURNS_OR_HIDES = "(?s).*[\\u202A-\\u202E\\u2066-\\u2069\\u0000\\u001B].*";
    private static final long LIMIT_MILLIS = 50;

    private final TestBot bot = TestBot.withGroup();
    private final Random chance = Effort.chance("desk");
    private final List<String> wrong = new ArrayList<>();
    private int number;

    private String victim() {
        Person victim = bot.person("victim").in("room");
        bot.clock().forward(Duration.ofMinutes(2));
        return victim.asks("privacy export").sees().replaceAll("(?m)^.*(exported|today|Export).*$", "");
    }

    private void victimWrites() {
        Person victim = bot.person("victim");
        victim.asks("checkin now", "kind", "weather", "feeling", "write").picks("Yes, keep it");
        String field = victim.form().orElseThrow().fields().get(0).name();
        assertThat(victim.answers(field, CANARY).sees()).contains("30 days");
    }

    private double failures() {
        return bot.meters().find("circlekeeper.commands").tag("outcome", "failed").counters().stream()
                .mapToDouble(Counter::count)
                .sum();
    }

    @Test
    void whatever_arrives_at_the_desk_gets_one_calm_answer() {
        victimWrites();
        String before = victim();
        Hostile hostile = new Hostile(bot.bot().desk().menu(), chance);
        LooksReal real = new LooksReal(bot.bot().desk().menu());
        int inputs = Effort.of(6_000, 80_000);
        long[] nanos = new long[inputs];
        for (int i = 0; i < inputs; i++) {
            if (i % 10 == 0) {
                bot.clock().forward(Duration.ofSeconds(20));
            }
            Invocation invocation = hostile.next();
            real.count(real.at(invocation));
            long begun = System.nanoTime();
            answered(request(invocation, hostile));
            nanos[i] = System.nanoTime() - begun;
        }
        Arrays.sort(nanos);
        long p99 = TimeUnit.NANOSECONDS.toMillis(nanos[inputs - 1 - inputs / 100]);
        Report report = Report.of("fuzz");
        report.line("hostile requests at the desk, failures or wrong answers", inputs + ", " + wrong.size(), "0");
        report.line(
                "99 of 100 answered within, longest",
                p99 + " ms, " + TimeUnit.NANOSECONDS.toMillis(nanos[inputs - 1]) + " ms",
                "50 ms");
        real.mustBeMost("at the desk");
        assertThat(wrong).isEmpty();
        assertThat(failures()).isZero();
        assertThat(victim())
                .as("what is held about somebody else")
                .isEqualTo(before)
                .contains(CANARY);
        assertThat(bot.person("victim").notes())
                .as("notes to somebody who allows none")
                .isEmpty();
        assertThat(!Effort.isLong() || p99 <= LIMIT_MILLIS).as(p99 + " ms").isTrue();
    }

    private Request request(Invocation invocation, Hostile hostile) {
        number++;
        boolean direct = chance.nextInt(3) == 0;
        String who = "stranger" + chance.nextInt(40);
        String room = direct ? "dm-" + who : hostile.pick(List.of("room", "room", "elsewhere"));
        Readers readers =
                new Readers(!direct && chance.nextInt(4) == 0, hostile.pick(List.of(Readers.Outside.values())));
        Role role = hostile.pick(List.of(Role.MEMBER, Role.MEMBER, Role.MODERATOR, Role.OWNER));
        Locale locale =
                hostile.pick(List.of(Locale.ENGLISH, Locale.GERMAN, new Locale("es"), Locale.ROOT, new Locale("zz")));
        Optional<Target> target = chance.nextInt(6) == 0
                ? Optional.of(new Target(
                        new UserId(InMemoryPlatform.NAME, hostile.pick(List.of("victim", who, "nobody"))),
                        Optional.empty()))
                : Optional.empty();
        return new Request(
                chance.nextInt(20) == 0 ? "again" + chance.nextInt(50) : "hostile-" + number,
                new Caller(new UserId(InMemoryPlatform.NAME, who), role, locale),
                new Place(
                        new RoomId(InMemoryPlatform.NAME, room, room),
                        Optional.empty(),
                        direct ? Place.Kind.DIRECT : Place.Kind.ROOM,
                        readers),
                invocation,
                target);
    }

    private void answered(Request request) {
        double before = failures();
        try {
            Reply reply = bot.bot().desk().answer(request);
            Answers.parts(reply).forEach(part -> look(part, request));
            int answers = Answers.in(reply);
            if (answers < 1 || answers > Answers.most(request.invocation())) {
                wrong.add(number + ": " + answers + " answers to " + request.invocation());
            }
        } catch (RuntimeException | AssertionError uncaught) {
            wrong.add(number + ": " + uncaught + " for " + request.invocation());
        }
        if (failures() > before) {
            wrong.add(number + ": failed for " + request.invocation());
        }
    }

    private void look(Reply part, Request request) {
        if (part instanceof Reply.Ask ask) {
            Fitting.mustFit(ask.form());
        }
        if (part instanceof Reply.Answer answer) {
            look(answer.message(), answer.audience() instanceof Audience.Caller, request);
        }
    }

    private void look(Message message, boolean alone, Request request) {
        Fitting.mustFit(message);
        String text = PlainText.of(message);
        if (text.contains(CANARY)) {
            wrong.add(number + ": another's words for " + request.invocation());
        }
        if (!alone && text.matches(TURNS_OR_HIDES)) {
            wrong.add(number + ": hidden signs for all to see for " + request.invocation());
        }
    }

    @Test
    void a_command_that_breaks_is_noticed() {
        bot.source().close();
        answered(request(
                Invocation.of("checkin now").with("feeling", "fog").with("kind", "weather"),
                new Hostile(bot.bot().desk().menu(), chance)));
        assertThat(wrong).isNotEmpty();
    }

    @Test
    void no_answer_and_a_second_one_are_noticed() {
        Reply one = Reply.privately(Message.of("one"));
        Reply shown = Reply.publicly(Message.of("for all"));
        assertThat(Answers.in(new Reply.Several(List.of()))).isZero();
        assertThat(Answers.in(new Reply.Several(List.of(one, new Reply.Several(List.of(one))))))
                .isEqualTo(2);
        assertThat(Answers.in(new Reply.Several(List.of(shown, shown)))).isEqualTo(2);
        assertThat(Answers.in(new Reply.Several(List.of(shown, one)))).isEqualTo(1);
    }
}
