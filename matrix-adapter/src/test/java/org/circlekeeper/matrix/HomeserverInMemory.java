package org.circlekeeper.matrix;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import org.circlekeeper.matrix.bridge.Event;
import org.circlekeeper.matrix.bridge.Hearing;
import org.circlekeeper.matrix.bridge.Homeserver;
import org.circlekeeper.matrix.bridge.Refused;
import org.jspecify.annotations.Nullable;

/** A homeserver that does what a test tells it, for what a real one does only when it is ill. */
@org.jspecify.annotations.NullUnmarked
final class HomeserverInMemory implements Homeserver {
    static final String BOT = "@keeper:here";

    /** Answers instead of the server; says nothing to let it go on. */
    interface Trouble {
        void with(String call, String room) throws Refused;
    }

    final List<Sent> sent = new CopyOnWriteArrayList<>();
    final Map<String, Map<String, String>> members = new ConcurrentHashMap<>();
    final Map<String, String> states = new ConcurrentHashMap<>();
    final List<String> changed = new CopyOnWriteArrayList<>();
    final Set<String> encrypted = ConcurrentHashMap.newKeySet();
    final Map<String, Page> pages = new ConcurrentHashMap<>();
    final List<String> left = new CopyOnWriteArrayList<>();
    final List<String> joined = new CopyOnWriteArrayList<>();
    final AtomicLong done = new AtomicLong();
    volatile Trouble trouble = (call, room) -> {};
    volatile String direct = "{}";
    private final AtomicLong numbers = new AtomicLong();
    private volatile Hearing hearing;

    /** What stands in a room because of the bot. */
    record Sent(String room, String transaction, String content) {}

    /** A room the bot is in, with these people. */
    String room(String id, boolean isEncrypted, String... people) {
        Map<String, String> all = new ConcurrentHashMap<>();
        all.put(BOT, "join");
        List.of(people).forEach(person -> all.put(person, "join"));
        members.put(id, all);
        if (isEncrypted) {
            encrypted.add(id);
        }
        return id;
    }

    /** The bot hears these, in one answer of the server. */
    long hears(Event... events) {
        return hears(null, events);
    }

    /** The same; some were left out before them. */
    long hears(@Nullable String gap, Event... events) {
        long number = numbers.incrementAndGet();
        String room = events[0].room();
        Hearing.News news = new Hearing.News(room, List.of(events), Optional.ofNullable(gap));
        hearing.heard(new Hearing.Batch(number, List.of(news), List.of(), List.of()));
        return number;
    }

    /** The bot is asked into a room. */
    void invites(String room, String by) {
        hearing.heard(new Hearing.Batch(
                numbers.incrementAndGet(), List.of(), List.of(new Hearing.Invitation(room, by, false)), List.of()));
        org.awaitility.Awaitility.await().until(() -> joined.contains(room));
    }

    static Event text(String room, String id, String sender, String words) {
        return event(
                room,
                id,
                "m.room.message",
                sender,
                Json.object().put("msgtype", "m.text").put("body", words).toString());
    }

    static Event event(String room, String id, String type, String sender, String content) {
        return new Event(room, id, type, sender, Instant.now(), Optional.empty(), content, Optional.empty(), id);
    }

    static Event state(String room, String id, String type, String sender, String key, String content) {
        return new Event(room, id, type, sender, Instant.now(), Optional.of(key), content, Optional.empty(), id);
    }

    List<String> bodies(String room) {
        return sent.stream()
                .filter(one -> one.room().equals(room))
                .map(one -> Json.text(Json.read(one.content()), "body").orElse(""))
                .toList();
    }

    private void ask(String call, String room) throws Refused {
        trouble.with(call, room);
    }

    /** The bridge is Kotlin, where this needs no saying. */
    @SuppressWarnings("unchecked")
    private static <E extends Throwable> void sneak(Throwable failed) throws E {
        throw (E) failed;
    }

    private void quietly(String call, String room) {
        try {
            ask(call, room);
        } catch (Refused refused) {
            HomeserverInMemory.<RuntimeException>sneak(refused);
        }
    }

    @Override
    public String user() {
        return BOT;
    }

    @Override
    public String device() {
        return "KEEPER";
    }

    @Override
    public void listen(Hearing one) {
        hearing = one;
    }

    @Override
    public void done(long batch) {
        quietly("done", "");
        done.accumulateAndGet(batch, Math::max);
    }

    @Override
    public boolean isConnected() {
        return true;
    }

    @Override
    public Opened open(Event event, Duration patience) {
        quietly("open", event.room());
        if (event.content().contains("\"body\"")) {
            return new Opened.Clear("m.room.message", event.content(), true);
        }
        try {
            Thread.sleep(patience.toMillis());
        } catch (InterruptedException told) {
            Thread.currentThread().interrupt();
        }
        return new Opened.NotYet();
    }

    @Override
    public Page before(String room, String from, int most) throws Refused {
        ask("before", room);
        return pages.get(from);
    }

    @Override
    public String send(String room, String transaction, String type, String content) throws Refused {
        ask("send", room);
        if (sent.stream()
                .noneMatch(one -> one.room().equals(room) && one.transaction().equals(transaction))) {
            sent.add(new Sent(room, transaction, content));
        }
        return "$" + transaction;
    }

    @Override
    public String sendOpenly(String room, String transaction, String type, String content) throws Refused {
        return send(room, transaction, type, content);
    }

    @Override
    public void redact(String room, String transaction, String event) {}

    @Override
    public void setState(String room, String type, String stateKey, String content) {
        changed.add(type);
        states.put(room + " " + type + " " + stateKey, content);
    }

    @Override
    public String upload(String room, byte[] bytes, String type) {
        return "{}";
    }

    @Override
    public Optional<Room> room(String room) {
        return Optional.ofNullable(members.get(room))
                .map(all -> new Room(room, all.get(BOT), encrypted.contains(room), false));
    }

    @Override
    public List<String> rooms() {
        return List.copyOf(members.keySet());
    }

    @Override
    public Optional<String> state(String room, String type, String stateKey) {
        return Optional.ofNullable(states.get(room + " " + type + " " + stateKey));
    }

    @Override
    public Optional<String> stateSender(String room, String type, String stateKey) {
        return Optional.empty();
    }

    @Override
    public String senderOf(String room, String event) throws Refused {
        throw new Refused(Refused.Why.NOT_FOUND);
    }

    @Override
    public Map<String, String> members(String room) throws Refused {
        ask("members", room);
        if (!members.containsKey(room)) {
            throw new Refused(Refused.Why.NOT_FOUND);
        }
        return members.get(room);
    }

    @Override
    public Optional<String> accountData(String type) {
        return Optional.of(direct);
    }

    @Override
    public void setAccountData(String type, String content) {
        direct = content;
    }

    @Override
    public String createDirect(String person) throws Refused {
        ask("createDirect", person);
        return room("!direct" + numbers.incrementAndGet() + ":here", true, person);
    }

    @Override
    public void join(String room) throws Refused {
        ask("join", room);
        joined.add(room);
    }

    @Override
    public void leave(String room) throws Refused {
        ask("leave", room);
        left.add(room);
        members.remove(room);
    }

    @Override
    public Map<String, Boolean> devices() {
        return Map.of("KEEPER", true);
    }

    @Override
    public void rotate(String room) {}

    @Override
    public void close() {}
}
