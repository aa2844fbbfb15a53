package org.circlekeeper.matrix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.circlekeeper.chat.Bot;
import org.circlekeeper.chat.CardId;
import org.circlekeeper.chat.ChatPlatform;
import org.circlekeeper.chat.Delivery;
import org.circlekeeper.chat.Facts;
import org.circlekeeper.chat.Message;
import org.circlekeeper.chat.ModerationOrder;
import org.circlekeeper.chat.ModerationOutcome;
import org.circlekeeper.chat.Opened;
import org.circlekeeper.chat.Platform;
import org.circlekeeper.chat.Recipient;
import org.circlekeeper.chat.Reply;
import org.circlekeeper.chat.Role;
import org.circlekeeper.chat.RoomId;
import org.circlekeeper.chat.UserId;
import org.circlekeeper.command.Call;
import org.circlekeeper.command.Command;
import org.circlekeeper.command.CommandDesk;
import org.circlekeeper.command.CommandSpec;
import org.circlekeeper.command.Effect;
import org.circlekeeper.command.Feature;
import org.circlekeeper.command.Menu;
import org.circlekeeper.command.Name;
import org.circlekeeper.command.Parameter;
import org.circlekeeper.command.PersonalData;
import org.circlekeeper.matrix.testkit.Account;
import org.circlekeeper.matrix.testkit.ForeignClient;
import org.circlekeeper.matrix.testkit.Seen;
import org.circlekeeper.matrix.testkit.Synapse;
import org.circlekeeper.storage.Database;
import org.circlekeeper.testkit.ChatPlatformContract;
import org.circlekeeper.testkit.TestDatabase;
import org.circlekeeper.vault.KeyStore;
import org.circlekeeper.vault.OperatorKey;
import org.circlekeeper.vault.Vault;
import org.circlekeeper.words.Catalogue;

/** Matrix keeps what every platform promises: a real Synapse, and clients nobody here wrote. */
@org.jspecify.annotations.NullUnmarked
abstract class ContractOnSynapse extends ChatPlatformContract {
    private static final Map<Boolean, Circle> CIRCLES = new HashMap<>();

    private final boolean encrypted;

    ContractOnSynapse(boolean encrypted) {
        this.encrypted = encrypted;
    }

    @Override
    protected Stage open() {
        Optional<Synapse> synapse = Synapse.shared();
        assumeTrue(synapse.isPresent() && ForeignClient.isHere(), "no Synapse here");
        return CIRCLES.computeIfAbsent(encrypted, it -> new Circle(synapse.get(), encrypted))
                .open();
    }

    /** People and their room, the same for every test; only what is said from now on is looked at. */
    private static final class Circle {
        private final Synapse synapse;
        private final Account bot;
        private final ForeignClient ada;
        private final ForeignClient bea;
        private final ForeignClient mo;
        private final String room;
        private final Path folder = temporary();
        private final NotesInMemory notes = new NotesInMemory();

        Circle(Synapse synapse, boolean encrypted) {
            this.synapse = synapse;
            bot = synapse.somebody("keeper");
            ada = ForeignClient.login(synapse.baseUrl(), synapse.somebody("ada"));
            bea = ForeignClient.login(synapse.baseUrl(), synapse.somebody("bea"));
            mo = ForeignClient.login(synapse.baseUrl(), synapse.somebody("mo"));
            room = mo.createRoom("circle", encrypted, false, ada.user(), bea.user(), bot.user());
            mo.setPowerLevel(room, mo.user(), 50);
            ada.awaitMember(room, ada.user());
            bea.awaitMember(room, bea.user());
        }

        private static Path temporary() {
            try {
                return Files.createTempDirectory("circlekeeper-matrix");
            } catch (IOException full) {
                throw new java.io.UncheckedIOException(full);
            }
        }

        Stage open() {
            return new Opening(this, new OnSynapse(synapse, bot, folder, menu(), notes, InstantSource.system()));
        }

        private static Menu menu() {
            Database database = TestDatabase.fresh();
            Vault vault = new Vault(new KeyStore(database), new OperatorKey(new byte[OperatorKey.BYTES]));
            return new CommandDesk(
                            List.of(new Trial()),
                            new Catalogue(),
                            request -> Optional.empty(),
                            database,
                            vault,
                            InstantSource.system(),
                            new SimpleMeterRegistry())
                    .menu();
        }
    }

    private static final class Opening implements Stage {
        private final Circle circle;
        private final OnSynapse here;
        private final Map<String, Integer> before = new HashMap<>();

        Opening(Circle circle, OnSynapse here) {
            this.circle = circle;
            this.here = here;
            for (ForeignClient person : List.of(circle.ada, circle.bea, circle.mo)) {
                person.rooms().forEach(room -> before.put(person.user() + room.id(), seen(person, room.id())));
            }
        }

        private int seen(ForeignClient person, String room) {
            return here.fromBot(person, room).size();
        }

        @Override
        public ChatPlatform platform() {
            return new Ready(here, circle.room, circle.mo);
        }

        @Override
        public UserId ada() {
            return Names.person(circle.ada.user());
        }

        @Override
        public UserId bea() {
            return Names.person(circle.bea.user());
        }

        /** Somebody who left the conversation with the bot. */
        @Override
        public Optional<UserId> someoneWithClosedMessages() {
            ForeignClient shut = ForeignClient.login(circle.synapse.baseUrl(), circle.synapse.somebody("shut"));
            Recipient recipient = new Recipient.Person(Names.person(shut.user()));
            assertThat(here.platform().deliver("before", recipient, Message.of("hello")))
                    .isEqualTo(new Delivery.Delivered());
            String direct = shut.awaitRoom(room -> room.members().containsKey(circle.bot.user()))
                    .id();
            shut.awaitMember(direct, shut.user());
            shut.leave(direct);
            org.awaitility.Awaitility.await()
                    .atMost(OnSynapse.PATIENCE)
                    .until(() -> here.platform().deliver("gone", recipient, Message.of("hello"))
                            instanceof Delivery.Unreachable);
            return Optional.of(Names.person(shut.user()));
        }

        @Override
        public void adaAsks(String command) {
            here.says(circle.ada, circle.room, "!ck " + command, circle.bea);
        }

        @Override
        public void adaAsks(String command, String option, String value) {
            here.says(circle.ada, circle.room, "!ck " + command + " " + option + ":\"" + value + "\"", circle.bea);
        }

        @Override
        public void adaPicks(String label) {
            String direct = here.direct(circle.ada).orElseThrow();
            List<Seen> all = here.fromBot(circle.ada, direct);
            Matcher line = Pattern.compile("(?m)^([0-9]+)\\. " + Pattern.quote(label) + "$")
                    .matcher(all.get(all.size() - 1).body());
            assertThat(line.find()).as("a choice called " + label).isTrue();
            here.says(circle.ada, direct, line.group(1));
        }

        @Override
        public void moderatorAsks(String command) {
            here.says(circle.mo, circle.room, "!ck " + command);
        }

        @Override
        public String seenPrivatelyBy(UserId person) {
            ForeignClient who = person.equals(ada()) ? circle.ada : circle.bea;
            here.everythingIsSeenBy(who);
            return here.direct(who).map(room -> texts(who, room)).orElse("");
        }

        @Override
        public String seenInRoom() {
            here.everythingIsSeenBy(circle.bea);
            return texts(circle.bea, circle.room);
        }

        private String texts(ForeignClient person, String room) {
            List<Seen> all = here.fromBot(person, room);
            all.forEach(seen -> assertThat(!seen.encrypted() || seen.isTrusted())
                    .as("no shield on what the bot says: " + seen.shield() + seen.undecryptable())
                    .isTrue());
            return all.subList(before.getOrDefault(person.user() + room, 0), all.size()).stream()
                    .map(Seen::body)
                    .collect(Collectors.joining("\n"));
        }
    }

    /** Logged in, and in the room, when {@code start} returns, as the contract expects. */
    private record Ready(OnSynapse here, String room, ForeignClient mo) implements ChatPlatform {
        @Override
        public Platform platform() {
            return here.platform().platform();
        }

        @Override
        public void start(Bot bot) {
            here.platform().start(bot);
            here.ready();
            mo.awaitMember(room, here.bot.user());
        }

        @Override
        public Facts facts(RoomId id) {
            return here.platform().facts(id);
        }

        @Override
        public Delivery deliver(String deliveryId, Recipient to, Message message) {
            return here.platform().deliver(deliveryId, to, message);
        }

        @Override
        public Opened openThread(String id, RoomId where, Message first) {
            return here.platform().openThread(id, where, first);
        }

        @Override
        public Delivery edit(String id, CardId card, long version, Message message) {
            return here.platform().edit(id, card, version, message);
        }

        @Override
        public ModerationOutcome carryOut(ModerationOrder order) {
            return here.platform().carryOut(order);
        }

        @Override
        public void close() {
            here.close();
        }
    }

    /** Commands nobody runs: only their names and options matter here. */
    private static final class Trial implements Feature {
        @Override
        public List<Command> commands() {
            return List.of(
                    new Described(spec("one", Parameter.text("need", 40))),
                    new Described(spec("two", Parameter.text("kind", 40), Parameter.text("feeling", 40))));
        }

        private static CommandSpec spec(String name, Parameter<?>... parameters) {
            return new CommandSpec(Name.of(name), Role.MEMBER, false, false, Effect.READS, List.of(parameters));
        }

        @Override
        public PersonalData personalData() {
            return PersonalData.NOTHING;
        }
    }

    private record Described(CommandSpec spec) implements Command {
        @Override
        public Reply run(Call call) {
            throw new UnsupportedOperationException();
        }
    }
}
