package org.circlekeeper.proof.canary;

import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Optional;
import org.circlekeeper.chat.Caller;
import org.circlekeeper.chat.ChatPlatform;
import org.circlekeeper.chat.Invocation;
import org.circlekeeper.chat.Place;
import org.circlekeeper.chat.Readers;
import org.circlekeeper.chat.Reply;
import org.circlekeeper.chat.Request;
import org.circlekeeper.chat.Role;
import org.circlekeeper.chat.RoomId;
import org.circlekeeper.command.Call;
import org.circlekeeper.command.Command;
import org.circlekeeper.command.CommandDesk;
import org.circlekeeper.command.CommandSpec;
import org.circlekeeper.command.Effect;
import org.circlekeeper.command.Feature;
import org.circlekeeper.command.Parameter;
import org.circlekeeper.command.PersonalData;
import org.circlekeeper.schedule.OutgoingStore;
import org.circlekeeper.schedule.Postman;
import org.circlekeeper.testkit.Person;
import org.circlekeeper.testkit.TestBot;
import org.circlekeeper.words.Catalogue;

/** A command and a platform that break the worst way there is: with somebody's words in the exception, as libraries do. */
final class Breaking {
    private Breaking() {}

    /** Somebody asks a command that throws what they said; with each effect a command can have. */
    static void command(TestBot bot, Person person, String words) {
        Feature feature = new Feature() {
            @Override
            public List<Command> commands() {
                return List.of(new Throwing(Effect.NONE), new Throwing(Effect.READS), new Throwing(Effect.CHANGES));
            }

            @Override
            public PersonalData personalData() {
                return PersonalData.NOTHING;
            }
        };
        CommandDesk desk = new CommandDesk(
                List.of(feature),
                new Catalogue(),
                user -> Optional.empty(),
                bot.database(),
                bot.vault(),
                bot.clock(),
                bot.meters());
        RoomId room = new RoomId(bot.platform().platform(), "room", "room");
        Place place = new Place(room, Optional.empty(), Place.Kind.ROOM, new Readers(false, Readers.Outside.DEVICE));
        for (CommandSpec spec : desk.menu().commands()) {
            Reply reply = desk.answer(new Request(
                    "event-of-memory-thrown-" + spec.effect(),
                    new Caller(person.id(), Role.OWNER, java.util.Locale.ENGLISH),
                    place,
                    Invocation.of(spec.name().text()).with("words", words),
                    Optional.empty()));
            if (reply.toString().contains(words)) {
                throw new AssertionError("a failure repeats what was said");
            }
        }
    }

    private record Throwing(Effect effect) implements Command {
        private static final Parameter<String> WORDS = Parameter.text("words", 200);

        @Override
        public CommandSpec spec() {
            return CommandSpec.personal("checkin " + effect.name().toLowerCase(java.util.Locale.ROOT), effect, WORDS);
        }

        @Override
        public Reply run(Call call) {
            String said = call.find(WORDS).orElse("") + " by " + call.caller().user();
            throw new IllegalStateException(said, new IllegalArgumentException(said));
        }
    }

    /** Whatever waits is handed to a platform that throws what it was given. */
    static void platform(TestBot bot) {
        ChatPlatform throwing = (ChatPlatform) Proxy.newProxyInstance(
                Breaking.class.getClassLoader(), new Class<?>[] {ChatPlatform.class}, (self, method, arguments) -> {
                    throw new IllegalStateException(List.of(arguments).toString());
                });
        OutgoingStore outgoing = new OutgoingStore(bot.database(), bot.vault(), bot.clock());
        new Postman(outgoing, platform -> Optional.of(throwing), (id, ending) -> {}, bot.clock()).deliverDue();
    }
}
