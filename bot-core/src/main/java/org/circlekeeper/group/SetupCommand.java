package org.circlekeeper.group;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.circlekeeper.chat.Message;
import org.circlekeeper.chat.Reply;
import org.circlekeeper.chat.Role;
import org.circlekeeper.chat.RoomId;
import org.circlekeeper.command.Call;
import org.circlekeeper.command.Command;
import org.circlekeeper.command.CommandSpec;
import org.circlekeeper.command.Effect;
import org.circlekeeper.command.Name;

/** Makes a group of a place, or shows and changes how it is set up. May be run as often as one likes. */
final class SetupCommand implements Command {
    private final Members members;
    private final SetupOptions options;
    private final SetupPanel panel;
    private final Attaching attaching;
    private final CommandSpec spec;

    SetupCommand(Members members, SetupOptions options, SetupPanel panel, InstantSource clock) {
        this.members = members;
        this.options = options;
        this.panel = panel;
        this.attaching = new Attaching(clock);
        this.spec =
                new CommandSpec(Name.of("setup"), Role.MODERATOR, false, false, Effect.CHANGES, options.parameters());
    }

    @Override
    public CommandSpec spec() {
        return spec;
    }

    @Override
    public Reply run(Call call) {
        Optional<Group> before = members.groups().at(call);
        if (before.isPresent() && !WhichGroup.isMeant(call, before.get())) {
            return WhichGroup.notThere(call);
        }
        Optional<String> word = call.find(SetupOptions.ATTACH);
        if (word.isPresent()) {
            return attach(call, before, word.get());
        }
        List<String> problems =
                options.problems(call, before.map(Group::profile).orElse(Profile.EVERYDAY));
        if (!problems.isEmpty()) {
            return refused(call, problems.toArray(String[]::new));
        }
        if (before.isEmpty() && call.find(SetupOptions.AGE).isEmpty()) {
            call.leaveNoTrace();
            return panel.whoIsItFor(call);
        }
        before.ifPresentOrElse(group -> change(call, group), () -> create(call));
        Group after = members.groupAt(call.place()).orElseThrow(() -> new IllegalStateException("just set up"));
        return before.isEmpty() ? panel.justSetUp(call, after) : panel.show(call, after);
    }

    /** In a room without a group: gives it a word. In the group's room: lets in the room that has this word. */
    private Reply attach(Call call, Optional<Group> here, String word) {
        if (here.isEmpty()) {
            return refused(
                    call,
                    call.words()
                            .say(
                                    "setup.attach_word",
                                    "word",
                                    attaching.ask(call.place().room())));
        }
        Optional<RoomId> asking = attaching
                .find(word)
                .filter(room -> room.platform().equals(call.place().room().platform()))
                .filter(room -> members.groups().at(room).isEmpty());
        if (asking.isEmpty()) {
            return refused(call, call.words().say("setup.attach_unknown"));
        }
        members.groups().attach(asking.get(), here.get(), false);
        return Reply.privately(Message.of(call.words().say("setup.attached")));
    }

    private void create(Call call) {
        Settings first = Settings.NONE.with(
                GroupSetting.LANGUAGE.key(), call.words().locale().getLanguage());
        members.groups().create(Groups.idAt(call.place().room()), false, options.applied(first, call));
    }

    private void change(Call call, Group group) {
        Settings before = members.groups().settingsToChange(group);
        Settings after = options.applied(before, call);
        members.groups().change(group, after);
        members.groups()
                .find(group.owner())
                .filter(now -> now.checkInDays() < group.checkInDays())
                .ifPresent(now -> members.groups().change(now, after.with(GroupSetting.SHORTENS, "yes")));
        if (after.equals(before)) {
            call.leaveNoTrace();
        }
    }

    private static Reply refused(Call call, String... sentences) {
        call.leaveNoTrace();
        return Reply.privately(Message.of(sentences));
    }
}
