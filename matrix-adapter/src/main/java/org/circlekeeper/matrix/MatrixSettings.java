package org.circlekeeper.matrix;

import java.net.URI;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.circlekeeper.matrix.bridge.Access;

/**
 * How to reach Matrix, and whom to follow there. Prints no secret.
 *
 * @param user the full id, or its first part
 * @param password one of the two is there
 * @param token of a session made for the bot alone
 * @param folder where the encryption keys are kept; nobody else writes there
 * @param prefix what commands in shared rooms begin with, as in {@code !ck}
 * @param language what the bot speaks until somebody chooses: Matrix tells nobody's language
 */
public record MatrixSettings(
        URI homeserver,
        String user,
        Optional<String> password,
        Optional<String> token,
        Path folder,
        String prefix,
        Locale language,
        Invitations invitations) {
    /** What people see in the list of the account's devices. */
    private static final String DEVICE = "Circlekeeper";

    /**
     * Whose invitations are followed.
     *
     * @param servers those of whose people; none means the bot's own server
     * @param rooms rooms into which anybody may invite it
     */
    public record Invitations(Set<String> servers, Set<String> rooms) {
        public Invitations {
            servers = Set.copyOf(servers);
            rooms = Set.copyOf(rooms);
        }

        boolean lets(String server, String room, String own) {
            boolean known = servers.isEmpty() ? server.equals(own) : servers.contains(server);
            return known || rooms.contains(room);
        }
    }

    Access access(Access.Memory memory) {
        return new Access(homeserver, user, password, token, DEVICE, folder.resolve("matrix"), memory);
    }

    @Override
    public String toString() {
        return "settings for Matrix";
    }
}
