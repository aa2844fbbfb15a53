package org.circlekeeper.proof.worlds;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import org.circlekeeper.chat.Block;
import org.circlekeeper.chat.Bot;
import org.circlekeeper.chat.Event;
import org.circlekeeper.chat.GroupId;
import org.circlekeeper.chat.Message;
import org.circlekeeper.chat.Reply;
import org.circlekeeper.chat.Request;
import org.circlekeeper.chat.Suggestion;
import org.circlekeeper.chat.Typing;
import org.circlekeeper.proof.worlds.Seat.Watcher;
import org.circlekeeper.proof.worlds.Seen.Channel;
import org.circlekeeper.testkit.InMemoryPlatform;
import org.circlekeeper.testkit.TestBot;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * The control: a leak is planted in one of two worlds, in each channel, and everybody's walk must find it. The same walk through two worlds
 * without a leak finds nothing, or the walk itself would make the difference.
 */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
final class PlantedLeakTest {
    private static final Locale ENGLISH = Locale.ENGLISH;

    @Test
    void a_leak_in_an_answer_is_found_by_everybody() throws Exception {
        assertThat(found(Channel.ANSWER, (bot, world) -> new Leaky(bot) {
                    @Override
                    public Reply answer(Request request) {
                        Reply reply = super.answer(request);
                        return request.invocation().command().equals("about") && reply instanceof Reply.Answer answer
                                ? new Reply.Answer(
                                        answer.audience(), answer.message().and(new Block.Paragraph("somebody came")))
                                : reply;
                    }
                }))
                .isEqualTo(EnumSet.allOf(Watcher.class));
    }

    @Test
    void a_leak_behind_a_button_is_found_by_everybody() throws Exception {
        assertThat(found(Channel.ANSWER, (bot, world) -> new Leaky(bot) {
                    @Override
                    public Reply answer(Request request) {
                        Reply reply = super.answer(request);
                        return reply instanceof Reply.Answer answer
                                        && !answer.message().choices().isEmpty()
                                ? new Reply.Answer(answer.audience(), marked(answer.message()))
                                : reply;
                    }
                }))
                .isEqualTo(EnumSet.allOf(Watcher.class));
    }

    private static Message marked(Message message) {
        return new Message(
                message.blocks(),
                message.choices().stream()
                        .map(choice -> new org.circlekeeper.chat.Choice(
                                choice.label(), choice.then().with("in", "someone-came")))
                        .toList());
    }

    @Test
    void a_leak_in_what_is_proposed_is_found_by_everybody() throws Exception {
        assertThat(found(Channel.SUGGESTION, (bot, world) -> new Leaky(bot) {
                    @Override
                    public List<Suggestion> suggest(Typing typing) {
                        List<Suggestion> more = new ArrayList<>(super.suggest(typing));
                        more.add(new Suggestion(World.VICTIM, World.VICTIM));
                        return more;
                    }
                }))
                .isEqualTo(EnumSet.allOf(Watcher.class));
    }

    @Test
    void a_leak_in_the_work_of_an_answer_is_found_by_everybody() throws Exception {
        assertFoundInTheWork((bot, world) -> new Leaky(bot) {
            @Override
            public Reply answer(Request request) {
                worksInVain(world);
                return super.answer(request);
            }
        });
    }

    @Test
    void a_leak_in_the_work_of_what_is_proposed_is_found_by_everybody() throws Exception {
        assertFoundInTheWork((bot, world) -> new Leaky(bot) {
            @Override
            public List<Suggestion> suggest(Typing typing) {
                worksInVain(world);
                return super.suggest(typing);
            }
        });
    }

    private static void worksInVain(TestBot world) {
        world.vault().openInVain(world.vault().group(new GroupId(InMemoryPlatform.NAME, "nowhere")), 1);
    }

    private static void assertFoundInTheWork(BiFunction<Bot, TestBot, Bot> leak) throws Exception {
        List<Difference> all = differences(leak);
        for (Channel channel : List.of(Channel.STATEMENTS, Channel.CELLS)) {
            assertThat(finders(channel, all)).as(channel.name()).isEqualTo(EnumSet.allOf(Watcher.class));
        }
    }

    @Test
    void a_leak_in_the_room_in_a_note_or_in_a_counter_is_found() throws Exception {
        assertThat(found(Channel.COUNTER, (bot, world) -> new Leaky(bot) {
                    @Override
                    public Reply answer(Request request) {
                        world.meters().counter("somebody.came").increment();
                        return super.answer(request);
                    }
                }))
                .isEqualTo(EnumSet.allOf(Watcher.class));
        assertThat(found(Channel.ROOM, (bot, world) -> new Leaky(bot) {
                    @Override
                    public Reply answer(Request request) {
                        world.platform()
                                .deliver(
                                        request.id(),
                                        new org.circlekeeper.chat.Recipient.Room(new org.circlekeeper.chat.RoomId(
                                                request.caller().user().platform(), "staff", "staff")),
                                        Message.of("somebody came"));
                        return super.answer(request);
                    }
                }))
                .isEqualTo(EnumSet.allOf(Watcher.class));
        assertThat(found(Channel.NOTE, (bot, world) -> new Leaky(bot) {
                    @Override
                    public Reply answer(Request request) {
                        world.platform()
                                .deliver(
                                        request.id(),
                                        new org.circlekeeper.chat.Recipient.Person(
                                                request.caller().user()),
                                        Message.of("Somebody came."));
                        return super.answer(request);
                    }
                }))
                .isEqualTo(EnumSet.allOf(Watcher.class));
    }

    @Test
    void without_a_leak_the_same_walk_finds_nothing() throws Exception {
        assertThat(differences((bot, world) -> new Leaky(bot))).isEmpty();
    }

    private static Set<Watcher> found(Channel channel, BiFunction<Bot, TestBot, Bot> leak) throws Exception {
        return finders(channel, differences(leak));
    }

    private static Set<Watcher> finders(Channel channel, List<Difference> all) {
        Set<Watcher> finders = EnumSet.noneOf(Watcher.class);
        all.stream()
                .filter(difference -> difference.channel() == channel)
                .forEach(difference -> finders.add(difference.watcher()));
        return finders;
    }

    private static List<Difference> differences(BiFunction<Bot, TestBot, Bot> leak) throws Exception {
        return Levers.hold(() -> {
            Levers.chanceFalls(0);
            TestBot beginning = World.beginning();
            List<Difference> all = new ArrayList<>();
            for (Watcher watcher : Watcher.values()) {
                Pair pair = Pair.withLeak(beginning, leak);
                pair.toured(new Seat(watcher, false, false, ENGLISH), new Random(1), 40);
                all.addAll(pair.found());
            }
            return all;
        });
    }

    /** What a planted leak begins with: a bot that does as it should. */
    private static class Leaky implements Bot {
        private final Bot bot;

        Leaky(Bot bot) {
            this.bot = bot;
        }

        @Override
        public Reply answer(Request request) {
            return bot.answer(request);
        }

        @Override
        public List<Suggestion> suggest(Typing typing) {
            return bot.suggest(typing);
        }

        @Override
        public void noticed(Event event) {
            bot.noticed(event);
        }
    }
}
