package org.circlekeeper.proof.canary;

import java.util.Set;

/** The commands that cannot end in every way. One that does all the same fails the test, so the list stays true. */
final class NeverSo {
    /**
     * What must answer when nothing works: help in a crisis, the list of commands, who runs this, cards, a check-in that is
     * kept nowhere, a note that is put away, and hiding, for which the platform alone is asked.
     */
    static final Set<String> FAILED =
            Set.of("helpline", "help", "about", "checkin card", "checkin nowhere", "offer decline", "hide");

    private NeverSo() {}
}
