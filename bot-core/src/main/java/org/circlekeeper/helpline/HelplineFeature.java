package org.circlekeeper.helpline;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.circlekeeper.command.Command;
import org.circlekeeper.command.Feature;
import org.circlekeeper.command.PersonalData;
import org.circlekeeper.group.Members;
import org.circlekeeper.schedule.JobHandler;
import org.circlekeeper.schedule.Outgoing;
import org.circlekeeper.storage.Database;
import org.circlekeeper.vault.Vault;
import org.circlekeeper.words.Catalogue;

/**
 * Helplines for whoever asks, and offers of them by moderators. Finding a helpline touches no database; it goes on when
 * everything else is broken or locked.
 */
public final class HelplineFeature implements Feature {
    private final Optional<Path> folder;
    private final Directory directory;
    private final List<Command> commands;
    private final List<JobHandler> jobs;
    private final PersonalData personalData;

    /**
     * @param folder the operator's directory, as in {@code config/helplines}; empty for the copy inside the program
     * @param catalogue the languages somebody may name a country in, and a note may be written in
     */
    public HelplineFeature(
            Optional<Path> folder,
            Catalogue catalogue,
            Database database,
            Vault vault,
            Members members,
            Outgoing outgoing,
            InstantSource clock) {
        this.folder = folder;
        this.directory = new Directory(folder);
        Finder finder = new Finder(directory, clock);
        OfferStore store = new OfferStore(database, vault);
        OfferLimits limits = new OfferLimits(new OfferLimitStore(database), vault, clock);
        OfferNote notes = new OfferNote(catalogue);
        Offering offering = new Offering(members, outgoing, store, limits, notes, vault, clock);
        OfferMarks marks = new OfferMarks(store, limits);
        OfferDrafts drafts = new OfferDrafts(clock);
        JustAsked justAsked = new JustAsked(clock);
        vault.whenLocked(drafts::forgetEverybody);
        vault.whenLocked(justAsked::forgetEverybody);
        this.commands = List.of(
                new HelplineCommand(
                        finder,
                        new Countries(catalogue.languages()),
                        new Languages(catalogue.languages()),
                        new OtherWords(catalogue),
                        justAsked,
                        members::rememberedCountry),
                new OfferCommand(members, offering, notes, drafts),
                new OfferDeclineCommand(),
                new OfferNeverCommand(limits, members, offering),
                new OfferAllowCommand(limits),
                new OfferWrongCommand(store, vault),
                new OfferMarksCommand(members, marks),
                new OfferClearCommand(members, store, limits));
        this.jobs = List.of(new OfferRetention(database, store, new OfferLimitStore(database)));
        this.personalData = new OfferPersonalData(store, offering);
        members.whenChanged(offering::settled);
        members.forOwners().add(marks::waiting);
    }

    /** Everything wrong in a folder, a sentence each with file and line; empty when all is well. Reads every file. */
    public static List<String> check(Path folder) {
        return new DirectoryCheck(folder).problems();
    }

    /** What is wrong at a glance, without reading: for every start. Whatever it is, helplines answer. */
    public List<String> glance() {
        return folder.map(Directory::glance).orElse(List.of());
    }

    /**
     * Reads every country ahead of the first question, and says what was wrong with the operator's files; the copy
     * inside the program stands in for those. Takes a second or two of a processor: call it after start, on a thread of
     * low priority. May be called twice.
     */
    public List<String> readAhead() {
        Countries.codes().forEach(directory::country);
        return new ArrayList<>(folder.map(HelplineFeature::check).orElse(List.of()));
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
    public PersonalData personalData() {
        return personalData;
    }
}
