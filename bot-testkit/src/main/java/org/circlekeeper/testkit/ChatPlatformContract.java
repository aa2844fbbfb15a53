package org.circlekeeper.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.circlekeeper.chat.Bot;
import org.circlekeeper.chat.ChatPlatform;
import org.circlekeeper.chat.Choice;
import org.circlekeeper.chat.Delivery;
import org.circlekeeper.chat.Event;
import org.circlekeeper.chat.Invocation;
import org.circlekeeper.chat.Message;
import org.circlekeeper.chat.Recipient;
import org.circlekeeper.chat.Reply;
import org.circlekeeper.chat.Request;
import org.circlekeeper.chat.Role;
import org.circlekeeper.chat.Suggestion;
import org.circlekeeper.chat.Typing;
import org.circlekeeper.chat.UserId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every platform promises. Extend it, say how to start the platform and how to look at it from outside. */
@org.jspecify.annotations.NullUnmarked // JUnit fills the fields
public abstract class ChatPlatformContract {

    /** The platform under test together with eyes and hands on the other side of it. */
    public interface Stage {
        ChatPlatform platform();

        UserId ada();

        UserId bea();

        /** Somebody the platform lets no message through to; empty where that cannot happen. */
        Optional<UserId> someoneWithClosedMessages();

        /** Ada asks for a command in the shared room. */
        void adaAsks(String command);

        /** Ada asks for a command with one option. */
        void adaAsks(String command, String option, String value);

        /** Ada picks a choice of what she was shown last. */
        void adaPicks(String label);

        /** A moderator asks for a command. */
        void moderatorAsks(String command);

        /** Everything on this person's screen that is meant for them alone. */
        String seenPrivatelyBy(UserId person);

        /** Everything on the screen of everybody in the shared room. */
        String seenInRoom();
    }

    private Stage stage;
    private final Listener bot = new Listener();

    protected abstract Stage open();

    @BeforeEach
    void openStage() {
        stage = open();
        stage.platform().start(bot);
    }

    @AfterEach
    void closePlatform() {
        stage.platform().close();
    }

    @Test
    void private_stays_private() {
        bot.answers(Reply.privately(Message.of("for Ada only")));
        stage.adaAsks("one");
        assertThat(stage.seenPrivatelyBy(stage.ada())).contains("for Ada only");
        assertThat(stage.seenPrivatelyBy(stage.bea())).doesNotContain("for Ada only");
        assertThat(stage.seenInRoom()).doesNotContain("for Ada only");
    }

    @Test
    void a_public_answer_is_seen_in_the_room() {
        bot.answers(Reply.publicly(Message.of("for everybody")));
        stage.adaAsks("one");
        assertThat(stage.seenInRoom()).contains("for everybody");
    }

    @Test
    void several_answers_go_where_each_belongs() {
        bot.answers(new Reply.Several(
                List.of(Reply.publicly(Message.of("open words")), Reply.privately(Message.of("quiet words")))));
        stage.adaAsks("one");
        assertThat(stage.seenInRoom()).contains("open words").doesNotContain("quiet words");
        assertThat(stage.seenPrivatelyBy(stage.ada())).contains("quiet words");
    }

    @Test
    void delivering_twice_with_one_id_shows_once() {
        Recipient ada = new Recipient.Person(stage.ada());
        assertThat(stage.platform().deliver("d1", ada, Message.of("hello there")))
                .isEqualTo(new Delivery.Delivered());
        assertThat(stage.platform().deliver("d1", ada, Message.of("hello there")))
                .isEqualTo(new Delivery.Delivered());
        assertThat(stage.seenPrivatelyBy(stage.ada())).containsOnlyOnce("hello there");
    }

    @Test
    void closed_messages_are_unreachable_and_not_an_exception() {
        stage.someoneWithClosedMessages()
                .ifPresent(person -> assertThat(
                                stage.platform().deliver("d2", new Recipient.Person(person), Message.of("hello")))
                        .isInstanceOf(Delivery.Unreachable.class));
    }

    @Test
    void an_option_arrives_as_it_was_typed() {
        stage.adaAsks("one", "need", "two words");
        assertThat(bot.last().invocation().command()).isEqualTo("one");
        assertThat(bot.last().invocation().arguments().get("need")).hasToString("[given]");
        assertThat(bot.last().invocation()).isEqualTo(Invocation.of("one").with("need", "two words"));
    }

    @Test
    void a_choice_comes_back_as_the_command_it_stands_for() {
        Invocation then = Invocation.of("two").with("kind", "weather").with("feeling", "fog");
        bot.answers(Reply.privately(Message.of("choose").offering(new Choice("Fog", then))));
        stage.adaAsks("one");
        stage.adaPicks("Fog");
        assertThat(bot.last().invocation()).isEqualTo(then);
        assertThat(bot.last().caller().user()).isEqualTo(stage.ada());
    }

    @Test
    void roles_arrive_as_the_platform_has_them() {
        stage.adaAsks("one");
        assertThat(bot.last().caller().role()).isEqualTo(Role.MEMBER);
        stage.moderatorAsks("one");
        assertThat(bot.last().caller().role()).isEqualTo(Role.MODERATOR);
    }

    @Test
    void every_event_has_an_id_of_its_own() {
        stage.adaAsks("one");
        String first = bot.last().id();
        stage.adaAsks("one");
        assertThat(bot.last().id()).isNotEqualTo(first);
    }

    @Test
    void words_that_look_like_commands_to_a_screen_stay_words() {
        bot.answers(Reply.privately(Message.of("a\u001b[2Jb @everyone <b>c</b> **d**")));
        stage.adaAsks("one");
        assertThat(stage.seenPrivatelyBy(stage.ada())).doesNotContain("\u001b").contains("@everyone");
    }

    /** A bot that says what it was told to say and remembers what it heard. */
    private static final class Listener implements Bot {
        private Reply next = Reply.privately(Message.of("heard"));
        private Request last;

        void answers(Reply reply) {
            next = reply;
        }

        Request last() {
            assertThat(last).as("something was heard").isNotNull();
            return last;
        }

        @Override
        public Reply answer(Request request) {
            last = request;
            return next;
        }

        @Override
        public List<Suggestion> suggest(Typing typing) {
            return List.of();
        }

        @Override
        public void noticed(Event event) {}
    }
}
