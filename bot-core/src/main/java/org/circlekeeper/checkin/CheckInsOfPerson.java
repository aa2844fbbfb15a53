package org.circlekeeper.checkin;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.circlekeeper.chat.PrivateText;
import org.circlekeeper.chat.Readers;
import org.circlekeeper.command.Export;
import org.circlekeeper.command.PersonalData;
import org.circlekeeper.group.Members;
import org.circlekeeper.vault.Owner.Person;
import org.circlekeeper.words.Catalogue;
import org.circlekeeper.words.Words;

/** Everything check-ins hold about one person. */
final class CheckInsOfPerson implements PersonalData {
    private final Kinds kinds;
    private final Openness openness;
    private final Members members;
    private final CheckInStore store;
    private final Catalogue catalogue;
    private final InstantSource clock;

    CheckInsOfPerson(Openness openness, Members members, CheckInStore store, Catalogue catalogue, InstantSource clock) {
        this.kinds = openness.kinds();
        this.openness = openness;
        this.members = members;
        this.store = store;
        this.catalogue = catalogue;
        this.clock = clock;
    }

    @Override
    public Export show(Person person) {
        return export(person, kept(person));
    }

    /** What is about health goes into no file where the platform's company would read it, whatever the operator allows. */
    @Override
    public Export show(Person person, Readers readers) {
        List<CheckIn> kept = kept(person);
        List<CheckIn> handedOut = kept.stream()
                .filter(checkIn -> openness.handsOut(checkIn, readers))
                .toList();
        Export export = export(person, handedOut);
        return handedOut.size() == kept.size() ? export : export.leavingOut("checkin.export_leaves_out");
    }

    private List<CheckIn> kept(Person person) {
        return store.of(person, LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
    }

    private Export export(Person person, List<CheckIn> kept) {
        Words words = members.find(person)
                .map(member -> member.language().orElse(member.group().language()))
                .map(catalogue::in)
                .orElseGet(() -> catalogue.in(java.util.Locale.ENGLISH));
        return new Export(
                "checkin.export",
                kept.stream().map(checkIn -> entry(checkIn, words)).toList());
    }

    private Map<String, PrivateText> entry(CheckIn checkIn, Words words) {
        Map<String, PrivateText> entry = new LinkedHashMap<>();
        entry.put("date", new PrivateText(checkIn.on().toString()));
        kinds.find(checkIn.kind()).ifPresent(kind -> {
            entry.put("kind", new PrivateText(words.from(kind.name())));
            if (!checkIn.isJournal()) {
                entry.put("answer", new PrivateText(Answers.say(kind, checkIn.answer(), words)));
            }
        });
        entry.put("value", new PrivateText(checkIn.kind() + " " + String.join(",", checkIn.answer())));
        checkIn.words().forEach((prompt, text) -> entry.put("words_" + prompt, text));
        return entry;
    }

    @Override
    public void forget(Person person) {
        store.forgetAll(person);
    }

    @Override
    public void keepNoLonger(Person person, int days) {
        store.of(person, LocalDate.EPOCH).stream()
                .filter(checkIn -> !checkIn.isJournal())
                .forEach(checkIn ->
                        store.keepNoLonger(person, checkIn.id(), checkIn.on().plusDays(days)));
    }

    @Override
    public void forgetFor(Person person, String purpose) {
        boolean journal = purpose.equals("journal");
        if (journal || purpose.equals("checkins")) {
            store.of(person, LocalDate.EPOCH).stream()
                    .filter(checkIn -> checkIn.isJournal() == journal)
                    .forEach(checkIn -> store.forget(person, checkIn.id()));
        }
    }
}
