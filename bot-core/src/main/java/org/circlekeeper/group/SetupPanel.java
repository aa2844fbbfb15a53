package org.circlekeeper.group;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.circlekeeper.chat.Block;
import org.circlekeeper.chat.Choice;
import org.circlekeeper.chat.Invocation;
import org.circlekeeper.chat.Message;
import org.circlekeeper.chat.Reply;
import org.circlekeeper.command.Call;
import org.circlekeeper.command.Parameter;
import org.circlekeeper.words.Words;

/** Shows how a group is set up, what nobody chose yet, and which rights the bot lacks here. */
final class SetupPanel {
    private static final String COMMAND = "setup";

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
        List<String> notYet = open(words, chosen);
        if (!notYet.isEmpty()) {
            blocks.add(new Block.Paragraph(words.say("setup.still_open")));
            blocks.add(new Block.Bullets(notYet));
        }
        blocks.addAll(rights(call));
        return new Message(blocks, choices(group, words, chosen));
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

    private static List<String> open(Words words, Settings chosen) {
        List<String> lines = new ArrayList<>();
        for (GroupSetting setting : List.of(
                GroupSetting.COUNTRY,
                GroupSetting.ZONE,
                GroupSetting.MODERATORS,
                GroupSetting.PROFILE,
                GroupSetting.STANCE)) {
            if (!isChosen(chosen, setting)) {
                lines.add(words.say("setup.open_" + setting.key()));
            }
        }
        return lines;
    }

    private static List<Choice> choices(Group group, Words words, Settings chosen) {
        List<Choice> choices = new ArrayList<>();
        if (!isChosen(chosen, GroupSetting.MODERATORS)) {
            choices.add(choice(group, words.say("setup.moderators.here"), "moderators", "here"));
        }
        if (!isChosen(chosen, GroupSetting.PROFILE)) {
            for (Profile profile : Profile.values()) {
                String value = Parameter.kebab(profile);
                choices.add(choice(group, words.say("setup.profile." + value), "profile", value));
            }
        }
        if (!isChosen(chosen, GroupSetting.STANCE)) {
            for (Stance stance : Stance.values()) {
                String value = Parameter.kebab(stance);
                choices.add(choice(group, words.say("setup.stance." + value), "stance", value));
            }
        }
        return choices;
    }

    private static Choice choice(Group group, String label, String option, String value) {
        Invocation setup = Invocation.of(COMMAND).with(Call.GROUP, group.owner().tag());
        return new Choice(label, setup.with(option, value));
    }

    private static boolean isChosen(Settings chosen, GroupSetting setting) {
        return chosen.find(setting.key()).isPresent();
    }

    private List<Block> rights(Call call) {
        Words words = call.words();
        List<String> lacking = surroundings.facts(call.place().room()).lacking();
        return lacking.isEmpty()
                ? List.of(new Block.Paragraph(words.say("setup.rights_fine")))
                : List.of(new Block.Paragraph(words.say("setup.rights_lacking")), new Block.Bullets(lacking));
    }
}
