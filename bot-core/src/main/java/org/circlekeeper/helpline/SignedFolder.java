package org.circlekeeper.helpline;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A folder of helplines that somebody vouches for: a list of the SHA-256 of every file, as {@code sha256sum} writes it, and
 * an Ed25519 signature (RFC 8032) over that list. A digit that changed, a line that is gone, a file from elsewhere: none is
 * read. Thread-safe.
 */
final class SignedFolder {
    static final String LIST = "DIRECTORY.sums";
    static final String SIGNATURE = "DIRECTORY.sig";
    private static final String LINE = "[0-9a-f]{64}  " + DirectorySigning.NAME;
    private static final int NAME = 66;

    private final Path folder;
    private final Optional<Path> publicKey;
    private volatile @Nullable Sums sums;

    /** @param publicKey whose signature counts; empty for that of whoever looks after the directory this program ships with */
    SignedFolder(Path folder, Optional<Path> publicKey) {
        this.folder = folder;
        this.publicKey = publicKey;
    }

    /**
     * What the signed list says.
     *
     * @param problem why it says nothing; empty when it was signed by the right hand
     */
    private record Sums(Map<String, String> byName, Optional<String> problem) {}

    Path path() {
        return folder;
    }

    /** A file as it was signed; empty for one that is missing, changed or was never signed. */
    Optional<byte[]> read(String name) {
        String sum = sums().byName().get(name);
        if (sum == null) {
            return Optional.empty();
        }
        try {
            byte[] bytes = Files.readAllBytes(folder.resolve(name));
            return Optional.of(bytes)
                    .filter(found -> DirectorySigning.sum(found).equals(sum));
        } catch (IOException gone) {
            return Optional.empty();
        }
    }

    /**
     * What differs from what was signed, a line each; empty when all is well. In English, as all that is said about the files
     * themselves. Reads every file.
     */
    List<String> problems() {
        if (!Files.isDirectory(folder)) {
            return List.of(folder + ": cannot be read");
        }
        List<String> problems = new ArrayList<>();
        Sums known = sums();
        known.problem().ifPresent(problems::add);
        if (known.problem().isEmpty()) {
            Set<String> all = new TreeSet<>(known.byName().keySet());
            all.addAll(names(problems));
            all.stream().filter(name -> read(name).isEmpty()).forEach(name -> problems.add(different(name, known)));
        }
        return problems;
    }

    private String different(String name, Sums known) {
        if (!Files.isRegularFile(folder.resolve(name))) {
            return folder.resolve(name) + ": was signed and is gone";
        }
        return folder.resolve(name)
                + (known.byName().containsKey(name) ? ": is not as it was signed" : ": was never signed");
    }

    private List<String> names(List<String> problems) {
        try {
            return DirectorySigning.names(folder);
        } catch (IOException unreadable) {
            problems.add(folder + ": cannot be read");
            return List.of();
        }
    }

    private Sums sums() {
        Sums known = sums;
        if (known == null) {
            known = verified();
            sums = known;
        }
        return known;
    }

    private Sums verified() {
        try {
            PublicKey key = publicKey.isPresent() ? DirectorySigning.read(publicKey.get()) : DirectorySigning.ours();
            byte[] list = Files.readAllBytes(folder.resolve(LIST));
            String text = Files.readString(folder.resolve(SIGNATURE), StandardCharsets.US_ASCII);
            Signature signature = Signature.getInstance(DirectorySigning.ALGORITHM);
            signature.initVerify(key);
            signature.update(list);
            if (!signature.verify(Base64.getDecoder().decode(text.strip()))) {
                return nothing(
                        folder.resolve(SIGNATURE) + ": was made with another key, or the list of files was changed");
            }
            return parsed(new String(list, StandardCharsets.UTF_8));
        } catch (NoSuchFileException missing) {
            return nothing(missing.getFile() + ": is missing, so nobody vouches for these files");
        } catch (IOException | GeneralSecurityException | IllegalArgumentException broken) {
            return nothing(folder.resolve(SIGNATURE) + ": cannot be checked");
        }
    }

    private Sums parsed(String list) {
        Map<String, String> byName = new TreeMap<>();
        for (String line : list.lines().toList()) {
            if (!line.matches(LINE)) {
                return nothing(folder.resolve(LIST) + ": is not a list of files");
            }
            byName.put(line.substring(NAME), line.substring(0, NAME - 2));
        }
        return new Sums(byName, Optional.empty());
    }

    private static Sums nothing(String problem) {
        return new Sums(Map.of(), Optional.of(problem));
    }
}
