package org.circlekeeper.testkit;

import java.util.List;
import java.util.Locale;
import org.circlekeeper.chat.Message;

/**
 * What may not stand at the beginning of a message that comes without asking: it is shown on lock screens, where an
 * ex-partner or an officer may read it. The platform of the tests refuses such a message.
 */
public final class Unasked {
    /** As much as a lock screen shows. */
    public static final int SHOWN = 60;

    private static final List<String> TELLING = List.of(
            // English
            "health",
            "crisis",
            "suicid",
            "helpline",
            "hotline",
            "help",
            "support",
            "group",
            "circle",
            "check-in",
            "mood",
            "feel",
            "therapy",
            "survivor",
            "moderator",
            "resource",
            "worried",
            "agreement",
            "share",
            // Spanish
            "salud",
            "ayuda",
            "apoyo",
            "grupo",
            "círculo",
            "ánimo",
            "sient",
            "terapia",
            "sobrevivient",
            "modera",
            "recurso",
            "preocup",
            "acuerdo",
            // German
            "gesund",
            "krise",
            "hilfe",
            "hilfs",
            "beratung",
            "gruppe",
            "kreis",
            "stimmung",
            "fühl",
            "therapie",
            "überleb",
            "sorge",
            "vereinbarung",
            "selbsthilfe");

    private Unasked() {}

    /** Throws an {@link AssertionError} if the first characters say what it is about. */
    public static void mustBeginNeutrally(Message message) {
        String text = PlainText.of(message);
        String shown = text.substring(0, Math.min(SHOWN, text.length()))
                .replace("Circlekeeper", "")
                .toLowerCase(Locale.ROOT);
        TELLING.stream().filter(shown::contains).findFirst().ifPresent(word -> {
            throw new AssertionError("a lock screen would say “" + word + "”: " + shown);
        });
    }
}
