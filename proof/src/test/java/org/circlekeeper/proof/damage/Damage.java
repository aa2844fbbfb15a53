package org.circlekeeper.proof.damage;

import java.io.IOException;
import java.util.Set;
import org.circlekeeper.storage.Reason;

/**
 * One way to break a folder.
 *
 * @param allowed the reasons a start may be refused for; served it may be only when whole
 * @param mustRefuse whether serving is wrong even when nothing seems to be missing
 */
record Damage(String kind, String how, Set<Reason> allowed, boolean mustRefuse, Breaking breaking) {
    /** What is done to the files. */
    interface Breaking {
        void of(Folder folder) throws IOException;
    }

    static Damage refused(String kind, Reason reason, Breaking breaking) {
        return new Damage(kind, kind, Set.of(reason), true, breaking);
    }

    /** What may be broken and still has to be served: the other slot of the marker says as much. */
    static Damage harmless(String kind, String how, Breaking breaking) {
        return new Damage(kind, how, Set.of(), false, breaking);
    }

    /** The bytes of the marker are not what they were: it may be refused as that, or serve everything. */
    static Damage marker(String kind, String how, Breaking breaking) {
        return new Damage(kind, how, Set.of(Reason.MARKER_DAMAGED), false, breaking);
    }

    /**
     * The bytes of the database are not what they were: it may be refused, for a reason that sends the operator to the
     * newest backup, or serve everything.
     */
    static Damage bytes(String kind, String how, Breaking breaking) {
        return new Damage(
                kind,
                how,
                Set.of(Reason.DATABASE_DAMAGED, Reason.DATABASE_EMPTIED, Reason.DATABASE_OLDER, Reason.ROWS_MISSING),
                false,
                breaking);
    }

    @Override
    public String toString() {
        return kind.equals(how) ? kind : kind + ", " + how;
    }
}
