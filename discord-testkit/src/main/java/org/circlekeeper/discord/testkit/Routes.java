package org.circlekeeper.discord.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds what handles a request. Filled at the start, read-only afterwards. */
final class Routes {
    @FunctionalInterface
    interface Handler {
        RestAnswer answer(RestRequest request);
    }

    /**
     * One thing that can be asked.
     *
     * @param template parts of a path; {@code *} stands for any
     */
    record Route(String method, List<String> template, Handler handler) {
        /** As tests name it: {@code POST channels/*\/messages}. */
        String name() {
            return method + " " + String.join("/", template);
        }

        boolean fits(List<String> path) {
            if (path.size() != template.size()) {
                return false;
            }
            for (int i = 0; i < path.size(); i++) {
                if (!template.get(i).equals("*") && !template.get(i).equals(path.get(i))) {
                    return false;
                }
            }
            return true;
        }
    }

    private final List<Route> all = new ArrayList<>();

    /** The first that fits wins, so exact parts come before stars. */
    Routes on(String method, String template, Handler handler) {
        all.add(new Route(method, List.of(template.split("/")), handler));
        return this;
    }

    Optional<Route> find(String method, List<String> path) {
        for (Route route : all) {
            if (route.method().equals(method) && route.fits(path)) {
                return Optional.of(route);
            }
        }
        return Optional.empty();
    }
}
