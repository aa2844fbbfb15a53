package org.circlekeeper.matrix.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An event as the person before a foreign client sees it, and what the server was given of it.
 *
 * @param body what is shown now: after an edit, the new words; empty when there are none or they cannot be read
 * @param content what was sent, decrypted, before any edit; empty when it cannot be read
 * @param wire what the server was given as content
 * @param undecryptable the SDK's name for why it cannot be read, as {@code MEGOLM_UNKNOWN_INBOUND_SESSION_ID}
 * @param shield only for what was encrypted and could be read
 * @param transaction only for what this device sent
 */
public record Seen(
        String id,
        String sender,
        String type,
        @Nullable String stateKey,
        String body,
        String formattedBody,
        String msgtype,
        JsonNode content,
        JsonNode wire,
        boolean encrypted,
        @Nullable Shield shield,
        @Nullable String undecryptable,
        @Nullable String threadRoot,
        boolean edited,
        boolean redacted,
        @Nullable String transaction) {

    /**
     * The sign beside a message that says how far it can be trusted.
     *
     * @param reason the SDK's name for it, as {@code UNSIGNED_DEVICE}; empty with {@link Colour#NONE}
     */
    public record Shield(Colour colour, String reason) {
        public enum Colour {
            NONE,
            GREY,
            RED
        }
    }

    /** Whether it came encrypted and nothing about it looks wrong. */
    public boolean isTrusted() {
        return Optional.ofNullable(shield)
                .filter(sign -> sign.colour() == Shield.Colour.NONE)
                .isPresent();
    }
}
