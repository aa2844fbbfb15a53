package org.circlekeeper.matrix.bridge;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/**
 * How to get in. Prints neither secrets nor the account.
 *
 * @param user the full id, or its first part
 * @param password for the first login, and to log in again
 * @param token of a session somebody made for the bot; used instead of a login, once
 * @param store the file of the encryption keys, without its ending; nobody else writes there
 */
public record Access(
        URI homeserver,
        String user,
        Optional<String> password,
        Optional<String> token,
        String deviceName,
        Path store,
        Memory memory) {

    /** Small secrets outside the store, durable and sealed: the key of the store, the recovery key, which device it was, how
     * far the store had come. */
    public interface Memory {
        Optional<String> read(String key);

        /** On disk when this returns. */
        void write(String key, String value);
    }

    @Override
    public String toString() {
        return "access to Matrix";
    }
}
