package org.circlekeeper.schedule;

import java.time.Instant;

/** Something done once a day. May be run twice for one day; the second time changes nothing. */
public interface JobHandler {

    /** A name in kebab case that never changes once released. */
    String kind();

    /** Does the work of one day; throwing puts it off. */
    void run(Instant now);
}
