package org.circlekeeper.proof.raid;

import com.google.crypto.tink.subtle.AesGcmJce;
import java.lang.reflect.Field;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.IntBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.circlekeeper.proof.canary.Canary;
import org.circlekeeper.proof.canary.Search;
import org.circlekeeper.storage.Database;
import org.circlekeeper.storage.DatabaseSettings;
import org.circlekeeper.vault.HeldKey;
import org.circlekeeper.vault.OperatorKey;
import org.circlekeeper.vault.OperatorKeys;

/**
 * Every key there was, from the passphrase down, which the attacker has not but this test has: what must not be in memory
 * after {@code lock} is looked for as it is, spelt out, and as AES keeps a key it works with.
 */
final class TrueKeys {
    /** What the program derives from the operator key, and may derive again only by asking for the passphrase. */
    private static final List<String> WIPED =
            List.of("wrap", "tag", "own", "key backup", "backup", "backup script", "passphrase check");

    /**
     * What keeps the open database going, so that what reaches its age is deleted at night: the key of its file, as {@code
     * docs/threat-model.md} says, and with it the password that H2 asks of each connection and the key of the marker, which
     * is written after each batch. The last two open nothing of anybody.
     */
    private static final List<String> STAYING = List.of("database file", "database user", "marker");

    private static final String OPERATOR = "operator key";

    private final Map<String, byte[]> wrapped;
    private final Map<String, byte[]> keys = new TreeMap<>();
    private final Map<String, byte[]> staying = new TreeMap<>();

    private TrueKeys(HeldKey held, Map<String, byte[]> wrapped) {
        this.wrapped = wrapped;
        keys.put(OPERATOR, itself(held));
        WIPED.forEach(purpose -> keys.put("key for " + purpose, held.derive(purpose)));
        STAYING.forEach(purpose -> staying.put("key for " + purpose, held.derive(purpose)));
        Map<String, byte[]> groups = new TreeMap<>();
        wrapped.forEach((owner, kept) ->
                opened(held.derive("wrap"), owner, kept).ifPresent(key -> groups.put("key of " + owner, key)));
        keys.putAll(groups);
        for (byte[] group : groups.values()) {
            wrapped.forEach(
                    (owner, kept) -> opened(group, owner, kept).ifPresent(key -> keys.put("key of " + owner, key)));
        }
    }

    /** Of a bot that no longer runs. */
    static TrueKeys of(Path data, Path header, String passphrase) {
        HeldKey held = new OperatorKeys(data).fromPassphrase(header, passphrase.toCharArray());
        try (Database database = Database.open(DatabaseSettings.in(data), held)) {
            Map<String, byte[]> all = new TreeMap<>();
            database.with(handle -> handle.createQuery("SELECT owner, wrapped FROM vault_key")
                    .reduceRows(all, (keys, row) -> {
                        keys.put(row.getColumn("owner", String.class), row.getColumn("wrapped", byte[].class));
                        return keys;
                    }));
            return new TrueKeys(held, all);
        }
    }

    /** No door of the product gives it out, and none shall. */
    private static byte[] itself(HeldKey held) {
        try {
            Field key = OperatorKey.class.getDeclaredField("key");
            key.setAccessible(true);
            return ((byte[]) key.get(held.key())).clone();
        } catch (ReflectiveOperationException renamed) {
            throw new LinkageError("the operator key is kept elsewhere", renamed);
        }
    }

    /** Which of the sealed keys one key opens. */
    private static Optional<byte[]> opened(byte[] by, String owner, byte[] kept) {
        try {
            return Optional.of(new AesGcmJce(by).decrypt(kept, ("key " + owner).getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException notTheKey) {
            return Optional.empty();
        }
    }

    /** The sealed keys by the name of their owner, as they stand in the table of keys. */
    Map<String, byte[]> wrapped() {
        return wrapped;
    }

    /** How many are looked for. */
    int count() {
        return keys.size();
    }

    /** Whether the key of every owner is among them. */
    boolean areComplete() {
        return keys.size() == 1 + WIPED.size() + wrapped.size();
    }

    /** Looks for all that has to be wiped, and for what stays. */
    Hunt hunt() {
        return new Hunt(new Search(canaries(keys)), new Search(canaries(staying)));
    }

    private static List<Canary> canaries(Map<String, byte[]> keys) {
        List<Canary> all = new ArrayList<>();
        keys.forEach((name, key) -> {
            List<byte[]> forms = new ArrayList<>(Canary.of(name, key).forms());
            forms.add(asWords(key));
            all.add(new Canary(name, false, forms));
        });
        return all;
    }

    /** The first round keys of AES are the key itself, as numbers of four bytes in the order of this machine. */
    private static byte[] asWords(byte[] key) {
        ByteBuffer words = ByteBuffer.allocate(key.length).order(ByteOrder.nativeOrder());
        IntBuffer numbers = ByteBuffer.wrap(key).asIntBuffer();
        while (numbers.hasRemaining()) {
            words.putInt(numbers.get());
        }
        return words.array();
    }

    /** What of it was found where; keys of one kind are counted together, so that a report says no name. */
    static final class Hunt {
        private final Search wiped;
        private final Search kept;
        private final Set<String> found = new TreeSet<>();
        private final Set<String> staying = new TreeSet<>();
        private final Map<String, Integer> places = new TreeMap<>();

        private Hunt(Search wiped, Search kept) {
            this.wiped = wiped;
            this.kept = kept;
        }

        void lookIn(String where, byte[] bytes) {
            Set<String> here = wiped.in(bytes);
            here.forEach(name -> places.merge(kind(name) + ", " + where, 1, Integer::sum));
            found.addAll(here);
            staying.addAll(kept.in(bytes));
        }

        private static String kind(String name) {
            int owner = name.indexOf(':');
            return owner < 0 ? name : name.substring(0, owner) + ":…";
        }

        /** Keys that have to be wiped by {@code lock}. */
        Set<String> found() {
            return found;
        }

        /** Keys that stay, and do. */
        Set<String> staying() {
            return staying;
        }

        /** Which kind of key stands in which kind of place, and in how many parts of memory. */
        Map<String, Integer> places() {
            return places;
        }
    }
}
