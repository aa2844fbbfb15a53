package org.circlekeeper.helpline;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a whole folder and says what is wrong with it: each file by itself, then what files say about each other. */
final class DirectoryCheck {
    private static final Pattern COUNTRY = Pattern.compile("([A-Z]{2})\\.yaml|(INTERNATIONAL)\\.yaml");
    private static final Pattern SOURCE = Pattern.compile("^ {2}'?([A-Za-z0-9.-]+)'?:\\s*$");

    private final SignedFolder signed;
    private final Path folder;
    private final List<String> problems = new ArrayList<>();
    private final Map<String, Line> lines = new HashMap<>();
    private final Map<String, String> homes = new HashMap<>();

    DirectoryCheck(SignedFolder signed) {
        this.signed = signed;
        this.folder = signed.path();
    }

    /** Every problem, in the order of the files, then what differs from what was signed; empty when all is well. */
    List<String> problems() {
        if (Files.isDirectory(folder)) {
            names().forEach(this::read);
            lines.values().forEach(this::checkLinks);
        }
        problems.addAll(signed.problems());
        return List.copyOf(problems);
    }

    private List<String> names() {
        try {
            return DirectorySigning.names(folder);
        } catch (IOException unreadable) {
            return List.of(); // the signature's own problems say so
        }
    }

    private void read(String name) {
        Matcher country = COUNTRY.matcher(name);
        if (name.equals("SOURCES.yaml")) {
            return;
        }
        if (!country.matches()) {
            problems.add(folder.resolve(name) + ": is not named like a country, as in DE.yaml");
            return;
        }
        String code = country.group(1) == null ? Directory.INTERNATIONAL : country.group(1);
        try (InputStream open = Files.newInputStream(folder.resolve(name))) {
            CountryFile file = DirectoryReader.read(open, folder.resolve(name).toString(), code);
            file.lines().forEach(line -> add(line, name));
        } catch (DamagedFileException damaged) {
            problems.add(String.valueOf(damaged.getMessage()));
        } catch (IOException unreadable) {
            problems.add(folder.resolve(name) + ": cannot be read");
        }
    }

    private void add(Line line, String name) {
        if (lines.putIfAbsent(line.id(), line) == null) {
            homes.put(line.id(), name);
        } else {
            problems.add(folder.resolve(name) + ": two lines have the id " + line.id());
        }
        Set<String> known = sources();
        line.listed().stream()
                .map(Listing::source)
                .filter(source -> !known.isEmpty() && !known.contains(source))
                .forEach(source -> problems.add(folder.resolve(name) + ": " + line.id()
                        + " names a source that SOURCES.yaml does not explain: " + source));
    }

    private void checkLinks(Line line) {
        String pair = line.pair();
        Line other = pair == null ? null : lines.get(pair);
        if (pair != null && (other == null || !line.id().equals(other.pair()))) {
            problems.add(home(line) + line.id() + " has a pair that does not name it back: " + pair);
        }
        if (line.replacedBy() != null && !lines.containsKey(line.replacedBy())) {
            problems.add(home(line) + line.id() + " is replaced by a line that is not there: " + line.replacedBy());
        }
    }

    private String home(Line line) {
        return folder.resolve(homes.getOrDefault(line.id(), "")) + ": ";
    }

    private final Set<String> explained = new HashSet<>();

    private Set<String> sources() {
        Path file = folder.resolve("SOURCES.yaml");
        if (explained.isEmpty() && Files.isRegularFile(file)) {
            try (var text = Files.lines(file)) {
                text.map(SOURCE::matcher).filter(Matcher::matches).forEach(source -> explained.add(source.group(1)));
            } catch (IOException | java.io.UncheckedIOException unreadable) {
                problems.add(file + ": cannot be read");
                explained.add("");
            }
        }
        return explained;
    }
}
