package org.circlekeeper.agreement;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The clauses that ship with the bot, read when the first is needed. Strict: a word we do not know is an error. */
final class Library {
    /** Fits only groups for adults. */
    static final String ADULTS_ONLY = "AG-AGE";

    private Library() {}

    private static final class Read {
        static final List<Clause> ALL = clauses();

        private static List<Clause> clauses() {
            try (@Nullable InputStream file = Library.class.getResourceAsStream("/agreement/clauses.yaml")) {
                if (file == null) {
                    throw new IllegalStateException("the clauses are not in the program");
                }
                return List.of(new ObjectMapper(new YAMLFactory()).readValue(file, Clause[].class));
            } catch (IOException broken) {
                throw new UncheckedIOException(broken);
            }
        }
    }

    static List<Clause> all() {
        return Read.ALL;
    }

    /** A clause by its id, however it is written. */
    static Optional<Clause> find(String id) {
        return all().stream()
                .filter(clause -> clause.id().equals(id.toUpperCase(Locale.ROOT)))
                .findFirst();
    }

    /** What a new agreement begins with. */
    static List<Clause> beginning() {
        return all().stream()
                .filter(clause -> clause.tier() != Clause.Tier.OPTIONAL)
                .toList();
    }

    /** Clauses in the order they are read: by tier, then as in the library. */
    static List<Clause> inOrder(List<Clause> clauses) {
        List<String> ids = all().stream().map(Clause::id).toList();
        return clauses.stream()
                .sorted(Comparator.comparing(Clause::tier).thenComparingInt(clause -> ids.indexOf(clause.id())))
                .toList();
    }
}
