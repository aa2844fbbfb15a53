package org.circlekeeper.matrix.testkit;

/**
 * Who somebody is on a homeserver, and how they come in.
 *
 * @param user the full id, as in {@code @ada:circle.test}
 * @param name what is typed to log in
 */
public record Account(String user, String name, String password) {}
