package org.circlekeeper.discord.testkit.rules;

import java.util.Locale;
import java.util.regex.Pattern;

/** What a body is, told by the method and path it is sent to (Discord, API reference, version 10). */
public enum Kind {
    CREATE_MESSAGE("POST", "/channels/\\d+/messages"),
    EDIT_MESSAGE("PATCH", "/channels/\\d+/messages/\\d+"),
    CALLBACK("POST", "/interactions/\\d+/[^/]+/callback"),
    FOLLOW_UP("POST", "/webhooks/\\d+/[^/]+"),
    EDIT_ANSWER("PATCH", "/webhooks/\\d+/[^/]+/messages/(@original|\\d+)"),
    ALL_COMMANDS("PUT", "/applications/\\d+(/guilds/\\d+)?/commands"),
    CREATE_COMMAND("POST", "/applications/\\d+(/guilds/\\d+)?/commands"),
    EDIT_COMMAND("PATCH", "/applications/\\d+(/guilds/\\d+)?/commands/\\d+"),
    COMMAND_PERMISSIONS("PUT", "/applications/\\d+/guilds/\\d+/commands/\\d+/permissions"),
    CREATE_THREAD("POST", "/channels/\\d+/threads"),
    THREAD_FROM_MESSAGE("POST", "/channels/\\d+/messages/\\d+/threads"),
    EDIT_CHANNEL("PATCH", "/channels/\\d+"),
    CREATE_EVENT("POST", "/guilds/\\d+/scheduled-events"),
    EDIT_EVENT("PATCH", "/guilds/\\d+/scheduled-events/\\d+"),
    /** Every other body: no rule of ours looks at it. */
    OTHER("", "");

    private static final Pattern PREFIX = Pattern.compile("^(/api)?(/v\\d+)?(?=/)");

    private final String method;
    private final Pattern path;

    Kind(String method, String path) {
        this.method = method;
        this.path = Pattern.compile(path);
    }

    /** The prefix {@code /api/v10}, a query and a slash at the end make no difference. */
    public static Kind of(String method, String path) {
        String verb = method.toUpperCase(Locale.ROOT);
        String route = route(path);
        for (Kind kind : values()) {
            if (kind.method.equals(verb) && kind.path.matcher(route).matches()) {
                return kind;
            }
        }
        return OTHER;
    }

    static String route(String path) {
        int query = path.indexOf('?');
        String bare = query < 0 ? path : path.substring(0, query);
        String route = PREFIX.matcher(bare).replaceFirst("");
        return route.length() > 1 && route.endsWith("/") ? route.substring(0, route.length() - 1) : route;
    }
}
