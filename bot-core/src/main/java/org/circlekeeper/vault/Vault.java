package org.circlekeeper.vault;

import com.google.crypto.tink.subtle.Random;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.circlekeeper.chat.GroupId;
import org.circlekeeper.chat.PrivateText;
import org.circlekeeper.chat.UserId;
import org.circlekeeper.vault.Owner.OfGroup;
import org.circlekeeper.vault.Owner.OfRecord;
import org.circlekeeper.vault.Owner.Person;

/**
 * Seals, opens and erases what is about people. Thread-safe. Everything that writes joins the transaction it is called
 * in.
 */
public final class Vault {
    private static final Cell NOWHERE = new Cell("nowhere", "", "");

    private final KeyStore keys;
    private final OperatorKey operator;
    private final Runnable keysChanged;
    private final byte[] nothing;

    /** A vault without a backup of its keys: for tests. */
    public Vault(KeyStore keys, OperatorKey operator) {
        this(keys, operator, () -> {});
    }

    /** A vault that has the backup rewritten before anybody hears that a key was made or destroyed. */
    public Vault(KeyStore keys, OperatorKey operator, KeyBackup backup) {
        this(keys, operator, backup::rewrite);
    }

    private Vault(KeyStore keys, OperatorKey operator, Runnable keysChanged) {
        this.keys = keys;
        this.operator = operator;
        this.keysChanged = keysChanged;
        this.nothing = seal(NOWHERE, new PrivateText("nothing"));
    }

    /** Wipes the operator key: from now on nothing opens, and only helplines answer, until a restart. */
    public void lock() {
        operator.forget();
    }

    /**
     * Has something done when the keys are wiped: whoever knows people from memory lets go of them then. On the thread that
     * locks, and perhaps twice.
     */
    public void whenLocked(Runnable step) {
        operator.whenForgotten(step);
    }

    /** The name a group is stored under. */
    public OfGroup group(GroupId id) {
        return new OfGroup(operator.tag("group", id.platform().name() + "|" + id.value()));
    }

    /** Whether there is a key for them: a group that was set up, a person who said yes, a record that still stands. */
    public boolean knows(Owner owner) {
        return keys.find(owner.key()).isPresent();
    }

    /** Makes a key where there is none. The group of a person or record comes first. */
    public void admit(Owner owner) {
        if (!knows(owner)) {
            byte[] wrapped = wrap(owner, Random.randBytes(OperatorKey.BYTES));
            change(() -> keys.insert(owner.key(), wrapped));
        }
    }

    /** Destroys the key: what was sealed under it never opens again, here or in a backup. Harmless when repeated. */
    public void destroy(Owner owner) {
        change(() -> keys.delete(owner.key()));
    }

    private void change(Runnable how) {
        keys.together(() -> {
            how.run();
            keys.unwrapped().ifPresent(UnwrappedKeys::letGo);
            keys.afterChange(keysChanged);
            return keysChanged;
        });
    }

    /** Somebody's name in one group; empty where no such group was set up. It is the same every time. */
    public Optional<Person> person(OfGroup group, UserId user) {
        return unwrapped(group)
                .map(key -> new Person(
                        group.tag(), Keys.tag(key, "person", user.platform().name() + "|" + user.value())));
    }

    /**
     * A name for somebody that is the same in every group and at no other purpose: for limits, and for <em>never
     * again</em>. It outlives <em>forget</em>.
     */
    public String tagForLimits(String purpose, UserId user) {
        return operator.tag("limit " + purpose, user.platform().name() + "|" + user.value());
    }

    /** A name for an event of a platform, to know it again. */
    public String tagForEvent(String platform, String id) {
        return operator.tag("event", platform + "|" + id);
    }

    /** A name for an entry of the notebook. */
    public String tagForEntry(String entry) {
        return operator.tag("entry", entry);
    }

    /**
     * Whether this could be a name made here. Whatever else somebody typed in its place is not asked for in the database,
     * whose server may log what it is asked.
     */
    public static boolean isTag(String text) {
        return OperatorKey.isHash(text);
    }

    /** Seals what is nobody's but the bot's own, as an adapter's place in a stream of events. */
    public byte[] seal(Cell cell, PrivateText text) {
        return Keys.seal(operator.derive("own"), text.reveal().getBytes(StandardCharsets.UTF_8), binding("bot", cell));
    }

    /** Opens what is the bot's own. */
    public PrivateText open(Cell cell, byte[] sealed) {
        return new PrivateText(
                new String(Keys.open(operator.derive("own"), sealed, binding("bot", cell)), StandardCharsets.UTF_8));
    }

    /** Seals words under an owner's key; they open for this owner at this place only. */
    public byte[] seal(Owner owner, Cell cell, PrivateText text) {
        byte[] key = unwrapped(owner).orElseThrow(() -> new IllegalStateException("no key for a " + kind(owner)));
        return Keys.seal(key, text.reveal().getBytes(StandardCharsets.UTF_8), binding(owner.key(), cell));
    }

    /** Opens what was sealed; empty when the key was destroyed. */
    public Optional<PrivateText> open(Owner owner, Cell cell, byte[] sealed) {
        return unwrapped(owner)
                .map(key -> new PrivateText(
                        new String(Keys.open(key, sealed, binding(owner.key(), cell)), StandardCharsets.UTF_8)));
    }

    /**
     * Looks for the key of somebody who has none and opens as much of nothing as there would be to open, so that the time it
     * takes does not tell that they are unknown.
     *
     * @param values how many values would be opened under that key
     */
    public void openInVain(Owner owner, int values) {
        unwrapped(owner);
        for (int opened = 0; opened < 1 + values; opened++) {
            Keys.open(operator.derive("own"), nothing, binding("bot", NOWHERE));
        }
    }

    private Optional<byte[]> unwrapped(Owner owner) {
        operator.mustBeHeld(); // a locked vault opens nothing, whatever a transaction still holds
        Optional<UnwrappedKeys> held = keys.unwrapped();
        Optional<byte[]> known = held.flatMap(those -> those.find(owner.key()));
        if (known.isPresent()) {
            return known;
        }
        Optional<byte[]> key =
                keys.find(owner.key()).map(wrapped -> Keys.open(parent(owner), wrapped, "key " + owner.key()));
        key.ifPresent(fresh -> held.ifPresent(those -> those.hold(owner.key(), fresh)));
        return key;
    }

    private byte[] wrap(Owner owner, byte[] key) {
        return Keys.seal(parent(owner), key, "key " + owner.key());
    }

    private byte[] parent(Owner owner) {
        if (owner instanceof OfGroup) {
            return operator.wrapping();
        }
        String tag = owner instanceof Person person ? person.group() : ((OfRecord) owner).group();
        return unwrapped(new OfGroup(tag)).orElseThrow(() -> new IllegalStateException("no key for a group"));
    }

    private static String binding(String owner, Cell cell) {
        return String.join("|", owner, cell.table(), cell.row(), cell.column());
    }

    private static String kind(Owner owner) {
        return owner.getClass().getSimpleName();
    }

    /** The few operations on bare keys. */
    static final class Keys {
        private static final int NONCE = 12;
        private static final int TAG_BITS = 128;

        private Keys() {}

        /** AES-256-GCM: a fresh nonce, then what was sealed, then its tag (NIST SP 800-38D). */
        static byte[] seal(byte[] key, byte[] plain, String binding) {
            try {
                byte[] nonce = Random.randBytes(NONCE);
                byte[] sealed = cipher(Cipher.ENCRYPT_MODE, key, nonce, binding).doFinal(plain);
                return ByteBuffer.allocate(NONCE + sealed.length)
                        .put(nonce)
                        .put(sealed)
                        .array();
            } catch (GeneralSecurityException broken) {
                throw new IllegalStateException("cannot seal", broken);
            }
        }

        static byte[] open(byte[] key, byte[] sealed, String binding) {
            try {
                if (sealed.length < NONCE + TAG_BITS / Byte.SIZE) {
                    throw new GeneralSecurityException("too short");
                }
                return cipher(Cipher.DECRYPT_MODE, key, sealed, binding).doFinal(sealed, NONCE, sealed.length - NONCE);
            } catch (GeneralSecurityException foreign) {
                throw new IllegalStateException("a sealed value does not belong here", foreign);
            }
        }

        // a new one each time: one that a thread kept would keep the last key in memory, lock or no lock
        private static Cipher cipher(int mode, byte[] key, byte[] nonce, String binding)
                throws GeneralSecurityException {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce, 0, NONCE));
            cipher.updateAAD(binding.getBytes(StandardCharsets.UTF_8));
            return cipher;
        }

        static String tag(byte[] key, String purpose, String of) {
            return OperatorKey.hash(key, purpose + "|" + of);
        }
    }
}
