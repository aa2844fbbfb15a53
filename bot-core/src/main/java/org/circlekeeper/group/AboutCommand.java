package org.circlekeeper.group;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.circlekeeper.chat.Choice;
import org.circlekeeper.chat.Invocation;
import org.circlekeeper.chat.Message;
import org.circlekeeper.chat.Place;
import org.circlekeeper.chat.Reply;
import org.circlekeeper.chat.Role;
import org.circlekeeper.command.Call;
import org.circlekeeper.command.Command;
import org.circlekeeper.command.CommandSpec;
import org.circlekeeper.command.Effect;
import org.circlekeeper.command.Name;
import org.circlekeeper.command.Parameter;
import org.circlekeeper.words.Words;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the bot is and is not, who runs it, who can read here, what is kept. Answers when nothing can be read, too. */
final class AboutCommand implements Command {
    private static final Logger log = LoggerFactory.getLogger(AboutCommand.class);

    private final Members members;
    private final Operator operator;

    AboutCommand(Members members, Operator operator) {
        this.members = members;
        this.operator = operator;
    }

    @Override
    public CommandSpec spec() {
        return new CommandSpec(Name.of("about"), Role.MEMBER, false, false, Effect.READS, List.of());
    }

    @Override
    public Reply run(Call call) {
        Words words = call.words();
        Optional<Group> group = groupIfReadable(call.place());
        List<String> said = new ArrayList<>();
        said.add(words.say("welcome.what_it_is"));
        said.add(Welcome.readers(call));
        group.ifPresentOrElse(
                here -> {
                    said.add(words.say("welcome.what_it_keeps", "days", here.checkInDays()));
                    said.add(words.say("consent.stance_" + Parameter.kebab(here.stance())));
                },
                () -> said.add(words.say("about.keeps_nothing_before_yes")));
        said.add(words.say("about.never_asks"));
        said.add(whoRunsIt(words));
        return Reply.privately(Message.of(said.toArray(String[]::new)).offering(choices(call, group)));
    }

    /** Who runs the bot must be told even when the database is down or the bot is locked. */
    private Optional<Group> groupIfReadable(Place place) {
        try {
            return members.groupAt(place);
        } catch (RuntimeException unreadable) {
            log.warn(
                    "about: the group could not be read ({})",
                    unreadable.getClass().getSimpleName());
            return Optional.empty();
        }
    }

    private String whoRunsIt(Words words) {
        return operator.name().isBlank()
                ? words.say("about.run_by_nobody_named", "version", operator.version())
                : words.say(
                        "about.run_by",
                        "name",
                        operator.name(),
                        "contact",
                        operator.contact().isBlank() ? "–" : operator.contact(),
                        "version",
                        operator.version());
    }

    private static List<Choice> choices(Call call, Optional<Group> group) {
        Words words = call.words();
        List<Choice> choices = new ArrayList<>(List.of(Welcome.tries(words)));
        if (group.isEmpty()
                && call.caller().role().covers(Role.MODERATOR)
                && call.place().kind() == Place.Kind.ROOM) {
            choices.add(new Choice(words.say("group.set_up"), Invocation.of("setup")));
        }
        choices.add(new Choice(words.say("about.to_what"), Invocation.of("privacy what")));
        choices.add(new Choice(words.say("desk.help_choice"), Invocation.of("help")));
        return choices;
    }
}
