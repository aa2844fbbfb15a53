package org.circlekeeper.agreement;

import java.time.InstantSource;
import java.util.List;
import org.circlekeeper.command.Command;
import org.circlekeeper.command.Feature;
import org.circlekeeper.command.PersonalData;
import org.circlekeeper.group.Members;
import org.circlekeeper.storage.Database;
import org.circlekeeper.vault.Vault;
import org.circlekeeper.words.Catalogue;

/** What a group agreed on, version by version. Thread-safe. */
public final class AgreementFeature implements Feature {
    private final List<Command> commands;
    private final PersonalData personalData;

    public AgreementFeature(Database database, Vault vault, Members members, InstantSource clock) {
        AgreementStore agreements = new AgreementStore(database, vault);
        DraftStore drafts = new DraftStore(database, vault);
        AcceptanceStore acceptances = new AcceptanceStore(database, vault);
        this.personalData = new AgreementsOfPerson(agreements, drafts, acceptances);
        this.commands = List.of(
                new ViewCommand(members, agreements, acceptances),
                new AcceptCommand(members, agreements, acceptances, clock),
                new HistoryCommand(members, agreements, acceptances),
                new DraftCommand(
                        members, agreements, drafts, new Publishing(agreements, drafts, new Catalogue(), clock)));
    }

    @Override
    public List<Command> commands() {
        return commands;
    }

    @Override
    public PersonalData personalData() {
        return personalData;
    }
}
