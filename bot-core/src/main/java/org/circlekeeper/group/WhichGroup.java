package org.circlekeeper.group;

import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.circlekeeper.chat.Choice;
import org.circlekeeper.chat.Invocation;
import org.circlekeeper.chat.Message;
import org.circlekeeper.chat.Place;
import org.circlekeeper.chat.Reply;
import org.circlekeeper.chat.Role;
import org.circlekeeper.chat.UserId;
import org.circlekeeper.command.Call;
import org.circlekeeper.vault.Owner.OfGroup;
import org.circlekeeper.vault.Vault;
import org.circlekeeper.words.Words;

/** Finds out which group a call means: where it was asked or, in a direct message, among the caller's own. */
final class WhichGroup {
    private final Groups groups;
    private final MemberStore members;
    private final Vault vault;
    private final Lately lately;

    WhichGroup(Groups groups, MemberStore members, Vault vault, Lately lately) {
        this.groups = groups;
        this.members = members;
        this.vault = vault;
        this.lately = lately;
    }

    /** Runs the work for the group that is meant; asks when that is open. */
    Reply in(Call call, Function<Group, Reply> work) {
        if (call.place().kind() == Place.Kind.ROOM) {
            return groups.at(call).map(group -> workHere(call, group, work)).orElseGet(() -> noneHere(call));
        }
        return amongTheirs(call, work);
    }

    /** The same, but where no group was set up all groups of the caller are meant. */
    Reply amongTheirs(Call call, Function<Group, Reply> work) {
        Optional<Group> here = groups.at(call);
        if (here.isPresent()) {
            return workHere(call, here.get(), work);
        }
        UserId user = call.caller().user();
        List<Group> candidates = candidates(user);
        if (call.chosenGroup().isPresent()) {
            return candidates.stream()
                    .filter(group -> isMeant(call, group))
                    .findFirst()
                    .map(group -> work(call, group, work))
                    .orElseGet(() -> notThere(call));
        }
        return candidates.size() == 1 ? work(call, candidates.get(0), work) : ask(call, candidates);
    }

    /** A choice made for another group does nothing to this one. */
    private static Reply workHere(Call call, Group here, Function<Group, Reply> work) {
        return isMeant(call, here) ? work(call, here, work) : notThere(call);
    }

    private static Reply work(Call call, Group group, Function<Group, Reply> work) {
        call.isAbout(group.owner().tag());
        return work.apply(group);
    }

    /** Whether a call leaves open which group it means, or means this one. */
    static boolean isMeant(Call call, Group group) {
        return call.chosenGroup()
                .filter(tag -> !tag.equals(group.owner().tag()))
                .isEmpty();
    }

    /** What was meant is not here, or not any more; never is another group taken for it. */
    static Reply notThere(Call call) {
        call.leaveNoTrace();
        return Reply.privately(Message.of(call.words().say("group.not_there"))
                .offering(new Choice(call.words().say("desk.help_choice"), Invocation.of("help"))));
    }

    /** The groups they are in, then where they just wrote, then their own space if it exists or nothing else is sure. */
    private List<Group> candidates(UserId user) {
        List<Group> of = new ArrayList<>(sharedBy(user));
        boolean surelyInOne = !of.isEmpty();
        lately.roomOf(user)
                .flatMap(groups::at)
                .filter(group -> of.stream().noneMatch(known -> known.owner().equals(group.owner())))
                .ifPresent(of::add);
        Group own = groups.personalOf(user);
        if (!surelyInOne || vault.knows(own.owner())) {
            of.add(own);
        }
        return of;
    }

    /** The groups on their platform in which somebody is a member: each is asked apart, nothing links them. */
    List<Group> sharedBy(UserId user) {
        Set<OfGroup> theirs = new LinkedHashSet<>();
        for (OfGroup group : groups.shared(user.platform())) {
            vault.person(group, user)
                    .filter(person -> members.find(person).isPresent())
                    .ifPresent(person -> theirs.add(group));
        }
        return theirs.stream().flatMap(group -> groups.find(group).stream()).toList();
    }

    private static Reply ask(Call call, List<Group> candidates) {
        call.leaveNoTrace();
        Words words = call.words();
        List<Choice> choices = new ArrayList<>();
        for (int i = 0; i < candidates.size(); i++) {
            Group group = candidates.get(i);
            choices.add(new Choice(
                    label(group, i + 1, words),
                    Later.again(call.invocation())
                            .with(Call.GROUP, group.owner().tag())));
        }
        return Reply.privately(Message.of(words.say("group.which")).offering(choices));
    }

    private static String label(Group group, int number, Words words) {
        if (group.personal()) {
            return words.say("group.own_space");
        }
        return group.label()
                .orElseGet(() -> words.say(
                        "group.unnamed",
                        "number",
                        number,
                        "month",
                        DateTimeFormatter.ofPattern("LLLL yyyy", words.locale()).format(group.setUpOn())));
    }

    static Reply noneHere(Call call) {
        call.leaveNoTrace();
        Words words = call.words();
        List<Choice> choices = new ArrayList<>();
        if (call.caller().role().covers(Role.MODERATOR)) {
            choices.add(new Choice(words.say("group.set_up"), Invocation.of("setup")));
        }
        choices.add(new Choice(words.say("group.to_helpline"), Invocation.of("helpline")));
        choices.add(new Choice(words.say("group.to_about"), Invocation.of("about")));
        return Reply.privately(Message.of(words.say("group.none_here")).offering(choices));
    }
}
