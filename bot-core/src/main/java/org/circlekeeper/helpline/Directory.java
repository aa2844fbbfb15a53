package org.circlekeeper.helpline;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The helplines of every country, read when a country is first asked for and kept. The folder goes first; a file
 * that is missing there or not as it was signed is replaced by the copy inside the program, so there is always an answer.
 * Thread-safe. Reading says nothing in any log: it would tell that somebody just asked.
 */
final class Directory {
    /** The file for services that belong to no country. */
    static final String INTERNATIONAL = "INT";

    private static final String COPY = "/helplines/";

    private final Optional<SignedFolder> folder;
    private final Map<String, Country> countries = new ConcurrentHashMap<>();
    private volatile @Nullable List<Line> international;
    private volatile @Nullable Map<String, String> sources;

    Directory(Optional<SignedFolder> folder) {
        this.folder = folder;
    }

    /** A country, empty where nothing is known about it. */
    Country country(String code) {
        Country known = countries.get(code);
        return known == null ? countries.computeIfAbsent(code, this::read) : known;
    }

    private Country read(String code) {
        return Country.of(
                file(code).orElseGet(() -> new CountryFile(code, List.of(), List.of())), international(), sources());
    }

    /** What the sources are called; empty where nobody says. */
    private Map<String, String> sources() {
        Map<String, String> known = sources;
        if (known == null) {
            known = Sources.names(folder);
            sources = known;
        }
        return known;
    }

    private List<Line> international() {
        List<Line> known = international;
        if (known == null) {
            known = file(INTERNATIONAL).map(CountryFile::lines).orElse(List.of());
            international = known;
        }
        return known;
    }

    private Optional<CountryFile> file(String code) {
        return fromFolder(code).or(() -> inside(code));
    }

    private Optional<CountryFile> fromFolder(String code) {
        return folder.flatMap(signed -> signed.read(fileName(code))).flatMap(bytes -> read(bytes, code));
    }

    private static Optional<CountryFile> read(byte[] bytes, String code) {
        try {
            return Optional.of(DirectoryReader.read(new ByteArrayInputStream(bytes), fileName(code), code));
        } catch (DamagedFileException | RuntimeException damaged) {
            return Optional.empty();
        }
    }

    static Optional<CountryFile> inside(String code) {
        try (@Nullable InputStream open = Directory.class.getResourceAsStream(COPY + fileName(code))) {
            return open == null ? Optional.empty() : Optional.of(DirectoryReader.read(open, fileName(code), code));
        } catch (IOException | DamagedFileException | RuntimeException damaged) {
            return Optional.empty();
        }
    }

    static String fileName(String code) {
        return (code.equals(INTERNATIONAL) ? "INTERNATIONAL" : code) + ".yaml";
    }
}
