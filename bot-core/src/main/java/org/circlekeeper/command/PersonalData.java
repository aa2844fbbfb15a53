package org.circlekeeper.command;

import org.circlekeeper.chat.Readers;
import org.circlekeeper.vault.Owner.OfGroup;
import org.circlekeeper.vault.Owner.Person;

/** What a feature holds about one person: to show it all, and to let it all go. */
public interface PersonalData {
    /** For a feature that keeps nothing about anybody. */
    PersonalData NOTHING = new PersonalData() {
        @Override
        public Export show(Person person) {
            return Export.nothing();
        }

        @Override
        public void forget(Person person) {}
    };

    Export show(Person person);

    /** The same for a place where these can read along: what they must not be handed is left out, and the export says so. */
    default Export show(Person person, Readers readers) {
        return show(person);
    }

    /** Deletes it, inside the transaction that also destroys the key. Harmless when repeated. */
    void forget(Person person);

    /**
     * Deletes what was kept for one purpose, because its yes was taken back. Harmless when repeated.
     *
     * @param purpose in kebab case, as in {@code checkins}
     */
    default void forgetFor(Person person, String purpose) {}

    /**
     * Lets check-ins end so many days after they were noted, where they were to stay longer; none stays longer than
     * before. Harmless when repeated.
     */
    default void keepNoLonger(Person person, int days) {}

    /** Deletes what is kept about a group as a whole, whose members were forgotten before. Harmless when repeated. */
    default void forgetGroup(OfGroup group) {}
}
