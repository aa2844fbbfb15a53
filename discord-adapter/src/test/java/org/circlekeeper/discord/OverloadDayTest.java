package org.circlekeeper.discord;

import static org.assertj.core.api.Assertions.assertThat;
import static org.circlekeeper.discord.HardDay.until;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.circlekeeper.chat.Bot;
import org.circlekeeper.chat.Event;
import org.circlekeeper.chat.Reply;
import org.circlekeeper.chat.Request;
import org.circlekeeper.chat.Suggestion;
import org.circlekeeper.chat.Typing;
import org.circlekeeper.discord.testkit.DiscordPerson;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** More is asked than can be answered: some are asked to come back, at once, and help is never in the queue. */
class OverloadDayTest {
    private static final int CAN_WAIT = Lanes.THREADS + Lanes.WAITING;
    private static final int TOO_MANY = 40;

    private final CountDownLatch blocked = new CountDownLatch(1);
    private final AtomicInteger stuck = new AtomicInteger();
    private OnDiscord stage;

    @BeforeEach
    void open() {
        stage = OnDiscord.fresh(HardDay.brisk(), this::blocking);
    }

    @AfterEach
    void close() {
        blocked.countDown();
        stage.close();
    }

    private Bot blocking(Bot desk) {
        return new Bot() {
            @Override
            public Reply answer(Request request) {
                if (request.invocation().command().equals("settings")) {
                    stuck.incrementAndGet();
                    await();
                }
                return desk.answer(request);
            }

            @Override
            public List<Suggestion> suggest(Typing typing) {
                return desk.suggest(typing);
            }

            @Override
            public void noticed(Event event) {
                desk.noticed(event);
            }
        };
    }

    private void await() {
        try {
            assertThat(blocked.await(60, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException told) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void who_cannot_be_answered_is_told_at_once_and_help_is_untouched() {
        List<DiscordPerson> waiting = new ArrayList<>();
        for (int i = 0; i < CAN_WAIT; i++) {
            waiting.add(stage.member("waiting " + i).asks("settings"));
        }
        until("the bot is full", () -> stuck.get() == Lanes.THREADS);
        List<DiscordPerson> tooMany = new ArrayList<>();
        for (int i = 0; i < TOO_MANY; i++) {
            tooMany.add(stage.member("too many " + i).asks("settings"));
        }
        until(
                "they were told, while everybody before them still waits",
                () -> tooMany.stream()
                        .allMatch(person -> person.lastInteraction().isAcknowledged()));
        assertThat(tooMany)
                .allSatisfy(person -> assertThat(person.sees())
                        .startsWith("A lot of people are asking right now")
                        .contains("[Helplines]"));
        for (int i = 0; i < 20; i++) {
            assertThat(stage.member("in need " + i)
                            .asks("helpline", "country", "de")
                            .sees())
                    .contains("112");
        }
        blocked.countDown();
        until(
                "everybody who waited was answered",
                () -> waiting.stream()
                        .allMatch(person -> !person.privately().isEmpty()
                                && !person.last().text().isBlank()));
    }
}
