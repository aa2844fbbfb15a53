package org.circlekeeper.discord.testkit;

/** The headers of a request that Discord looks at. */
record Headers(String authorization, String userAgent, String contentType) {
    Headers(com.sun.net.httpserver.Headers all) {
        this(first(all, "Authorization"), first(all, "User-Agent"), first(all, "Content-Type"));
    }

    private static String first(com.sun.net.httpserver.Headers all, String name) {
        String value = all.getFirst(name);
        return value == null ? "" : value;
    }
}
