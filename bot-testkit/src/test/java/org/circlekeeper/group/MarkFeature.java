package org.circlekeeper.group;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.circlekeeper.chat.Choice;
import org.circlekeeper.chat.Invocation;
import org.circlekeeper.chat.Message;
import org.circlekeeper.chat.PrivateText;
import org.circlekeeper.chat.Reply;
import org.circlekeeper.command.Call;
import org.circlekeeper.command.Command;
import org.circlekeeper.command.CommandSpec;
import org.circlekeeper.command.Effect;
import org.circlekeeper.command.Export;
import org.circlekeeper.command.Feature;
import org.circlekeeper.command.Parameter;
import org.circlekeeper.command.PersonalData;
import org.circlekeeper.vault.Owner.OfGroup;
import org.circlekeeper.vault.Owner.Person;

/** The smallest feature that keeps something: a mark, for whoever agreed to have check-ins kept. */
public final class MarkFeature implements Feature, PersonalData {
    private static final Parameter<String> KIND = Parameter.text("kind", 20);

    public final List<Person> marks = new ArrayList<>();
    public final List<OfGroup> groupsForgotten = new ArrayList<>();
    private final Members members;

    MarkFeature(Members members) {
        this.members = members;
    }

    @Override
    public List<Command> commands() {
        return List.of(new Mark());
    }

    @Override
    public PersonalData personalData() {
        return this;
    }

    @Override
    public Export show(Person person) {
        return new Export(
                "group.export",
                marks.stream()
                        .filter(person::equals)
                        .map(mark -> Map.of("country", new PrivateText("marked")))
                        .toList());
    }

    @Override
    public void forget(Person person) {
        marks.removeIf(person::equals);
    }

    @Override
    public void forgetFor(Person person, String purpose) {
        if (purpose.equals("checkins")) {
            forget(person);
        }
    }

    @Override
    public void forgetGroup(OfGroup group) {
        groupsForgotten.add(group);
    }

    private final class Mark implements Command {
        @Override
        public CommandSpec spec() {
            return CommandSpec.personal("mark", Effect.CHANGES, KIND);
        }

        @Override
        public Reply run(Call call) {
            Choice nothing = new Choice("Keep nothing", Invocation.of("helpline"));
            return members.forMember(call, Purpose.CHECKINS, Optional.of(nothing), member -> {
                marks.add(member.person());
                return Reply.privately(Message.of("marked " + call.find(KIND).orElse("plainly")));
            });
        }
    }
}
