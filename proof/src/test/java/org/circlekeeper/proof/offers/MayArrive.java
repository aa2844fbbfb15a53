package org.circlekeeper.proof.offers;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which notes may arrive, worked out from what people did and apart from the bot; and what did not go as it says. */
final class MayArrive {
    private static final Duration DAY = Duration.ofHours(24);
    private static final Duration WEEK = Duration.ofDays(7);
    private static final int MARKS_THAT_PAUSE = 2;

    private final Set<String> allow = new HashSet<>();
    private final Set<String> never = new HashSet<>();
    private final Map<String, List<Note>> notes = new HashMap<>();
    private final Map<String, Note> newest = new HashMap<>();
    private final Set<Note> marked = new HashSet<>();
    private final List<String> broken = new ArrayList<>();

    /** One that arrived; numbered, since two may come at one time. */
    record Note(int number, String to, String sender, String room, Instant at) {}

    void allows(String person) {
        allow.add(person);
    }

    void allowsNone(String person) {
        allow.remove(person);
    }

    void wantsNoneEver(String person) {
        never.add(person);
    }

    void takesThatBack(String person) {
        never.remove(person);
    }

    /** Everything is asked anew of them, but for <em>never again</em>; nobody knows their last note any more. */
    void forgets(String person) {
        allow.remove(person);
        newest.remove(person);
    }

    /** Whether a note by this sender is to arrive now. */
    boolean may(String sender, String room, String to, Instant now) {
        return whyNot(sender, room, to, now).isEmpty();
    }

    private List<String> whyNot(String sender, String room, String to, Instant now) {
        List<Note> before = notes.getOrDefault(to, List.of());
        List<String> why = new ArrayList<>();
        if (never.contains(to)) {
            why.add("after never again to " + to);
        }
        if (!allow.contains(to)) {
            why.add("to " + to + " who allows none");
        }
        if (before.stream().anyMatch(note -> within(DAY, note.at(), now))) {
            why.add("within a day to " + to);
        }
        if (before.stream().anyMatch(note -> note.sender().equals(sender) && within(WEEK, note.at(), now))) {
            why.add("within a week from " + sender + " to " + to);
        }
        if (isPaused(sender, room)) {
            why.add("from " + sender + " whose notes felt wrong twice in " + room);
        }
        return why;
    }

    private static boolean within(Duration time, Instant before, Instant now) {
        return Duration.between(before, now).compareTo(time) < 0;
    }

    /** A note came. */
    void arrived(String sender, String room, String to, Instant now) {
        whyNot(sender, room, to, now).forEach(why -> broken.add("a note " + why));
        List<Note> all = notes.computeIfAbsent(to, any -> new ArrayList<>());
        Note note = new Note(all.size(), to, sender, room, now);
        all.add(note);
        newest.put(to, note);
    }

    /** The newest note somebody has, and can still say of that it felt wrong. */
    Optional<Note> newest(String person) {
        return Optional.ofNullable(newest.get(person));
    }

    void feltWrong(Note note) {
        marked.add(note);
    }

    boolean isPaused(String sender, String room) {
        return marks(sender, room) >= MARKS_THAT_PAUSE;
    }

    private long marks(String sender, String room) {
        return marked.stream()
                .filter(note -> note.sender().equals(sender) && note.room().equals(room))
                .count();
    }

    /** How many senders have marks in a room, and how many of them are paused. */
    List<Long> sendersMarked(String room) {
        List<Note> here =
                marked.stream().filter(note -> note.room().equals(room)).toList();
        List<String> senders = here.stream().map(Note::sender).distinct().toList();
        return List.of(
                (long) senders.size(),
                senders.stream().filter(sender -> isPaused(sender, room)).count());
    }

    void ownerLetsAllOfferAgain(String room) {
        marked.removeIf(note -> note.room().equals(room));
    }

    void broken(String what) {
        broken.add(what);
    }

    List<String> broken() {
        return List.copyOf(broken);
    }

    int arrived() {
        return notes.values().stream().mapToInt(List::size).sum();
    }

    void pretendsTheLastNoteCameTwice() {
        Map.copyOf(notes).forEach((to, all) -> {
            Note last = all.get(all.size() - 1);
            arrived(last.sender(), last.room(), to, last.at());
        });
    }
}
