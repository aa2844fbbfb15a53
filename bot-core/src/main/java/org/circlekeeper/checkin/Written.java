package org.circlekeeper.checkin;

import java.util.LinkedHashMap;
import java.util.Map;
import org.circlekeeper.chat.PrivateText;
import org.circlekeeper.command.Call;
import org.circlekeeper.words.Words;

/** The lines somebody wrote into a form, by prompt. */
final class Written {
    /** The one line of a kind that has no prompts. */
    static final String NOTE = "note";

    private Written() {}

    /** What was written; lines left empty are left out. */
    static Map<String, PrivateText> in(Call call, Kind kind) {
        Map<String, PrivateText> words = new LinkedHashMap<>();
        for (int line = 0; line < Options.LINES.size(); line++) {
            String prompt = kind.prompts().isEmpty()
                    ? NOTE
                    : line < kind.prompts().size() ? kind.prompts().get(line).id() : "";
            call.find(Options.LINES.get(line))
                    .filter(text -> text.length() > 0 && !prompt.isEmpty())
                    .ifPresent(text -> words.putIfAbsent(prompt, text));
        }
        return words;
    }

    /** Whether this call brings a form that was sent, filled in or not. */
    static boolean isFrom(Call call) {
        return Options.LINES.stream().anyMatch(line -> call.find(line).isPresent());
    }

    /** What a line is called. */
    static String label(Kind kind, String prompt, Words words) {
        return kind.prompts().stream()
                .filter(known -> known.id().equals(prompt))
                .findFirst()
                .map(known -> words.from(known.label()))
                .orElseGet(() -> words.say("checkin.note_label"));
    }
}
