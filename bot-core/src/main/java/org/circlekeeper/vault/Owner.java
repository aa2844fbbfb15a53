package org.circlekeeper.vault;

/** Whose key something is sealed under. */
public sealed interface Owner {

    /** The name of the key in the table: unique over all owners. */
    String key();

    /** A group, by the tag it is stored under. */
    record OfGroup(String tag) implements Owner {
        @Override
        public String key() {
            return "g:" + tag;
        }
    }

    /**
     * Somebody in one group.
     *
     * @param group the group's tag
     * @param id their pseudonym: a keyed hash that differs in every group
     */
    record Person(String group, String id) implements Owner {
        @Override
        public String key() {
            return "m:" + id;
        }

        @Override
        public String toString() {
            return "person:…";
        }
    }

    /**
     * One record with a key of its own, so that it can be erased apart from any person.
     *
     * @param group the group's tag
     */
    record OfRecord(String group, String id) implements Owner {
        @Override
        public String key() {
            return "r:" + id;
        }
    }
}
