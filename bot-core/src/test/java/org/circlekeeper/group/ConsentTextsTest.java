package org.circlekeeper.group;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.circlekeeper.command.Parameter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What people said yes to must not change behind their back. When a text changes what it means, raise its version in
 * {@link ConsentTexts} and everyone is asked again; when only its wording gets better, write the new sum here.
 */
class ConsentTextsTest {
    private static final Map<Purpose, String> KNOWN = Map.of(
            Purpose.MEMBERSHIP, "1 c9219a57",
            Purpose.CHECKINS, "1 61a766cf",
            Purpose.JOURNAL, "1 467a6762",
            Purpose.AGREEMENT, "1 5789d027");

    @ParameterizedTest
    @EnumSource(Purpose.class)
    void a_text_does_not_change_without_somebody_deciding_whether_to_ask_again(Purpose purpose) {
        String texts = Stream.of("en", "es", "de")
                .map(language -> words(language).getProperty("consent." + Parameter.kebab(purpose)))
                .collect(Collectors.joining("\n"));
        assertThat(ConsentTexts.CURRENT.version(purpose) + " " + Integer.toHexString(texts.hashCode()))
                .isEqualTo(KNOWN.get(purpose));
    }

    private static Properties words(String language) {
        Properties words = new Properties();
        try (var file = ConsentTextsTest.class.getResourceAsStream("/words/" + language + "/consent.properties")) {
            words.load(new InputStreamReader(java.util.Objects.requireNonNull(file), StandardCharsets.UTF_8));
        } catch (IOException broken) {
            throw new java.io.UncheckedIOException(broken);
        }
        return words;
    }
}
