package org.circlekeeper.proof.kill;

import org.flywaydb.core.api.callback.Callback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;

/** In the killed process: before and after each step of a migration there is a point to stop at. */
public final class StepsOfMigration implements Callback {
    static final String POINT = "IN_MIGRATION";

    @Override
    public boolean supports(Event event, Context context) {
        return event == Event.BEFORE_EACH_MIGRATE || event == Event.AFTER_EACH_MIGRATE;
    }

    @Override
    public boolean canHandleInTransaction(Event event, Context context) {
        return true;
    }

    @Override
    public void handle(Event event, Context context) {
        Crash.here(POINT);
    }

    @Override
    public String getCallbackName() {
        return POINT;
    }
}
