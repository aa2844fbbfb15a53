package org.circlekeeper.group;

import java.util.List;
import org.circlekeeper.chat.Event;
import org.circlekeeper.chat.Request;
import org.circlekeeper.command.Command;
import org.circlekeeper.command.Feature;
import org.circlekeeper.command.PersonalData;
import org.circlekeeper.schedule.JobHandler;
import org.circlekeeper.storage.Database;
import org.circlekeeper.words.Catalogue;

/** Setting up a group, one's own settings, what the bot is, and what happens when people or groups go. */
public final class GroupFeature implements Feature {
    private final Members members;
    private final List<Command> commands;
    private final List<JobHandler> jobs;
    private final Comings comings;
    private final PersonalData personalData;

    public GroupFeature(
            Database database,
            Members members,
            Forgetting forgetting,
            Catalogue catalogue,
            Surroundings surroundings,
            Operator operator,
            java.time.InstantSource clock) {
        this.members = members;
        Options options = new Options(catalogue);
        Welcome welcome = new Welcome();
        this.commands = List.of(
                new SetupCommand(
                        members,
                        new SetupOptions(options, operator.keyFromPassphrase()),
                        new SetupPanel(members, surroundings, welcome),
                        clock),
                new SettingsCommand(members, options),
                new AboutCommand(members, operator),
                new HelpCommand(),
                new HideCommand(surroundings));
        this.comings = new Comings(members, forgetting);
        // who is found to have left today has their seven days from today
        this.jobs = List.of(
                new AbsenceJob(members, surroundings, comings, database),
                new LeavingJob(members, forgetting),
                new LookedJob(members.looks()),
                new ShorteningJob(members, forgetting));
        this.personalData = new GroupPersonalData(members);
    }

    @Override
    public List<Command> commands() {
        return commands;
    }

    @Override
    public List<JobHandler> jobs() {
        return jobs;
    }

    @Override
    public void askedToWriteDirectly(Request request) {
        members.askedToWriteDirectly(request.caller().user(), request.place().room());
    }

    @Override
    public void noticed(Event event) {
        comings.noticed(event);
    }

    @Override
    public PersonalData personalData() {
        return personalData;
    }
}
