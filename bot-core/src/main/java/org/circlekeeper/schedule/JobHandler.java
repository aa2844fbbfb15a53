package org.circlekeeper.schedule;

import java.time.Instant;

/** Something done once a day. May be run twice for one day; the second time changes nothing. */
public interface JobHandler {

    /** A name in kebab case that never changes once released. */
    String kind();

    /**
     * Whether it asks platforms over the network. Then it runs outside of any transaction, and opens short ones of its own
     * for what it changes; otherwise the whole work of a day is one transaction.
     */
    default boolean asksPlatforms() {
        return false;
    }

    /** Does the work of one day; throwing puts it off. */
    void run(Instant now);
}
