package org.circlekeeper.proof.setup;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.circlekeeper.proof.canary.Canary;
import org.circlekeeper.proof.canary.Search;

/** The bytes of a place's secret files, part by part, to be looked for in what was said: a part that shows is shown. */
final class Secrets {
    /** What is no secret; any other file is one, so that a new kind of file cannot be forgotten. */
    private static final String OPEN = "bot\\.yaml(/.*)?|helplines/.*|(data|other|fresh|elsewhere)(/.*)?|there";

    /** What separates the parts of a token, and words of a passphrase or a key file. */
    private static final String SEPARATORS = "[\\s.]+";

    /** Labels, such as those of a key file, which say nothing. */
    private static final String LABEL = "[a-z]+";

    private static final int SHORTEST = 6;

    private Secrets() {}

    /** The files of which something can be read in there. */
    static List<String> shownIn(String said, Map<String, byte[]> files) {
        List<Canary> canaries = new ArrayList<>();
        files.forEach((name, bytes) -> {
            if (!name.matches(OPEN)) {
                Arrays.stream(new String(bytes, StandardCharsets.ISO_8859_1).split(SEPARATORS, -1))
                        .filter(part -> part.length() >= SHORTEST && !part.matches(LABEL))
                        .forEach(part -> canaries.add(Canary.of("part of " + name, part)));
            }
        });
        canaries.add(Canary.of("the words in every secret", SetUps.SECRET));
        return List.copyOf(new Search(canaries).in(said.getBytes(StandardCharsets.UTF_8)));
    }
}
