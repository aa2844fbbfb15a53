package org.circlekeeper.matrix;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.circlekeeper.matrix.bridge.Homeserver;
import org.circlekeeper.matrix.bridge.Refused;

/**
 * Somebody else is logged in to the bot's account: they could read along, so nothing is sent until they are gone. Only the
 * operator can tell whether it was they themselves. Thread-safe.
 */
final class Alarm {
    private final Homeserver server;
    private final Consumer<String> tells;
    private final Set<String> devices = ConcurrentHashMap.newKeySet();

    /** @param tells hears the id of each such device once */
    Alarm(Homeserver server, Consumer<String> tells) {
        this.server = server;
        this.tells = tells;
    }

    void raise(String device) {
        if (devices.add(device)) {
            tells.accept(device);
        }
    }

    /** Whether nothing may be sent. */
    boolean isRaised() {
        return !devices.isEmpty();
    }

    /** Looks whether they are still there. */
    void lookAgain() {
        if (isRaised()) {
            try {
                devices.retainAll(server.devices().keySet());
            } catch (Refused later) {
                // they are taken to be there
            }
        }
    }
}
