package org.circlekeeper.command;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.circlekeeper.chat.Caller;
import org.circlekeeper.chat.Event;
import org.circlekeeper.chat.Message;
import org.circlekeeper.chat.Place;
import org.circlekeeper.chat.PrivateText;
import org.circlekeeper.chat.Readers;
import org.circlekeeper.chat.Reply;
import org.circlekeeper.chat.Request;
import org.circlekeeper.chat.Role;
import org.circlekeeper.chat.RoomId;
import org.circlekeeper.chat.Suggestion;
import org.circlekeeper.chat.Typing;
import org.circlekeeper.storage.Database;
import org.circlekeeper.testkit.InMemoryPlatform;
import org.circlekeeper.testkit.MovableClock;
import org.circlekeeper.testkit.Person;
import org.circlekeeper.testkit.TestDatabase;
import org.circlekeeper.vault.KeyStore;
import org.circlekeeper.vault.OperatorKey;
import org.circlekeeper.vault.Vault;
import org.circlekeeper.words.Catalogue;

/** A desk with a few commands of which a test says what they do. */
final class TestDesk {
    static final Parameter<String> COUNTRY = new Parameter<>(
            "country",
            Parameter.How.SUGGESTED,
            words -> IntStream.range(0, 40)
                    .mapToObj(one -> new Suggestion("Land " + one, "l" + one))
                    .toList(),
            (said, words) -> Parameter.plain(said).filter(text -> text.startsWith("l")));
    static final Parameter<PrivateText> NOTE = Parameter.words("note", 10);

    final InMemoryPlatform platform = new InMemoryPlatform();
    final MovableClock clock = new MovableClock();
    final Database database = TestDatabase.fresh();
    final Vault vault = new Vault(new KeyStore(database), new OperatorKey(new byte[OperatorKey.BYTES]));
    final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    final List<String> done = new ArrayList<>();
    final List<Event> noticed = new ArrayList<>();
    final List<Request> directly = new ArrayList<>();
    final Person ada = platform.person("ada");
    Function<Call, Reply> first = call -> said("first");
    Function<Call, Reply> second = call -> said("second");
    final CommandDesk desk = desk();

    TestDesk() {
        platform.start(desk);
    }

    List<Suggestion> suggested(String command, String parameter, String begun) {
        return desk.suggest(
                new Typing(new Caller(ada.id(), Role.MEMBER, Locale.ENGLISH), place(), command, parameter, begun));
    }

    static Place place() {
        return new Place(
                RoomId.standingAlone(InMemoryPlatform.NAME, "room"),
                Optional.empty(),
                Place.Kind.ROOM,
                new Readers(false, Readers.Outside.NOBODY));
    }

    static Reply said(String what) {
        return Reply.privately(Message.of(what));
    }

    void remember(String what) {
        if (ledger().contains(what)) {
            return;
        }
        database.with(handle -> handle.createUpdate("INSERT INTO ledger (event, at) VALUES (:event, :at)")
                .bind("event", what)
                .bind("at", clock.instant().atOffset(java.time.ZoneOffset.UTC))
                .execute());
    }

    List<String> ledger() {
        return database.with(handle -> handle.createQuery("SELECT event FROM ledger")
                .mapTo(String.class)
                .list());
    }

    double counted(String command, String outcome) {
        return meters.get("circlekeeper.commands")
                .tags("command", command, "outcome", outcome)
                .counter()
                .count();
    }

    private CommandDesk desk() {
        Feature feature = new Feature() {
            @Override
            public List<Command> commands() {
                return List.of(
                        new Told(
                                CommandSpec.personal("first", Effect.CHANGES, COUNTRY, NOTE),
                                call -> first.apply(call)),
                        new Told(CommandSpec.personal("second", Effect.CHANGES, COUNTRY), call -> second.apply(call)),
                        new Told(CommandSpec.personal("reading", Effect.READS), call -> second.apply(call)),
                        new Told(CommandSpec.personal("walk slowly", Effect.READS), call -> said("slowly")),
                        new Told(CommandSpec.personal("walk fast", Effect.READS), call -> said("fast")),
                        new Told(
                                new CommandSpec(
                                        Name.of("guarded"), Role.MODERATOR, false, false, Effect.CHANGES, List.of()),
                                call -> {
                                    done.add("guarded");
                                    return said("guarded");
                                }));
            }

            @Override
            public PersonalData personalData() {
                return PersonalData.NOTHING;
            }

            @Override
            public void askedToWriteDirectly(Request request) {
                directly.add(request);
            }

            @Override
            public void noticed(Event event) {
                noticed.add(event);
            }
        };
        return new CommandDesk(
                List.of(feature), new Catalogue(), user -> Optional.empty(), database, vault, clock, meters);
    }

    /** A command that does what the test says. */
    private record Told(CommandSpec spec, Function<Call, Reply> what) implements Command {
        @Override
        public Reply run(Call call) {
            return what.apply(call);
        }
    }
}
