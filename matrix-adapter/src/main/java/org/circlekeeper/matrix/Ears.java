package org.circlekeeper.matrix;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.circlekeeper.chat.Bot;
import org.circlekeeper.chat.Event.MemberLeft;
import org.circlekeeper.chat.Event.MessageRemoved;
import org.circlekeeper.matrix.bridge.Event;
import org.circlekeeper.matrix.bridge.Hearing;
import org.circlekeeper.matrix.bridge.Homeserver;
import org.circlekeeper.matrix.bridge.Homeserver.Opened;
import org.circlekeeper.matrix.bridge.Refused;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hears what happens in every room, each room in its own order: one that waits for a key, or for a slow answer, holds up
 * no other, and none holds up who asks for help. What was left out of an answer of the server is fetched. What is told
 * twice is heard once. Thread-safe.
 */
final class Ears implements Hearing {
    private static final Logger log = LoggerFactory.getLogger(Ears.class);

    /** A key nearly always comes with its message; waiting longer would hold up the room. */
    private static final Duration SOON = Duration.ofMillis(700);

    /** When to look again for a key that is late, in seconds after the last look. The person is told after the third. */
    private static final int[] LATER = {3, 7, 20, 30, 60, 60, 120};

    private static final int TELL_AFTER = 2;

    /** Of one person in one room; nobody says so much that a key is missing for. */
    private static final int MOST_LATE = 1_000;

    private static final int MOST_REMEMBERED = 50_000;
    private static final int MOST_FETCHED = 20_000;
    private static final int FETCHED_AT_ONCE = 100;

    /** Does something after so many seconds; not at all once everything is closed. */
    interface Later {
        void after(int seconds, Runnable work);
    }

    private final Homeserver server;
    private final Bot bot;
    private final Rooms rooms;
    private final Answering answering;
    private final Unreadable unreadable;
    private final Doors doors;
    private final Announcing announcing;
    private final Alarm alarm;
    private final Runnable ended;
    private final InOrder inOrder;
    private final Later later;
    private final Progress progress;
    private volatile boolean closed;
    private volatile boolean abandoned;

    /** Of whom something waits for its key, by room and sender, and how much. */
    private final Map<String, Integer> late = new ConcurrentHashMap<>();

    private final Cache<String, Boolean> heard =
            Caffeine.newBuilder().maximumSize(MOST_REMEMBERED).build();

    Ears(
            Homeserver server,
            Bot bot,
            Rooms rooms,
            Answering answering,
            Unreadable unreadable,
            Doors doors,
            Announcing announcing,
            Alarm alarm,
            Runnable ended,
            InOrder inOrder,
            Later later) {
        this.server = server;
        this.bot = bot;
        this.rooms = rooms;
        this.answering = answering;
        this.unreadable = unreadable;
        this.doors = doors;
        this.announcing = announcing;
        this.alarm = alarm;
        this.ended = ended;
        this.inOrder = inOrder;
        this.later = later;
        this.progress = new Progress(server::done);
    }

    /** From now on nothing is taken in: what comes is not done, so it is told again after the next start. */
    void close() {
        closed = true;
    }

    /** What is not through by now was not done either, whatever becomes of it. */
    void abandon() {
        abandoned = true;
    }

    @Override
    public void heard(Batch batch) {
        if (closed) {
            return;
        }
        progress.begin(batch.number());
        for (News news : batch.news()) {
            news.gap()
                    .ifPresent(gap -> add(news.room(), batch.number(), () -> fetch(news.room(), gap, batch.number())));
            for (Event event : news.events()) {
                add(news.room(), batch.number(), () -> heard(event, batch.number()));
            }
        }
        for (Invitation invitation : batch.invitations()) {
            add("doors", batch.number(), () -> doors.invited(invitation));
        }
        for (String room : batch.left()) {
            add(room, batch.number(), () -> doors.left(room));
        }
        progress.end(batch.number());
    }

    @Override
    public void foreignDevice(String device) {
        alarm.raise(device);
    }

    @Override
    public void ended(String why) {
        ended.run();
    }

    private void add(String key, long batch, Runnable work) {
        progress.begin(batch);
        inOrder.add(key, () -> {
            if (abandoned) {
                return;
            }
            try {
                work.run();
            } catch (RuntimeException bug) {
                log.error("an event was not understood: {}", bug.getClass().getName());
            } finally {
                if (!abandoned) {
                    progress.end(batch);
                }
            }
        });
    }

    /** Everything between what was heard last and what is heard now, oldest first. */
    private void fetch(String room, String gap, long batch) {
        List<Event> missed = new ArrayList<>();
        Optional<String> from = Optional.of(gap);
        try {
            while (from.isPresent() && missed.size() < MOST_FETCHED) {
                String place = from.get();
                Homeserver.Page page =
                        Patiently.ask(Answering.LATEST, () -> server.before(room, place, FETCHED_AT_ONCE));
                List<Event> unheard = page.events().stream()
                        .takeWhile(event -> heard.getIfPresent(event.id()) == null)
                        .toList();
                missed.addAll(unheard);
                from = unheard.size() == page.events().size() ? page.next() : Optional.empty();
            }
        } catch (Refused refused) {
            log.warn("what was missed in a room could not be fetched whole: {}", refused.why());
        }
        Collections.reverse(missed);
        missed.forEach(event -> heard(event, batch));
    }

    private void heard(Event event, long batch) {
        if (heard.asMap().putIfAbsent(event.id(), true) != null) {
            return;
        }
        if (event.sender().equals(server.user())) {
            if (event.type().equals("m.room.member") && isAbout(event, server.user(), "join")) {
                doors.entered(event.room());
            }
            return;
        }
        switch (event.type()) {
            case "m.room.message" -> openly(event, batch);
            case "m.room.encrypted" -> open(event, batch);
            case "m.room.redaction" -> then(event, batch, () -> removed(event));
            case "m.room.member" -> then(event, batch, () -> member(event));
            case "m.room.tombstone" -> then(event, batch, () -> doors.replaced(event));
            case "m.room.power_levels" -> then(event, batch, () -> announcing.in(event.room()));
            default -> {
                // reactions can be read by every server they pass, so nothing is asked for by them
            }
        }
    }

    /** Where everybody encrypts, whoever does not may be the server itself, in anybody's name. */
    private void openly(Event event, long batch) {
        if (server.room(event.room()).filter(Homeserver.Room::encrypted).isPresent()) {
            unreadable.unsigned(event);
        } else {
            said(event, event.content(), batch);
        }
    }

    private void said(Event event, String content, long batch) {
        Said.of(event, content).ifPresent(said -> {
            if (answering.isForHelp(said)) {
                add("help " + event.room() + " " + event.sender(), batch, () -> answering.heard(said));
            } else {
                then(event, batch, () -> answering.heard(said));
            }
        });
    }

    /** After what was read before it in this room has had its effect, which may wait long for its turn to send. */
    private void then(Event event, long batch, Runnable work) {
        add("then " + event.room(), batch, work);
    }

    /** In the room's own order; whoever kept it waiting once waits aside until all of theirs is read or given up. */
    private void open(Event event, long batch) {
        String line = event.room() + " " + event.sender();
        int waiting = late.getOrDefault(line, 0);
        if (waiting >= MOST_LATE) {
            unreadable.noKey(event);
            return;
        }
        if (waiting > 0) {
            late.merge(line, 1, Integer::sum);
            add(line, batch, () -> openLate(line, event, batch, 0));
            return;
        }
        Opened opened = opened(event, SOON);
        if (opened instanceof Opened.NotYet) {
            late.merge(line, 1, Integer::sum);
            lookAgain(line, event, batch, 0);
        } else {
            take(event, batch, opened);
        }
    }

    /** @param attempt how often it was tried before */
    private void openLate(String line, Event event, long batch, int attempt) {
        Opened opened = opened(event, Duration.ZERO);
        if (opened instanceof Opened.NotYet && attempt < LATER.length) {
            lookAgain(line, event, batch, attempt);
        } else {
            late.computeIfPresent(line, (who, left) -> left == 1 ? null : left - 1);
            take(event, batch, opened);
        }
    }

    private void lookAgain(String line, Event event, long batch, int attempt) {
        if (attempt == TELL_AFTER) {
            unreadable.noKey(event);
        }
        // until its sender is told; then it is theirs to say it again, and nobody can keep the bot from getting on
        boolean holds = attempt <= TELL_AFTER;
        if (holds) {
            progress.begin(batch);
        }
        later.after(LATER[attempt], () -> {
            add(line, batch, () -> openLate(line, event, batch, attempt + 1));
            if (holds) {
                progress.end(batch);
            }
        });
    }

    /** A store that stumbles is asked again, as one that has no key yet. */
    private Opened opened(Event event, Duration patience) {
        try {
            return server.open(event, patience);
        } catch (Exception stumble) { // Kotlin declares none, and throws checked ones too
            log.warn("the store could not say whether an event is readable");
            return new Opened.NotYet();
        }
    }

    private void take(Event event, long batch, Opened opened) {
        if (!(opened instanceof Opened.Clear clear)) {
            unreadable.noKey(event);
        } else if (!clear.signedDevice()) {
            unreadable.unsigned(event);
        } else if (clear.type().equals("m.room.message")) {
            said(event, clear.content(), batch);
        }
    }

    private void removed(Event event) {
        Json.text(Json.read(event.content()), "redacts")
                .map(target -> new MessageRemoved(
                        Names.person(event.sender()), Names.room(event.room()), Said.request(event.sender(), target)))
                .ifPresent(bot::noticed);
    }

    private void member(Event event) {
        String who = event.stateKey().orElse(server.user());
        boolean left = isAbout(event, who, "leave") || isAbout(event, who, "ban");
        // what was fetched later may be long over
        if (!who.equals(server.user()) && left && !rooms.isIn(who, event.room())) {
            bot.noticed(new MemberLeft(Names.person(who), Names.room(event.room())));
            doors.leaveIfEmpty(event.room());
        }
    }

    private static boolean isAbout(Event event, String person, String membership) {
        return event.stateKey().filter(person::equals).isPresent()
                && Json.text(Json.read(event.content()), "membership")
                        .filter(membership::equals)
                        .isPresent();
    }
}
