package org.circlekeeper.discord;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
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
import org.circlekeeper.discord.testkit.DiscordPerson;
import org.circlekeeper.discord.testkit.FakeDiscord;
import org.circlekeeper.discord.testkit.Server;
import org.circlekeeper.discord.testkit.ShownMessage;
import org.circlekeeper.schedule.NotebookStore;
import org.circlekeeper.storage.Database;
import org.circlekeeper.testkit.ChatPlatformContract;
import org.circlekeeper.testkit.TestDatabase;
import org.circlekeeper.vault.KeyStore;
import org.circlekeeper.vault.OperatorKey;
import org.circlekeeper.vault.Vault;
import org.circlekeeper.words.Catalogue;
import org.junit.jupiter.api.AfterEach;

/** Discord keeps what every platform promises: stock JDA over real sockets. */
final class DiscordContractTest extends ChatPlatformContract {
    private FakeDiscord discord;

    @Override
    protected Stage open() {
        discord = FakeDiscord.start();
        return new InAServer(discord);
    }

    @AfterEach
    void nothing_sent_was_against_discords_rules() {
        discord.close();
        org.assertj.core.api.Assertions.assertThat(discord.violations()).isEmpty();
    }

    private static final class InAServer implements Stage {
        private final Database database = TestDatabase.fresh();
        private final Vault vault = new Vault(new KeyStore(database), new OperatorKey(new byte[OperatorKey.BYTES]));
        private final Server server;
        private final DiscordPerson ada;
        private final DiscordPerson bea;
        private final DiscordPerson mo;
        private final DiscordPerson shut;
        private final DiscordPlatform platform;

        InAServer(FakeDiscord discord) {
            server = discord.server("circle");
            ada = discord.person("ada");
            bea = discord.person("bea");
            mo = discord.person("mo");
            shut = discord.person("shut");
            server.with(ada).with(bea).with(mo, "MODERATE_MEMBERS").with(shut);
            shut.closesMessages();
            ada.in(server);
            bea.in(server);
            mo.in(server);
            platform = DiscordPlatform.of(
                    menu(),
                    new NotebookStore(database, vault, InstantSource.system()),
                    InstantSource.system(),
                    new DiscordSettings(
                            discord.token(),
                            Optional.of(URI.create(discord.apiUrl())),
                            Optional.empty(),
                            DiscordSettings.Shards.AS_RECOMMENDED),
                    ending -> {});
        }

        private Menu menu() {
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

        @Override
        public ChatPlatform platform() {
            return new Ready(platform);
        }

        @Override
        public UserId ada() {
            return id(ada);
        }

        @Override
        public UserId bea() {
            return id(bea);
        }

        private static UserId id(DiscordPerson person) {
            return new UserId(Heard.DISCORD, person.id());
        }

        @Override
        public Optional<UserId> someoneWithClosedMessages() {
            return Optional.of(id(shut));
        }

        @Override
        public void adaAsks(String command) {
            ada.asks(command).sees();
        }

        @Override
        public void adaAsks(String command, String option, String value) {
            ada.asks(command, option, value).sees();
        }

        @Override
        public void adaPicks(String label) {
            ada.presses(label).sees();
        }

        @Override
        public void moderatorAsks(String command) {
            mo.asks(command).sees();
        }

        @Override
        public String seenPrivatelyBy(UserId person) {
            DiscordPerson who = person.equals(ada()) ? ada : person.equals(bea()) ? bea : shut;
            return texts(who.privately());
        }

        @Override
        public String seenInRoom() {
            return texts(bea.inChannel(server, "general"));
        }

        private static String texts(List<ShownMessage> messages) {
            return messages.stream().map(ShownMessage::text).collect(Collectors.joining("\n"));
        }
    }

    /** Connected when {@code start} returns, as the contract expects. */
    private record Ready(DiscordPlatform discord) implements ChatPlatform {
        @Override
        public Platform platform() {
            return discord.platform();
        }

        @Override
        public void start(Bot bot) {
            discord.start(bot);
            org.assertj.core.api.Assertions.assertThat(discord.awaitReady(Duration.ofSeconds(20)))
                    .as("connected")
                    .isTrue();
        }

        @Override
        public Facts facts(RoomId room) {
            return discord.facts(room);
        }

        @Override
        public Delivery deliver(String deliveryId, Recipient to, Message message) {
            return discord.deliver(deliveryId, to, message);
        }

        @Override
        public Opened openThread(String id, RoomId room, Message first) {
            return discord.openThread(id, room, first);
        }

        @Override
        public Delivery edit(String id, CardId card, long version, Message message) {
            return discord.edit(id, card, version, message);
        }

        @Override
        public ModerationOutcome carryOut(ModerationOrder order) {
            return discord.carryOut(order);
        }

        @Override
        public void close() {
            discord.close();
        }
    }

    /** Commands nobody runs: only their names and options matter here. */
    private static final class Trial implements Feature {
        @Override
        public List<Command> commands() {
            return List.of(
                    new Described(spec("one", Parameter.text("need", 40))),
                    new Described(spec("two", Parameter.text("kind", 40), Parameter.text("feeling", 40))),
                    new Described(spec("offer")));
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
