package org.circlekeeper.group;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.circlekeeper.command.Export;
import org.circlekeeper.vault.Owner.Person;

/** What people agreed to have kept, each purpose apart, to a text of a known version. Thread-safe. */
public final class Consents {
    private final ConsentStore store;
    private final ConsentTexts texts;
    private final InstantSource clock;

    Consents(ConsentStore store, ConsentTexts texts, InstantSource clock) {
        this.store = store;
        this.texts = texts;
        this.clock = clock;
    }

    /** What a yes in this group says yes to, as a button carries it: a yes to anything else does not count. */
    public String wording(Group group, Purpose purpose) {
        String version = String.valueOf(texts.version(purpose));
        return days(group, purpose).map(days -> version + "." + days).orElse(version);
    }

    /** Only check-ins are kept for as long as the group says. */
    private static Optional<Integer> days(Group group, Purpose purpose) {
        return purpose == Purpose.CHECKINS ? Optional.of(group.checkInDays()) : Optional.empty();
    }

    /** How long check-ins of somebody are kept: as the group says, and never longer than they agreed to. */
    public int checkInDays(Member member) {
        int days = member.group().checkInDays();
        return Optional.ofNullable(store.of(member.person()).get(Purpose.CHECKINS))
                .flatMap(ConsentStore.Yes::days)
                .map(agreed -> Math.min(agreed, days))
                .orElse(days);
    }

    /** What somebody agreed to, with the day. */
    public Map<Purpose, LocalDate> agreedOn(Person person) {
        Map<Purpose, LocalDate> days = new TreeMap<>();
        store.of(person).forEach((purpose, yes) -> days.put(purpose, yes.on()));
        return days;
    }

    /** Takes one yes back. What it allowed to keep is deleted by whoever kept it. Harmless when repeated. */
    public void withdraw(Person person, Purpose purpose) {
        store.remove(person, purpose);
    }

    /** Remembers a yes, and with a first one that they belong here. Harmless when repeated. */
    void agree(Person person, Group group, Purpose purpose) {
        if (!store.of(person).containsKey(Purpose.MEMBERSHIP)) {
            store.add(person, Purpose.MEMBERSHIP, today(group, Purpose.MEMBERSHIP));
        }
        store.add(person, purpose, today(group, purpose));
    }

    private ConsentStore.Yes today(Group group, Purpose purpose) {
        LocalDate on = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        return new ConsentStore.Yes(texts.version(purpose), on, days(group, purpose));
    }

    /** What somebody agreed to as it is worded now, and for as many days as the group keeps it now. */
    Set<Purpose> inForce(Person person, Group group) {
        Set<Purpose> agreed = EnumSet.noneOf(Purpose.class);
        store.of(person).forEach((purpose, yes) -> {
            boolean longEnough = days(group, purpose)
                    .filter(now -> yes.days().orElse(0) < now)
                    .isEmpty();
            if (longEnough && yes.version() >= texts.version(purpose)) {
                agreed.add(purpose);
            }
        });
        return agreed;
    }

    void forget(Person person) {
        store.delete(person);
    }

    Export export(Person person) {
        return MemberExport.consents(store, person);
    }
}
