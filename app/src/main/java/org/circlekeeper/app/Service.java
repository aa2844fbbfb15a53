package org.circlekeeper.app;

import java.util.Map;

/** The platforms that are configured, until somebody stops the program. */
final class Service {
    private final Map<String, String> environment;

    Service(Map<String, String> environment) {
        this.environment = environment;
    }

    /** This version has no platform a service could start; it says so before it touches any data. */
    void run(Order.Run order) {
        Settings.read(order.config(), environment);
        throw new Refused(Exit.CONFIG, "config_no_platform", "file", order.config());
    }
}
