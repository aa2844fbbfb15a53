package org.circlekeeper.console;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.circlekeeper.chat.Bot;
import org.circlekeeper.chat.Event;
import org.circlekeeper.chat.Message;
import org.circlekeeper.chat.Reply;
import org.circlekeeper.chat.Request;
import org.circlekeeper.chat.Role;
import org.circlekeeper.chat.Suggestion;
import org.circlekeeper.chat.Typing;
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
import org.circlekeeper.testkit.TestDatabase;
import org.circlekeeper.vault.KeyStore;
import org.circlekeeper.vault.OperatorKey;
import org.circlekeeper.vault.Vault;
import org.circlekeeper.words.Catalogue;
import org.mockito.Mockito;

/** A bot that answers as a test says, and the menu of three small commands. */
final class TrialBot implements Bot {
    final List<Request> heard = new ArrayList<>();
    Function<Request, Reply> answers = request -> Reply.privately(Message.of("heard"));

    @Override
    public Reply answer(Request request) {
        heard.add(request);
        return answers.apply(request);
    }

    Request last() {
        return heard.get(heard.size() - 1);
    }

    @Override
    public List<Suggestion> suggest(Typing typing) {
        return typing.parameter().equals("feeling")
                ? List.of(new Suggestion("Good", "good"), new Suggestion("In a fog", "in fog"))
                : List.of();
    }

    @Override
    public void noticed(Event event) {}

    static Menu menu() {
        var database = TestDatabase.fresh();
        var vault = new Vault(new KeyStore(database), new OperatorKey(new byte[OperatorKey.BYTES]));
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

    /** Commands nobody runs: only their names and options matter here. */
    private static final class Trial implements Feature {
        @Override
        public List<Command> commands() {
            return List.of(
                    new Described(CommandSpec.personal(
                            "trial now",
                            Effect.READS,
                            Parameter.oneOf("feeling", "trial", List.of("good", "fog")),
                            Parameter.text("kind", 10))),
                    new Described(CommandSpec.personal("trial share", Effect.READS)),
                    new Described(new CommandSpec(
                            Name.of("find", "crisis"),
                            Role.MEMBER,
                            false,
                            false,
                            Effect.NONE,
                            List.of(Parameter.text("country", 40), Parameter.text("need", 40)))));
        }

        @Override
        public PersonalData personalData() {
            return Mockito.mock(PersonalData.class);
        }
    }

    private record Described(CommandSpec spec) implements Command {
        @Override
        public Reply run(Call call) {
            throw new UnsupportedOperationException();
        }
    }
}
