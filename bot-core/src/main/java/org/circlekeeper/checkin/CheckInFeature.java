package org.circlekeeper.checkin;

import java.time.InstantSource;
import java.util.List;
import org.circlekeeper.chat.Event;
import org.circlekeeper.command.Command;
import org.circlekeeper.command.Feature;
import org.circlekeeper.command.PersonalData;
import org.circlekeeper.group.Members;
import org.circlekeeper.group.Surroundings;
import org.circlekeeper.schedule.JobHandler;
import org.circlekeeper.storage.Database;
import org.circlekeeper.vault.Vault;
import org.circlekeeper.words.Catalogue;

/** Check-ins: how somebody is, for themself. Thread-safe. */
public final class CheckInFeature implements Feature {
    private final Vault vault;
    private final CheckInStore store;
    private final List<Command> commands;
    private final PersonalData personalData;

    /**
     * @param healthWherePlatformReads whether kinds that ask about health are offered where the platform's company reads
     *     along; off unless the operator read why and decided
     */
    public CheckInFeature(
            Database database,
            Vault vault,
            Members members,
            Surroundings surroundings,
            InstantSource clock,
            boolean healthWherePlatformReads) {
        this.vault = vault;
        this.store = new CheckInStore(database, vault);
        Kinds kinds = new Kinds();
        Options options = new Options(kinds);
        Openness openness = new Openness(kinds, healthWherePlatformReads);
        Catalogue catalogue = new Catalogue();
        this.personalData = new CheckInsOfPerson(openness, members, store, catalogue, clock);
        this.commands = List.of(
                new NowCommand(kinds, openness, options, members, new Keeping(store, new Aftercare(openness), clock)),
                new NowhereCommand(kinds, openness, options),
                new CardCommand(),
                new ShareCommand(kinds, openness, members, surroundings, store, catalogue, clock),
                new HistoryCommand(kinds, openness, members, store, clock),
                new ForgetCommand(members, store, clock));
    }

    @Override
    public List<Command> commands() {
        return commands;
    }

    @Override
    public List<JobHandler> jobs() {
        return List.of(new Retention(store));
    }

    @Override
    public PersonalData personalData() {
        return personalData;
    }

    @Override
    public void noticed(Event event) {
        if (event instanceof Event.MessageRemoved removed) {
            store.forgetEvent(vault.tagForEvent(removed.person().platform().name(), removed.requestId()));
        }
    }
}
