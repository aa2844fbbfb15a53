package org.circlekeeper.helpline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.NullUnmarked;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Finding a helpline among 10,000: a hundred countries with a hundred lines each, every one with opening hours. Beside
 * it, as the reference, what a bare map takes to answer with a country's lines.
 */
@NullUnmarked // JMH fills the fields
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class HelplineLookup {
    private static final int COUNTRIES = 100;
    private static final int LINES = 100;
    private static final Instant NOW = Instant.parse("2026-11-20T03:00:00Z");

    private final List<Query> questions = new ArrayList<>();
    private final Map<String, List<String>> map = new HashMap<>();
    private Finder finder;
    private int next;

    /** Writes the folder and asks for each country once, as the bot keeps what it has read. */
    @Setup
    public void write() throws IOException {
        Path folder = Files.createTempDirectory("helplines");
        for (int i = 0; i < COUNTRIES; i++) {
            String code = "" + (char) ('A' + i / 10) + (char) ('A' + i % 10);
            Files.writeString(folder.resolve(code + ".yaml"), country(code));
            map.put(code, List.of(code));
            Query plain = Query.in(code, "en");
            questions.add(plain);
            questions.add(plain.needing(Need.TALK).openNow(true));
            questions.add(plain.needing(Need.GRIEF).by(Way.By.TEXT).withoutUnaskedPolice(true));
        }
        finder = new Finder(new Directory(Optional.of(signed(folder))), () -> NOW);
        questions.forEach(finder::find);
        if (finder.find(questions.get(0)).lines().isEmpty()) {
            throw new IllegalStateException("nothing was found");
        }
    }

    private static SignedFolder signed(Path folder) throws IOException {
        try {
            Path key = Files.createTempDirectory("key").resolve("helplines.key");
            return new SignedFolder(folder, Optional.of(DirectorySigning.sign(folder, key)));
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException(missing);
        }
    }

    private static String country(String code) {
        StringBuilder file = new StringBuilder("country: '" + code + "'\nemergency: []\nlines:\n");
        List<String> needs = List.of("suicide", "talk", "grief", "domestic-violence", "children");
        for (int i = 0; i < LINES; i++) {
            file.append("""
                      - id: '%s-line-%d'
                        name: 'Line %d'
                        needs: ['%s', 'talk']
                        audience: ['%s']
                        ways:
                          - {by: '%s', value: '0800 %04d'}
                        hours:
                          zone: 'Europe/Berlin'
                          week:
                            - {days: ['mon', 'tue', 'wed', 'thu', 'fri'], from: '09:00', to: '26:00'}
                          source: 'SAND-2024'
                        strength: '%s'
                        listed:
                          - {source: 'SAND-2024', date: '2024-11-06'}
                    """.formatted(
                            code.toLowerCase(java.util.Locale.ROOT),
                            i,
                            i,
                            needs.get(i % needs.size()),
                            i % 7 == 0 ? "under-18" : "everyone",
                            i % 3 == 0 ? "text" : "call",
                            i,
                            i % 2 == 0 ? "strong" : "medium"));
        }
        return file.toString();
    }

    @Benchmark
    public Object find() {
        next = (next + 1) % questions.size();
        return finder.find(questions.get(next));
    }

    @Benchmark
    public Object bareMap() {
        next = (next + 1) % questions.size();
        return map.get(questions.get(next).country());
    }
}
