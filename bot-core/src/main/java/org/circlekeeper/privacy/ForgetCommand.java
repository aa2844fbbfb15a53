package org.circlekeeper.privacy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.circlekeeper.chat.Choice;
import org.circlekeeper.chat.Invocation;
import org.circlekeeper.chat.Message;
import org.circlekeeper.chat.Reply;
import org.circlekeeper.command.Call;
import org.circlekeeper.command.Command;
import org.circlekeeper.command.CommandSpec;
import org.circlekeeper.command.Effect;
import org.circlekeeper.command.Parameter;
import org.circlekeeper.group.Forgetting;
import org.circlekeeper.group.Member;
import org.circlekeeper.group.Members;

/** Forgets somebody, in one group or everywhere on their platform: one press, no reason asked. */
final class ForgetCommand implements Command {
    private static final String NAME = "privacy forget";

    private static final Parameter<Scope> SCOPE = Parameter.oneOf("scope", "privacy.scope", Scope.class);
    private static final Parameter<String> SURE = new Parameter<>(
            "sure",
            Parameter.How.HIDDEN,
            words -> List.of(),
            (said, words) -> Parameter.plain(said).filter("yes"::equals));

    private final Members members;
    private final Forgetting forgetting;

    ForgetCommand(Members members, Forgetting forgetting) {
        this.members = members;
        this.forgetting = forgetting;
    }

    /** Where somebody is to be forgotten. */
    enum Scope {
        HERE,
        EVERYWHERE
    }

    @Override
    public CommandSpec spec() {
        return CommandSpec.personal(NAME, Effect.CHANGES, SCOPE, SURE);
    }

    @Override
    public Reply run(Call call) {
        List<Member> known = members.everywhere(call.caller().user());
        if (known.isEmpty()) {
            call.leaveNoTrace();
            return Reply.privately(Message.of(call.words().say("group.nothing_kept")));
        }
        boolean sure = call.find(SURE).isPresent();
        Optional<Scope> scope = call.find(SCOPE);
        if (scope.isEmpty()) {
            return ask(call, known.size());
        }
        if (scope.get() == Scope.EVERYWHERE) {
            return sure ? forget(call, known) : confirm(call, everywhere(call));
        }
        return members.forKnown(
                call, member -> sure ? forget(call, List.of(member)) : confirm(call, here(call, member)));
    }

    private Reply ask(Call call, int groups) {
        if (groups == 1) {
            return confirm(call, everywhere(call));
        }
        Choice here = members.groupAt(call.place())
                .flatMap(group -> members.find(group, call.caller().user()))
                .map(member -> here(call, member))
                .orElseGet(() -> new Choice(
                        call.words().say("privacy.forget_here"),
                        Invocation.of(NAME).with("scope", "here")));
        return confirm(call, here, everywhere(call));
    }

    private static Reply confirm(Call call, Choice... ways) {
        call.leaveNoTrace();
        List<Choice> choices = new ArrayList<>(List.of(ways));
        choices.add(new Choice(call.words().say("privacy.to_export"), Invocation.of("privacy export")));
        return Reply.privately(Message.of(
                        call.words().say("privacy.forget_question"),
                        call.words().say("privacy.outlives"))
                .offering(choices));
    }

    private static Choice here(Call call, Member member) {
        return new Choice(
                call.words().say("privacy.forget_here"),
                Here.in(
                        member.group(),
                        Invocation.of(NAME).with("scope", "here").with("sure", "yes")));
    }

    private static Choice everywhere(Call call) {
        return new Choice(
                call.words().say("privacy.forget_everywhere"),
                Invocation.of(NAME).with("scope", "everywhere").with("sure", "yes"));
    }

    private Reply forget(Call call, List<Member> who) {
        forgetting.people(who.stream().map(Member::person).toList());
        return Reply.privately(Message.of(
                call.words().say("privacy.forgotten"),
                call.words().say("privacy.forgotten_keys"),
                call.words().say("privacy.outlives")));
    }
}
