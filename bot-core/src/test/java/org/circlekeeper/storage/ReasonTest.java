package org.circlekeeper.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Properties;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReasonTest {

    @ParameterizedTest
    @ValueSource(strings = {"en", "es", "de"})
    void every_reason_has_a_cause_and_a_way_out_on_one_line_each(String language) throws IOException {
        Properties words = new Properties();
        try (Reader file = new InputStreamReader(
                Objects.requireNonNull(
                        ReasonTest.class.getResourceAsStream("/words/" + language + "/storage.properties")),
                StandardCharsets.UTF_8)) {
            words.load(file);
        }
        TreeSet<String> expected = new TreeSet<>();
        for (Reason reason : Reason.values()) {
            expected.add(reason.causeKey());
            expected.add(reason.fixKey());
            assertThat(reason.exitCode()).isIn(65, 75, 77, 78);
            assertThat(reason.anchor()).startsWith("docs/operator.md#");
        }

        assertThat(new TreeSet<>(words.stringPropertyNames())).isEqualTo(expected);
        assertThat(words.values())
                .allSatisfy(text -> assertThat((String) text).isNotBlank().doesNotContain("\n", "'"));
    }
}
