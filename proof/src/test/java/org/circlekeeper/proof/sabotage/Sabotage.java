package org.circlekeeper.proof.sabotage;

import org.circlekeeper.proof.Patched.Change;

/**
 * One breakage, and the test that has to notice.
 *
 * @param what in a sentence, for the report
 * @param module where the test is
 * @param guard the test's class, and after {@code #} its method
 */
record Sabotage(String what, Change change, String module, String guard) {
    @Override
    public String toString() {
        return what;
    }

    static In named(String what) {
        return new In(what);
    }

    /** A breakage being told, in the order of a sentence. */
    record In(String what) {
        At in(String module, String name) {
            return new At(what, module, "org.circlekeeper." + name);
        }
    }

    /** The same, with its place. */
    record At(String what, String module, String name) {
        Broken from(String text, String instead) {
            return new Broken(what, Change.in(module, name, text, instead));
        }
    }

    /** The same, with its lines. */
    record Broken(String what, Change change) {
        Sabotage noticedBy(String module, String guard) {
            return new Sabotage(what, change, module, "org.circlekeeper." + guard);
        }
    }
}
