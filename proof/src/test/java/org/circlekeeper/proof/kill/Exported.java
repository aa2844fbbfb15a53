package org.circlekeeper.proof.kill;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.circlekeeper.discord.testkit.SentFile;
import org.circlekeeper.discord.testkit.ShownMessage;

/** Finds the export for programs in what somebody was shown: in a file, or in the text where it is short. */
final class Exported {
    private static final ObjectMapper JSON = new ObjectMapper();

    private Exported() {}

    static Optional<Memory> in(ShownMessage shown) {
        return shown.attachments().stream()
                .map(SentFile::bytes)
                .filter(bytes -> bytes.length > 0 && bytes[0] == '{')
                .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
                .findFirst()
                .or(() -> inText(shown.text()))
                .map(Exported::read);
    }

    private static Optional<String> inText(String text) {
        int from = text.indexOf("{\n");
        int until = text.lastIndexOf('}');
        return from < 0 || until < from ? Optional.empty() : Optional.of(text.substring(from, until + 1));
    }

    private static Memory read(String json) {
        try {
            return Memory.of(JSON.readTree(json));
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("an export is not whole", broken);
        }
    }
}
