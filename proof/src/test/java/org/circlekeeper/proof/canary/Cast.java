package org.circlekeeper.proof.canary;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.circlekeeper.chat.Role;
import org.circlekeeper.vault.HeldKey;

/** Who takes part in memory and what each of them says where, each time in words of its own, so that a find names its way. */
final class Cast {
    static final String WRITER = "canary-writer";
    static final String LEAVER = "canary-leaver";
    static final String GUEST = "canary-guest";
    static final String RECEIVER = "canary-receiver";
    static final String THROWN = "stürzende Kanarie im Fehler";
    static final String ON_FULL_DISK = "dicke Kanarie, für die kein Platz ist";
    static final String OVERHEARD = "leise Kanarie, die alle hören könnten";

    private static final List<String> PURPOSES = List.of(
            "wrap", "tag", "own", "key backup", "database file", "database user", "marker", "backup", "backup script");

    private Cast() {}

    static String name(Role role) {
        return "canary-" + role.name().toLowerCase(Locale.ROOT);
    }

    static String journal(String writer) {
        return "vom Regen müde: " + writer.replace("canary", "Kanarie");
    }

    /** What is said in the room; of moderators and owners it is for all, such as an agreement. */
    static String inRoom(Role role) {
        return (role == Role.MEMBER ? "leise" : "laute") + " Kanarie im Zimmer als "
                + role.name().toLowerCase(Locale.ROOT);
    }

    static String alone(Role role) {
        return "leise Kanarie für mich allein als " + role.name().toLowerCase(Locale.ROOT);
    }

    /** What is said while nothing works. */
    static String inVain(String name) {
        return "vergebliche Kanarie: " + name.replace("canary", "Kanarie");
    }

    /** @param code what a moderator was shown to attach a room with */
    static List<Canary> canaries(HeldKey held, byte[] key, String code) {
        List<Canary> all = new ArrayList<>();
        List<String> names = new ArrayList<>(List.of(WRITER, LEAVER, GUEST, RECEIVER));
        for (Role role : Role.values()) {
            names.add(name(role));
            all.add(
                    role == Role.MEMBER
                            ? Canary.of("words in a room", inRoom(role))
                            : Canary.forAll("words for all of the " + role, inRoom(role)));
            all.add(Canary.of("words to the bot alone of the " + role, alone(role)));
            all.add(Canary.of("words while nothing works of the " + role, inVain(name(role))));
        }
        for (String name : names) {
            all.add(Canary.of("id " + name, name));
            all.add(Canary.of("direct room of " + name, "dm-" + name));
        }
        all.add(Canary.of("words while nothing works of a guest", inVain(GUEST)));
        all.add(Canary.of("words in an exception", THROWN));
        all.add(Canary.of("words on a full disk", ON_FULL_DISK));
        all.add(Canary.of("words where all listen", OVERHEARD));
        all.add(Canary.of("words of a journal", journal(WRITER)));
        all.add(Canary.of("words of a journal that was forgotten", journal(LEAVER)));
        all.add(Canary.of("ids of events", "event-of-memory-"));
        all.add(Canary.of("code to attach a room", code));
        all.add(Canary.of("operator key", key));
        PURPOSES.forEach(purpose -> all.add(Canary.of("key for " + purpose, held.derive(purpose))));
        return all;
    }
}
