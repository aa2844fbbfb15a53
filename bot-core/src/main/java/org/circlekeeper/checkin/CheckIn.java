package org.circlekeeper.checkin;

import com.google.crypto.tink.subtle.Random;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.circlekeeper.chat.PrivateText;

/**
 * What somebody noted about themself on one day; the day is as precise as it gets.
 *
 * @param id random; says nothing
 * @param turn rises from one to the next of a person, and gives them an order, because no time is kept
 * @param answer the values of the steps they picked
 * @param words what they wrote, by prompt; empty unless this belongs to the journal
 * @param shared whether it was shown to the room
 */
record CheckIn(
        String id,
        String kind,
        LocalDate on,
        int turn,
        List<String> answer,
        Map<String, PrivateText> words,
        boolean shared) {
    private static final int ID_BYTES = 8;
    private static final Pattern ID = Pattern.compile("[0-9a-f]{16}");

    CheckIn {
        answer = List.copyOf(answer);
        words = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(words));
    }

    static String newId() {
        return HexFormat.of().formatHex(Random.randBytes(ID_BYTES));
    }

    /**
     * Whether this could be such an id. Whatever else somebody typed in its place is not asked for in the database, whose
     * server may log what it is asked.
     */
    static boolean isId(String text) {
        return ID.matcher(text).matches();
    }

    CheckIn nowShared() {
        return new CheckIn(id, kind, on, turn, answer, words, true);
    }

    boolean isJournal() {
        return !words.isEmpty();
    }
}
