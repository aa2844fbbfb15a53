package org.circlekeeper.proof.setup;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A leak would be seen, in whatever part; without this, seeing none would mean nothing. */
final class SecretsTest {
    private static final Map<String, byte[]> FILES = Map.of(
            "token", bytes(SetUps.CUT_SHORT),
            "data.keys/operator.key", bytes("circlekeeper operator key 1\nkey q83vEjRWeJA=\n"),
            "bot.yaml", bytes("storage: {folder: somewhere-else}"));

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void a_token_cut_short_is_seen_whole_and_in_part_and_encoded() {
        assertThat(Secrets.shownIn("the token " + SetUps.CUT_SHORT + " is none", FILES))
                .containsExactly("part of token");
        assertThat(Secrets.shownIn("it begins " + SetUps.CUT_SHORT.substring(0, 24), FILES))
                .containsExactly("part of token");
        assertThat(Secrets.shownIn(Base64.getEncoder().encodeToString(FILES.get("token")), FILES))
                .containsExactly("part of token");
    }

    @Test
    void a_key_is_seen_and_the_label_before_it_is_none() {
        assertThat(Secrets.shownIn("circlekeeper: q83vEjRWeJA= is no key", FILES))
                .containsExactly("part of data.keys/operator.key");
        assertThat(Secrets.shownIn("circlekeeper: the operator key in somewhere-else is damaged", FILES))
                .isEmpty();
    }
}
