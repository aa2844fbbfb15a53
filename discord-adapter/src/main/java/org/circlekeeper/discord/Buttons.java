package org.circlekeeper.discord;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.circlekeeper.chat.Invocation;
import org.circlekeeper.chat.UserId;

/**
 * Ids for buttons that say by themselves what they do, so that they work after a restart and nothing is kept for them.
 * An id is signed; whom and where it is for is part of what is signed and not of the id. Thread-safe.
 *
 * <p>One letter for the version, then in base64url: whom and how long it is for (1 byte), when it was written (4 bytes,
 * seconds), the signature (10 bytes of HMAC-SHA256), and the {@link PackedInvocation}.
 */
final class Buttons {
    /** Discord, Components reference: {@code custom_id}, 1 to 100 characters. */
    static final int LONGEST = 100;

    /** Written with {@link FirstDictionary}. Another dictionary takes the next digit. */
    private static final char CHOICE = '1';

    /** What it does is kept in a row. */
    private static final char ROW = 'a';

    private static final int SIGNATURE = 10;
    private static final int HEAD = 1 + Integer.BYTES + SIGNATURE;
    private static final int BOUND_TO_PERSON = 0x80;
    private static final int VALIDITY = 0x7F;
    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec key;
    private final InstantSource clock;

    Buttons(byte[] key, InstantSource clock) {
        this.key = new SecretKeySpec(key, ALGORITHM);
        this.clock = clock;
    }

    /**
     * An id for what a choice does; another one each second, so that a press can be recognised. Empty when it does not
     * fit: then it needs a row.
     *
     * @throws IllegalArgumentException if somebody's words are among the arguments
     */
    Optional<String> write(Invocation then, Bound bound) {
        return Optional.of(write(CHOICE, PackedInvocation.pack(then), bound)).filter(id -> id.length() <= LONGEST);
    }

    /**
     * An id for a row that says what the button does.
     *
     * @throws IllegalArgumentException if the row's id is too long for a button's
     */
    String writeRow(String rowId, Bound bound) {
        String id = write(ROW, rowId.getBytes(StandardCharsets.UTF_8), bound);
        if (id.length() > LONGEST) {
            throw new IllegalArgumentException("a row's id of " + rowId.length() + " characters");
        }
        return id;
    }

    private String write(char version, byte[] content, Bound bound) {
        int whom = bound.person().isPresent() ? BOUND_TO_PERSON : 0;
        byte head = (byte) (whom | bound.goodFor().map(ValidityCode::of).orElse(ValidityCode.FOR_EVER));
        int written = (int) clock.instant().getEpochSecond();
        byte[] signature = sign(version, head, written, content, bound.person(), bound.home());
        byte[] all = ByteBuffer.allocate(HEAD + content.length)
                .put(head)
                .putInt(written)
                .put(signature)
                .put(content)
                .array();
        return version + Base64.getUrlEncoder().withoutPadding().encodeToString(all);
    }

    /** What a pressed id means. Never throws, whatever the id is. */
    Read read(String id, UserId presser, String home) {
        if (id.length() < 2 || id.length() > LONGEST) {
            return new Read.Refused();
        }
        Optional<byte[]> decoded = decoded(id);
        if (decoded.isEmpty() || decoded.get().length <= HEAD) {
            return new Read.Refused();
        }
        char version = id.charAt(0);
        if (version != CHOICE && version != ROW) {
            boolean fromAnotherVersion = (version > '0' && version <= '9') || (version >= 'a' && version <= 'z');
            return fromAnotherVersion ? new Read.Old(Optional.empty()) : new Read.Refused();
        }
        return read(version, ByteBuffer.wrap(decoded.get()), presser, home);
    }

    /** Empty unless it is the one way to write these bytes. */
    private static Optional<byte[]> decoded(String id) {
        String text = id.substring(1);
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(text);
            boolean canonical = Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(bytes)
                    .equals(text);
            return canonical ? Optional.of(bytes) : Optional.empty();
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    private Read read(char version, ByteBuffer all, UserId presser, String home) {
        byte head = all.get();
        int written = all.getInt();
        byte[] signature = new byte[SIGNATURE];
        all.get(signature);
        byte[] content = new byte[all.remaining()];
        all.get(content);
        Optional<UserId> person = (head & BOUND_TO_PERSON) != 0 ? Optional.of(presser) : Optional.empty();
        if (!MessageDigest.isEqual(signature, sign(version, head, written, content, person, home))) {
            return new Read.Refused();
        }
        boolean over = isOver(head & VALIDITY, written);
        if (version == ROW) {
            return over
                    ? new Read.Old(Optional.empty())
                    : new Read.FineRow(new String(content, StandardCharsets.UTF_8));
        }
        Invocation then = PackedInvocation.unpack(content);
        return over ? new Read.Old(Optional.of(then)) : new Read.Fine(then);
    }

    private boolean isOver(int code, int written) {
        Instant issued = Instant.ofEpochSecond(Integer.toUnsignedLong(written));
        return ValidityCode.read(code)
                .map(time -> Duration.between(issued, clock.instant()).compareTo(time) > 0)
                .orElse(false);
    }

    private byte[] sign(char version, byte head, int written, byte[] content, Optional<UserId> person, String home) {
        byte[] who = person.map(UserId::value).orElse("").getBytes(StandardCharsets.UTF_8);
        byte[] where = home.getBytes(StandardCharsets.UTF_8);
        ByteBuffer signed = ByteBuffer.allocate(5 * Integer.BYTES + who.length + where.length + content.length);
        signed.putInt(version).putInt(head).putInt(written);
        signed.putInt(who.length).put(who).putInt(where.length).put(where).put(content);
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return Arrays.copyOf(mac.doFinal(signed.array()), SIGNATURE);
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("every Java has " + ALGORITHM, missing);
        }
    }
}
