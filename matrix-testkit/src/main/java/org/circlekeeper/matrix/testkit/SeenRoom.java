package org.circlekeeper.matrix.testkit;

import java.util.Map;

/**
 * A room as a foreign client knows it.
 *
 * @param membership of the person before the client: {@code invite}, {@code join}, {@code leave} …
 * @param members the membership of everybody, by user id
 */
public record SeenRoom(String id, String name, String membership, boolean encrypted, Map<String, String> members) {
    public SeenRoom {
        members = Map.copyOf(members);
    }
}
