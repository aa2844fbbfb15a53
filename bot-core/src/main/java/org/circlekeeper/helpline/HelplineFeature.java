package org.circlekeeper.helpline;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
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
    private final Optional<SignedFolder> folder;
    private final Directory directory;
    private final List<Command> commands;
    private final List<JobHandler> jobs;
    private final PersonalData personalData;

    /**
     * @param folder the operator's directory, as in {@code config/helplines}; empty for the copy inside the program
     * @param catalogue the languages somebody may name a country in, and a note may be written in
     */
    public HelplineFeature(
            Optional<Folder> folder,
            Catalogue catalogue,
            Database database,
            Vault vault,
            Members members,
            Outgoing outgoing,
            InstantSource clock) {
        this.folder = folder.map(Folder::signed);
        this.directory = new Directory(this.folder);
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

    /**
     * A directory outside of the program.
     *
     * @param path files as in {@code config/helplines}, signed
     * @param publicKey whose signature counts, a PEM file; empty for that of the directory this program ships with
     */
    public record Folder(Path path, Optional<Path> publicKey) {
        SignedFolder signed() {
            return new SignedFolder(path, publicKey);
        }
    }

    /** Everything wrong in a folder, a sentence each with file and line; empty when all is well. Reads every file. */
    public static List<String> check(Folder folder) {
        return new DirectoryCheck(folder.signed()).problems();
    }

    /**
     * Signs every file of a folder as it is now.
     *
     * @param privateKey a PEM file, made on first use, of mode 0600; the public key is beside it
     * @return the public key's file
     * @throws IOException when a file cannot be read or written
     * @throws GeneralSecurityException when the key is none
     */
    public static Path sign(Path folder, Path privateKey) throws IOException, GeneralSecurityException {
        return DirectorySigning.sign(folder, privateKey);
    }

    /** Whether every file is as it was signed: for every start. Whatever this finds, helplines answer. */
    public List<String> glance() {
        return folder.map(SignedFolder::problems).orElse(List.of());
    }

    /**
     * Reads every country ahead of the first question, and says what was wrong with the operator's files; the copy
     * inside the program stands in for those. Takes a second or two of a processor: call it after start, on a thread of
     * low priority. May be called twice.
     */
    public List<String> readAhead() {
        Countries.codes().forEach(directory::country);
        return new ArrayList<>(
                folder.map(signed -> new DirectoryCheck(signed).problems()).orElse(List.of()));
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
