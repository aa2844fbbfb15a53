package org.circlekeeper.helpline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.circlekeeper.helpline.Answer.Found;
import org.circlekeeper.helpline.Answer.Gap;
import org.circlekeeper.helpline.Line.Police;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Asks the directory we ship, by hand and at random. */
final class FinderTest {
    private static final Instant NOW = Instant.parse("2026-11-20T21:30:00Z");
    private static final Directory DIRECTORY = new Directory(Optional.empty());

    private final Finder finder = new Finder(DIRECTORY, InstantSource.fixed(NOW));

    private static final Map<String, Set<String>> LISTED = new HashMap<>();

    private static Set<String> listed(String country) {
        return Directory.inside(country).map(CountryFile::lines).orElse(List.of()).stream()
                .map(Line::id)
                .collect(Collectors.toSet());
    }

    private static List<String> ids(Answer answer) {
        return answer.lines().stream().map(found -> found.line().id()).toList();
    }

    @ParameterizedTest
    @CsvSource({
        "US,988", "GB,116 123", "IE,116 123", "DE,0800 1110111", "AT,142", "CH,143", "FR,3114", "BR,188", "AU,13 11 14",
        "ES,024", "CA,988", "NL,113", "KR,109", "NZ,1737", "MX,800 911 2000", "BE,1813", "BE,0800 32 123", "IN,14416",
        "PL,800 702 222", "JP,0120-061-338"
    })
    void the_numbers_everybody_knows_are_there(String country, String number) {
        assertThat(finder.find(Query.in(country, "en")).lines())
                .extracting(found -> found.way().value())
                .contains(number);
    }

    /** Thousands of questions of every kind, each held against everything we promise. */
    @Test
    @Tag("thorough")
    void every_answer_keeps_every_promise() {
        asked(20_000, Countries.codes());
    }

    /** The same of a few hundred, where most is known and where little is: what a quick look can tell. */
    @Test
    void hundreds_of_answers_keep_every_promise() {
        asked(600, List.of("US", "GB", "DE", "CA", "AU", "ES", "FR", "TR", "CI", "BE", "NZ", "IN"));
    }

    private static void asked(int questions, List<String> countries) {
        Random random = new Random(20261120);
        for (int i = 0; i < questions; i++) {
            Query query = anyQuery(random, countries);
            Instant now = NOW.plus(Duration.ofMinutes(random.nextInt(60 * 24 * 365)));
            Answer answer = new Finder(DIRECTORY, InstantSource.fixed(now)).find(query);
            holds(query, answer);
        }
    }

    private static Query anyQuery(Random random, List<String> countries) {
        Query query = Query.in(countries.get(random.nextInt(countries.size())), random.nextBoolean() ? "en" : "es");
        query = random.nextInt(3) == 0 ? query : query.needing(any(random, Need.values()));
        query = random.nextInt(3) > 0 ? query : query.by(any(random, Way.By.values()));
        query = random.nextInt(3) > 0 ? query : query.speaking(random.nextBoolean() ? "es" : "fr");
        return query.openNow(random.nextInt(4) == 0).withoutUnaskedPolice(random.nextInt(4) == 0);
    }

    private static <T> T any(Random random, T[] values) {
        return values[random.nextInt(values.length)];
    }

    private static void holds(Query query, Answer answer) {
        List<Line> lines = answer.lines().stream().map(Found::line).toList();
        Set<String> here = LISTED.computeIfAbsent(query.country(), FinderTest::listed);
        assertThat(lines).hasSizeLessThanOrEqualTo(Finder.MOST).doesNotHaveDuplicates();
        for (Line line : lines) {
            assertThat(here).as("never another country's line").contains(line.id());
            assertThat(line.status()).as("never a retracted line").isNull();
            assertThat(line.isShown()).as("never a weak or flagged line").isTrue();
            if (query.noUnaskedPolice()) {
                assertThat(line.police()).as(line.id()).isNotEqualTo(Police.MAY);
                assertThat(line.police() == Police.ONLY_IF_ASKED
                                || answer.gaps().contains(Gap.POLICE))
                        .as("not known is said")
                        .isTrue();
            }
            Optional.ofNullable(line.pair())
                    .ifPresent(pair ->
                            assertThat(lines).extracting(Line::id).as("pairs").contains(pair));
        }
        if (!lines.isEmpty() && !query.isAboutChildren() && lines.stream().allMatch(Line::isYouth)) {
            assertThat(answer.gaps())
                    .as("a youth line is never an adult's only answer")
                    .contains(Gap.ADULTS);
        }
        assertThat(lines.isEmpty()).isEqualTo(answer.gaps().contains(Gap.NO_LINE));
        if (query.noUnaskedPolice()) {
            assertThat(answer.emergency()).noneMatch(Emergency::isPoliceOnly);
        }
        assertThat(answer.emergency()).hasSizeLessThanOrEqualTo(3);
    }

    @Test
    @Tag("thorough")
    void adults_come_first_for_whoever_names_no_age() {
        for (String code : Countries.codes()) {
            List<Found> lines = finder.find(Query.in(code, "en")).lines();
            boolean youth = false;
            for (Found found : lines) {
                boolean paired = found.line().pair() != null;
                assertThat(youth && !found.line().isYouth() && !paired).as(code).isFalse();
                youth |= found.line().isYouth();
            }
        }
    }

    @Test
    @Tag("thorough")
    void age_hides_nothing() {
        for (String code : Countries.codes()) {
            Directory.inside(code).map(CountryFile::lines).orElse(List.of()).stream()
                    .filter(line -> line.status() == null && line.flags().isEmpty())
                    .filter(line -> line.strength() != Line.Strength.WEAK)
                    .forEach(line -> assertThat(DIRECTORY.country(code).byId())
                            .as(line.id())
                            .containsKey(line.id()));
        }
    }

    @Test
    @Tag("thorough")
    void a_number_is_written_with_every_digit_it_is_listed_with() {
        for (String code : Countries.codes()) {
            for (Line listed : Directory.inside(code).map(CountryFile::lines).orElse(List.of())) {
                Optional.ofNullable(DIRECTORY.country(code).byId().get(listed.id()))
                        .ifPresent(entry -> compare(listed, entry.line()));
            }
        }
    }

    private static void compare(Line listed, Line shown) {
        for (int i = 0; i < listed.ways().size(); i++) {
            Way before = listed.ways().get(i);
            Way after = shown.ways().get(i);
            if (before.e164() == null) {
                assertThat(after.value()).isEqualTo(before.value());
            } else {
                String number = after.value().replaceAll("[^0-9]", "").replaceFirst("^[08]", "");
                assertThat(before.value().replaceAll("[^0-9]", "") + " " + before.e164())
                        .as(listed.id())
                        .contains(number);
            }
        }
    }

    @Test
    void asking_for_a_language_brings_the_way_in_that_language() {
        Found first = finder.find(Query.in("US", "en").speaking("es")).lines().get(0);
        assertThat(first.way().value()).isEqualTo("988");
        assertThat(first.way().press()).isEqualTo("2");
    }

    @Test
    void asking_to_write_brings_ways_to_write() {
        assertThat(finder.find(Query.in("US", "en").by(Way.By.TEXT)).lines())
                .isNotEmpty()
                .allMatch(found -> found.way().by() == Way.By.TEXT);
    }

    @Test
    void a_way_nobody_offers_is_said_and_the_others_are_shown() {
        Answer answer = finder.find(Query.in("DE", "de").by(Way.By.VIDEO));
        assertThat(answer.gaps()).contains(Gap.WAY);
        assertThat(ids(answer)).contains("de-telefonseelsorge");
    }

    @Test
    void asking_about_children_brings_childrens_lines_first() {
        assertThat(ids(finder.find(Query.in("GB", "en").needing(Need.CHILDREN))).get(0))
                .isEqualTo("gb-childline");
    }

    @Test
    void open_now_leaves_out_what_is_closed_now() {
        Answer answer = finder.find(Query.in("DE", "de").openNow(true));
        assertThat(answer.lines())
                .isNotEmpty()
                .allMatch(found -> found.opening().isOpen());
    }

    @Test
    void trans_lifeline_is_there_for_trans_people_who_fear_the_police() {
        assertThat(ids(finder.find(Query.in("US", "en").needing(Need.TRANS).withoutUnaskedPolice(true))))
                .startsWith("us-trans-lifeline");
    }

    @Test
    void nothing_is_known_about_nowhere() {
        Answer answer = finder.find(Query.in("AQ", "en"));
        assertThat(answer.gaps()).containsExactly(Gap.NO_LINE);
        assertThat(answer.lines()).isEmpty();
    }
}
