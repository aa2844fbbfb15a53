package org.circlekeeper.group;

import java.util.List;
import java.util.function.Supplier;
import org.circlekeeper.command.PersonalData;
import org.circlekeeper.schedule.Outgoing;
import org.circlekeeper.storage.Database;
import org.circlekeeper.vault.Owner;
import org.circlekeeper.vault.Owner.OfGroup;
import org.circlekeeper.vault.Owner.Person;
import org.circlekeeper.vault.Vault;

/** Lets go of everything about a person or a group: rows, waiting messages and the key, together or not at all. */
public final class Forgetting {
    private final Members members;
    private final Database database;
    private final Vault vault;
    private final Outgoing outgoing;
    private final Supplier<List<PersonalData>> features;

    /**
     * @param features what every feature holds, asked for late because features are made after this
     */
    public Forgetting(
            Members members, Database database, Vault vault, Outgoing outgoing, Supplier<List<PersonalData>> features) {
        this.members = members;
        this.database = database;
        this.vault = vault;
        this.outgoing = outgoing;
        this.features = features;
    }

    /** Forgets people, each in one group. Harmless when repeated. */
    public void people(List<Person> people) {
        database.inTransaction(() -> {
            people.forEach(this::rowsAndKey);
            return people;
        });
    }

    /** Forgets a whole group with everybody in it. Harmless when repeated. */
    public void group(OfGroup group) {
        database.inTransaction(() -> {
            members.store().in(group).forEach(this::rowsAndKey);
            letGoOf(group);
            return group;
        });
    }

    /** Shortens what is kept already, when a group keeps check-ins for fewer days; in the caller's transaction. */
    void keepNoLonger(OfGroup group, int days) {
        members.store()
                .in(group)
                .forEach(person -> features.get().forEach(feature -> feature.keepNoLonger(person, days)));
    }

    /** Takes back what waits to be sent. */
    void waitingMessagesOf(Owner owner) {
        outgoing.forget(owner);
    }

    private void rowsAndKey(Person person) {
        members.find(person).ifPresent(member -> members.forgetInMemory(member.user()));
        boolean ownSpace = members.find(new OfGroup(person.group()))
                .filter(Group::personal)
                .isPresent();
        features.get().forEach(feature -> feature.forget(person));
        outgoing.forget(person);
        vault.destroy(person);
        if (ownSpace) {
            letGoOf(new OfGroup(person.group()));
        }
    }

    private void letGoOf(OfGroup group) {
        features.get().forEach(feature -> feature.forgetGroup(group));
        outgoing.forget(group);
        members.groups().delete(group);
    }
}
