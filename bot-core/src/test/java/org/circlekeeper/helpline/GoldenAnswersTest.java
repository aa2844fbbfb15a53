package org.circlekeeper.helpline;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import org.circlekeeper.words.Catalogue;
import org.circlekeeper.words.Words;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The answers most people get, to the letter, each read by a person. A change of data, words or ordering that alters one
 * fails here. {@code -Dgolden.update=true} writes them anew; then read every line of the difference.
 */
final class GoldenAnswersTest {
    /** From whichever module they are asked for. */
    private static final Path FOLDER = Path.of("../bot-core/src/test/resources/helpline/golden");

    /** A Friday, half past nine in the evening in London. */
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-11-20T21:30:00Z"));

    private final Catalogue catalogue = new Catalogue();
    private final Finder finder = new Finder(new Directory(Optional.empty()), CLOCK);

    @ParameterizedTest
    @CsvSource({
        "US,en", "US,es", "GB,en", "IE,en", "CA,en", "AU,en", "NZ,en", "ZA,en", "IN,en", "JP,en", "KR,en", "DE,de",
        "AT,de", "CH,de", "FR,en", "NL,en", "PL,de", "ES,es", "MX,es", "AR,es", "BR,es", "BE,en", "UA,en", "TR,de"
    })
    void the_first_answer_stays_as_it_was_read(String country, String language) throws IOException {
        Words words = catalogue.in(Locale.forLanguageTag(language));
        Query query = Query.in(country, language);
        check(
                country + "-" + language,
                Rendered.of(new HelplineReply(finder.find(query), query, false, words).first()));
    }

    @ParameterizedTest
    @CsvSource({"US,en", "GB,en", "DE,de", "ES,es"})
    void the_long_answer_stays_as_it_was_read(String country, String language) throws IOException {
        Words words = catalogue.in(Locale.forLanguageTag(language));
        Query query = Query.in(country, language);
        check(
                country + "-" + language + "-more",
                Rendered.of(new HelplineReply(finder.find(query), query, false, words).everything()));
    }

    @ParameterizedTest
    @CsvSource({
        "US,sexual-violence",
        "US,trans",
        "GB,children",
        "GB,domestic-violence",
        "DE,sexual-violence",
        "CA,warmline",
        "AU,child-abuse-survivors",
        "FR,suicide"
    })
    void the_answer_to_a_need_stays_as_it_was_read(String country, String need) throws IOException {
        Words words = catalogue.in(Locale.ENGLISH);
        Query query = Query.in(country, "en")
                .needing(Need.valueOf(need.toUpperCase(Locale.ROOT).replace('-', '_')));
        check(country + "-" + need, Rendered.of(new HelplineReply(finder.find(query), query, false, words).first()));
    }

    @ParameterizedTest
    @CsvSource({"US", "GB"})
    void the_answer_without_unasked_police_stays_as_it_was_read(String country) throws IOException {
        Words words = catalogue.in(Locale.ENGLISH);
        Query query = Query.in(country, "en").withoutUnaskedPolice(true);
        check(
                country + "-no-unasked-police",
                Rendered.of(new HelplineReply(finder.find(query), query, true, words).first()));
    }

    private static void check(String name, String answer) throws IOException {
        Path golden = FOLDER.resolve(name + ".txt");
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(golden, answer, UTF_8);
        }
        assertThat(answer).isEqualTo(Files.readString(golden, UTF_8));
    }
}
