package org.circlekeeper.matrix;

import java.time.Duration;
import org.circlekeeper.matrix.bridge.Refused;

/** Asks again what the server was too busy for, did not answer, or wants the login renewed for. */
final class Patiently {
    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

    private Patiently() {}

    /** Something the server may ask to wait for. */
    interface Asking<T> {
        T ask() throws Refused;
    }

    /** Something of which nothing is wanted but that it is done. */
    interface Doing {
        void ask() throws Refused;
    }

    /** @param atMost how long all pauses together may be; a longer one is not begun */
    static <T> T ask(Duration atMost, Asking<T> asking) throws Refused {
        Duration own = FIRST_PAUSE;
        Duration left = atMost;
        while (true) {
            try {
                return asking.ask();
            } catch (Refused refused) {
                Duration pause = own.compareTo(refused.after()) > 0 ? own : refused.after();
                if (!mayPass(refused) || left.compareTo(pause) < 0) {
                    throw refused;
                }
                sleep(pause);
                left = left.minus(pause);
                own = own.multipliedBy(2).compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : own.multipliedBy(2);
            }
        }
    }

    static void that(Duration atMost, Doing doing) throws Refused {
        boolean unused = ask(atMost, () -> {
            doing.ask();
            return true;
        });
    }

    /** A logout that is for good ends the whole account, and whoever waits with it. */
    static boolean mayPass(Refused refused) {
        return switch (refused.why()) {
            case LIMITED, NO_ANSWER, LOGGED_OUT -> true;
            case FORBIDDEN, NOT_FOUND, TOO_LARGE, OTHER -> false;
        };
    }

    private static void sleep(Duration pause) throws Refused {
        try {
            Thread.sleep(pause.toMillis());
        } catch (InterruptedException told) {
            Thread.currentThread().interrupt();
            throw new Refused(Refused.Why.NO_ANSWER);
        }
    }
}
