package org.circlekeeper.group;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.circlekeeper.chat.Block;
import org.circlekeeper.chat.Choice;
import org.circlekeeper.chat.Invocation;
import org.circlekeeper.chat.Message;
import org.circlekeeper.chat.Reply;
import org.circlekeeper.chat.RoomId;
import org.circlekeeper.command.Call;
import org.circlekeeper.command.Parameter;
import org.circlekeeper.words.Words;

/** Shows how a group is set up, what nobody chose yet, and which rights the bot lacks here. */
final class SetupPanel {
    private static final String COMMAND = "setup";
    private static final List<GroupSetting> QUESTIONS =
            List.of(GroupSetting.PROFILE, GroupSetting.STANCE, GroupSetting.MODERATORS);

    private final Members members;
    private final Surroundings surroundings;
    private final Welcome welcome;

    SetupPanel(Members members, Surroundings surroundings, Welcome welcome) {
        this.members = members;
        this.surroundings = surroundings;
        this.welcome = welcome;
    }

    /** The one thing that is asked first and never guessed; what else was given waits in the choices. */
    Reply whoIsItFor(Call call) {
        Words words = call.words();
        Message message = Message.of(words.say("setup.hello"), words.say("setup.who_for"));
        return Reply.privately(message.offering(Arrays.stream(Age.values())
                .map(age -> new Choice(
                        words.say("setup.age." + Parameter.kebab(age)),
                        Later.again(call.invocation()).with("age", Parameter.kebab(age))))
                .toList()));
    }

    Reply justSetUp(Call call, Group group) {
        Message panel = panel(call, group);
        return new Reply.Several(List.of(Reply.privately(panel), Reply.privately(welcome.message(call, group))));
    }

    Reply show(Call call, Group group) {
        return Reply.privately(panel(call, group));
    }

    private Message panel(Call call, Group group) {
        Words words = call.words();
        Settings chosen = members.groups().settings(group);
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Heading(words.say("setup.title")));
        blocks.add(new Block.Bullets(lines(words, group, chosen)));
        if (group.age() == Age.YOUTH) {
            blocks.add(new Block.Paragraph(words.say("setup.youth_stance")));
        }
        if (group.profile() != Profile.EVERYDAY) {
            blocks.add(new Block.Paragraph(words.say("setup.means_" + Parameter.kebab(group.profile()))));
        }
        List<String> notYet = open(call, chosen);
        if (!notYet.isEmpty()) {
            blocks.add(new Block.Paragraph(words.say("setup.still_open")));
            blocks.add(new Block.Bullets(notYet));
        }
        blocks.addAll(rights(words, lacking(call, group)));
        return new Message(blocks, choices(call, group, chosen));
    }

    private static List<String> lines(Words words, Group group, Settings chosen) {
        List<String> lines = new ArrayList<>();
        lines.add(words.say("setup.shows_age", "age", words.say("setup.age." + Parameter.kebab(group.age()))));
        lines.add(words.say(
                "setup.shows_language",
                "language",
                Options.ownName(group.language().getLanguage())));
        group.country()
                .ifPresent(country -> lines.add(
                        words.say("setup.shows_country", "country", Countries.name(country, words.locale()))));
        if (isChosen(chosen, GroupSetting.ZONE)) {
            lines.add(words.say("setup.shows_zone", "zone", group.zone().getId()));
        }
        if (group.moderators().isPresent()) {
            lines.add(words.say("setup.shows_moderators"));
        }
        lines.add(words.say("setup.shows_days", "days", group.checkInDays()));
        lines.add(words.say(
                "setup.shows_profile", "profile", words.say("setup.profile." + Parameter.kebab(group.profile()))));
        lines.add(words.say(
                "setup.shows_stance", "stance", words.say("setup.stance." + Parameter.kebab(group.stance()))));
        group.label().ifPresent(label -> lines.add(words.say("setup.shows_label", "label", label)));
        return lines;
    }

    private static List<String> open(Call call, Settings chosen) {
        String platform = call.place().room().platform().name();
        List<String> lines = new ArrayList<>();
        for (GroupSetting setting : List.of(
                GroupSetting.COUNTRY,
                GroupSetting.ZONE,
                GroupSetting.MODERATORS,
                GroupSetting.PROFILE,
                GroupSetting.STANCE)) {
            if (!isChosen(chosen, setting)) {
                lines.add(call.words().say("setup.open_" + setting.key(), "platform", platform));
            }
        }
        return lines;
    }

    /** One question at a time, because a small screen shows no more; or everything, for whoever wants to change it. */
    private List<Choice> choices(Call call, Group group, Settings chosen) {
        Words words = call.words();
        List<Choice> choices = new ArrayList<>();
        if (call.find(SetupOptions.CHANGE).isPresent()) {
            choices.addAll(profiles(words, group));
            choices.addAll(stances(words, group));
            choices.addAll(moderators(words, group));
        } else {
            choices.addAll(nextQuestion(call, group, chosen));
            if (QUESTIONS.stream().anyMatch(setting -> isChosen(chosen, setting))) {
                choices.add(
                        choice(group, words.say("setup.change_something"), SetupOptions.CHANGE.name(), "something"));
            }
        }
        choices.addAll(members.forOwners().choices(call, group));
        return choices;
    }

    /** A moderators' room that is no good any more comes first: until it is mended, nothing reaches them. */
    private List<Choice> nextQuestion(Call call, Group group, Settings chosen) {
        if (elsewhere(call, group).filter(room -> !lackingIn(room).isEmpty()).isPresent()) {
            return moderators(call.words(), group);
        }
        if (!isChosen(chosen, GroupSetting.PROFILE)) {
            return profiles(call.words(), group);
        }
        if (!isChosen(chosen, GroupSetting.STANCE)) {
            return stances(call.words(), group);
        }
        return isChosen(chosen, GroupSetting.MODERATORS) ? List.of() : moderators(call.words(), group);
    }

    private static List<Choice> profiles(Words words, Group group) {
        return Arrays.stream(Profile.values())
                .map(Parameter::kebab)
                .map(value -> choice(group, words.say("setup.choose_profile." + value), "profile", value))
                .toList();
    }

    private static List<Choice> stances(Words words, Group group) {
        return Arrays.stream(Stance.values())
                .map(Parameter::kebab)
                .map(value -> choice(group, words.say("setup.choose_stance." + value), "stance", value))
                .toList();
    }

    private static List<Choice> moderators(Words words, Group group) {
        Choice here = choice(group, words.say("setup.moderators.here"), "moderators", "here");
        return group.moderators().isEmpty()
                ? List.of(here)
                : List.of(here, choice(group, words.say("setup.moderators.none"), "moderators", "none"));
    }

    private static Choice choice(Group group, String label, String option, String value) {
        Invocation setup = Invocation.of(COMMAND).with(Call.GROUP, group.owner().tag());
        return new Choice(label, setup.with(option, value));
    }

    private static boolean isChosen(Settings chosen, GroupSetting setting) {
        return chosen.find(setting.key()).isPresent();
    }

    /** What the bot lacks in this room and in the moderators'; a platform names the room with each. */
    private List<String> lacking(Call call, Group group) {
        Set<String> lacking = new LinkedHashSet<>(lackingIn(call.place().room()));
        elsewhere(call, group).ifPresent(room -> lacking.addAll(lackingIn(room)));
        return List.copyOf(lacking);
    }

    private static Optional<RoomId> elsewhere(Call call, Group group) {
        return group.moderators().filter(room -> !room.equals(call.place().room()));
    }

    private List<String> lackingIn(RoomId room) {
        return surroundings.facts(room).lacking();
    }

    private static List<Block> rights(Words words, List<String> lacking) {
        return lacking.isEmpty()
                ? List.of(new Block.Paragraph(words.say("setup.rights_fine")))
                : List.of(new Block.Paragraph(words.say("setup.rights_lacking")), new Block.Bullets(lacking));
    }
}
