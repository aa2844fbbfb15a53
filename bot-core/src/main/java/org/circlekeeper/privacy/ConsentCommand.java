package org.circlekeeper.privacy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.circlekeeper.chat.Block;
import org.circlekeeper.chat.Choice;
import org.circlekeeper.chat.Invocation;
import org.circlekeeper.chat.Message;
import org.circlekeeper.chat.Reply;
import org.circlekeeper.command.Call;
import org.circlekeeper.command.Command;
import org.circlekeeper.command.CommandSpec;
import org.circlekeeper.command.Effect;
import org.circlekeeper.command.Parameter;
import org.circlekeeper.command.PersonalData;
import org.circlekeeper.group.Age;
import org.circlekeeper.group.Forgetting;
import org.circlekeeper.group.Group;
import org.circlekeeper.group.Later;
import org.circlekeeper.group.Member;
import org.circlekeeper.group.Members;
import org.circlekeeper.group.Purpose;
import org.circlekeeper.words.Words;

/** Shows what somebody agreed to, takes a yes, and takes a yes back, each purpose by itself. */
final class ConsentCommand implements Command {
    private static final String NAME = "privacy consent";
    private static final int LONGEST_WAY_BACK = 1000;

    private static final Parameter<Purpose> PURPOSE = Parameter.oneOf("purpose", "consent.purpose", Purpose.class);
    private static final Parameter<ConsentAnswer> ANSWER =
            Parameter.oneOf("answer", "consent.answer", ConsentAnswer.class);
    private static final Parameter<String> TEXT = carried("text");
    private static final Parameter<String> NEXT = carried("next");
    private static final Parameter<String> SURE = new Parameter<>(
            "sure",
            Parameter.How.HIDDEN,
            words -> List.of(),
            (said, words) -> Parameter.plain(said).filter("yes"::equals));

    private final Members members;
    private final Forgetting forgetting;
    private final Supplier<List<PersonalData>> features;

    ConsentCommand(Members members, Forgetting forgetting, Supplier<List<PersonalData>> features) {
        this.members = members;
        this.forgetting = forgetting;
        this.features = features;
    }

    /** Carried by a choice and never published: which text was shown, and what the person was about to do. */
    private static Parameter<String> carried(String name) {
        return new Parameter<>(
                name,
                Parameter.How.HIDDEN,
                words -> List.of(),
                (said, words) -> Parameter.plain(said).filter(text -> text.length() <= LONGEST_WAY_BACK));
    }

    @Override
    public CommandSpec spec() {
        return CommandSpec.personal(NAME, Effect.CHANGES, PURPOSE, ANSWER, TEXT, NEXT, SURE);
    }

    @Override
    public Reply run(Call call) {
        Optional<Purpose> purpose = call.find(PURPOSE);
        Optional<ConsentAnswer> answer = call.find(ANSWER);
        boolean aboutAge = answer.filter(ConsentAnswer.AGE::equals).isPresent();
        if (answer.isEmpty() || (purpose.isEmpty() && !aboutAge)) {
            call.leaveNoTrace();
            return members.forKnown(call, member -> panel(call, member));
        }
        return switch (answer.get()) {
            case YES -> members.inGroupPrivately(call, group -> agree(call, group, purpose.get()));
            case NOT_NOW -> notNow(call);
            case AGE -> members.inGroupPrivately(call, group -> notTheirAge(call, group));
            case WITHDRAW -> members.forKnown(call, member -> withdraw(call, member, purpose.get()));
        };
    }

    private Reply agree(Call call, Group group, Purpose purpose) {
        String inForce = members.consents().wording(group, purpose);
        if (!call.find(TEXT).filter(inForce::equals).isPresent()) {
            return members.ask(call, group, purpose);
        }
        members.agree(group, call.caller().user(), purpose);
        call.find(NEXT).map(Later::read).map(next -> Here.in(group, next)).ifPresent(call::goOnWith);
        return Reply.privately(Message.of(call.words().say("consent.thank_you")));
    }

    private static Reply notNow(Call call) {
        call.leaveNoTrace();
        return Reply.privately(Message.of(call.words().say("consent.declined"))
                .offering(new Choice(call.words().say("group.to_helpline"), Invocation.of("helpline"))));
    }

    /** Somebody this group is not for: kindness, lines, and nothing held; what is held goes only after a second look. */
    private Reply notTheirAge(Call call, Group group) {
        if (!Age.isAskedIn(group)) {
            call.leaveNoTrace();
            return Reply.privately(Message.of(call.words().say("consent.any_age")));
        }
        Optional<Member> held = members.find(group, call.caller().user());
        if (held.isPresent() && call.find(SURE).isEmpty()) {
            call.leaveNoTrace();
            Invocation sure = Invocation.of(NAME).with("answer", "age").with(SURE.name(), "yes");
            return Reply.privately(Message.of(call.words().say("consent.age_is_all"))
                    .offering(
                            new Choice(call.words().say("consent.to_forget"), Here.in(group, sure)),
                            lines(call, group)));
        }
        held.ifPresentOrElse(member -> forgetting.people(List.of(member.person())), call::leaveNoTrace);
        String sentence = isForAdults(group) ? "consent.too_young" : "consent.too_old";
        return Reply.privately(Message.of(call.words().say(sentence)).offering(lines(call, group)));
    }

    private static Choice lines(Call call, Group group) {
        Invocation lines = Invocation.of("helpline");
        return isForAdults(group)
                ? new Choice(call.words().say("consent.to_young_lines"), lines.with("need", "children"))
                : new Choice(call.words().say("group.to_helpline"), lines);
    }

    private static boolean isForAdults(Group group) {
        return group.age() != Age.YOUTH;
    }

    private Reply withdraw(Call call, Member member, Purpose purpose) {
        if (purpose == Purpose.MEMBERSHIP) {
            call.leaveNoTrace();
            return Reply.privately(Message.of(call.words().say("consent.membership_is_all"))
                    .offering(new Choice(
                            call.words().say("consent.to_forget"),
                            Here.in(member.group(), Invocation.of("privacy forget")))));
        }
        members.consents().withdraw(member.person(), purpose);
        features.get().forEach(feature -> feature.forgetFor(member.person(), Parameter.kebab(purpose)));
        return Reply.privately(Message.of(call.words().say("consent.withdrawn_" + Parameter.kebab(purpose))));
    }

    private Reply panel(Call call, Member member) {
        Map<Purpose, LocalDate> agreed = members.consents().agreedOn(member.person());
        List<String> lines = new ArrayList<>();
        List<Choice> choices = new ArrayList<>();
        for (Purpose purpose : Purpose.values()) {
            Optional<LocalDate> since = Optional.ofNullable(agreed.get(purpose))
                    .filter(any -> member.agreed().contains(purpose));
            lines.add(state(call.words(), purpose, since));
            if (agreed.containsKey(purpose)) {
                choices.add(change(call, member.group(), purpose, true));
            }
            if (since.isEmpty()) {
                choices.add(change(call, member.group(), purpose, false));
            }
        }
        if (Age.isAskedIn(member.group())) {
            choices.add(new Choice(
                    call.words()
                            .say("consent.not_my_age_"
                                    + Parameter.kebab(member.group().age())),
                    Here.in(member.group(), Invocation.of(NAME).with("answer", "age"))));
        }
        return Reply.privately(Message.of(call.words().say("consent.panel"))
                .and(new Block.Bullets(lines))
                .offering(choices));
    }

    private static String state(Words words, Purpose purpose, Optional<LocalDate> since) {
        String name = words.say("consent.purpose." + Parameter.kebab(purpose));
        return since.map(on -> words.say("consent.state_yes", "purpose", name, "on", Days.in(words, on)))
                .orElseGet(() -> words.say("consent.state_no", "purpose", name));
    }

    private static Choice change(Call call, Group group, Purpose purpose, boolean agreed) {
        String name = call.words().say("consent.purpose." + Parameter.kebab(purpose));
        Invocation about = Here.in(group, Invocation.of(NAME).with("purpose", Parameter.kebab(purpose)));
        return agreed
                ? new Choice(call.words().say("consent.take_back", "purpose", name), about.with("answer", "withdraw"))
                : new Choice(call.words().say("consent.look_at", "purpose", name), about.with("answer", "yes"));
    }
}
