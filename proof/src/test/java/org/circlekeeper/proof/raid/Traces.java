package org.circlekeeper.proof.raid;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.circlekeeper.proof.canary.Canary;
import org.circlekeeper.proof.canary.Search;

/**
 * What an attacker looks for of each person they know: the id in every form, and every hash of it that needs no key or a
 * key they can find on the disk.
 */
final class Traces {
    private static final int TAG_CHARACTERS = 25;

    private final Search search;
    private final Map<String, Integer> hits = new TreeMap<>();
    private final Map<String, Integer> places = new TreeMap<>();

    /** @param keys what lies about: salts, names of databases, zeros */
    Traces(List<String> ids, List<byte[]> keys) {
        List<Canary> all = new ArrayList<>();
        for (String id : ids) {
            List<byte[]> forms = new ArrayList<>(Canary.of(id, id).forms());
            hashes(id, keys).forEach(hash -> forms.addAll(Canary.of(id, hash).forms()));
            keys.forEach(key ->
                    forms.addAll(Canary.of(id, tag(key, "person|discord|" + id)).forms()));
            all.add(new Canary(id, false, forms));
        }
        search = new Search(all);
    }

    private static List<byte[]> hashes(String id, List<byte[]> keys) {
        List<byte[]> all = new ArrayList<>();
        try {
            for (String said : List.of(id, "discord|" + id, "discord:" + id)) {
                byte[] bytes = said.getBytes(StandardCharsets.UTF_8);
                for (String how : List.of("MD5", "SHA-1", "SHA-256", "SHA-512")) {
                    all.add(MessageDigest.getInstance(how).digest(bytes));
                }
                for (byte[] key : keys) {
                    all.add(mac(key, said));
                    all.add(mac(key, "person|" + said));
                }
            }
            return all;
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException(missing);
        }
    }

    private static byte[] mac(byte[] key, String of) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(of.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException(missing);
        }
    }

    /** A hash as the product writes its own. */
    private static String tag(byte[] key, String of) {
        String text = new BigInteger(1, mac(key, of)).toString(32);
        return ("0".repeat(TAG_CHARACTERS) + text).substring(text.length());
    }

    void lookIn(String where, byte[] bytes) {
        Set<String> here = search.in(bytes);
        if (!here.isEmpty()) {
            places.merge(where, here.size(), Integer::sum);
        }
        here.forEach(id -> hits.merge(id, 1, Integer::sum));
    }

    /** In which kinds of places, and how often. */
    Map<String, Integer> places() {
        return places;
    }

    /** How much there is of each person of whom there is anything. */
    Map<String, Integer> found() {
        return hits;
    }

    /** The twelve the attacker names: those with most traces; where there are no more, whoever comes first on the list. */
    int score(List<String> shuffled, List<String> members) {
        return (int) shuffled.stream()
                .sorted((one, other) -> hits.getOrDefault(other, 0) - hits.getOrDefault(one, 0))
                .limit(members.size())
                .filter(members::contains)
                .count();
    }
}
