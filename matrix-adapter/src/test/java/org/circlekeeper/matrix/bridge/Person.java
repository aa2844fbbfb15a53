package org.circlekeeper.matrix.bridge;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;

/** Somebody with an account, who hears everything and remembers it; the bot and its peers alike. */
final class Person implements Hearing, AutoCloseable {
    final Map<String, String> memory = new ConcurrentHashMap<>();
    final List<Event> events = new CopyOnWriteArrayList<>();
    final List<Batch> batches = new CopyOnWriteArrayList<>();
    final List<String> foreign = new CopyOnWriteArrayList<>();
    final List<String> endings = new CopyOnWriteArrayList<>();
    volatile boolean finishes = true;
    final String name;
    final Path store;
    private URI uri;
    Homeserver home;

    Person(String name, URI uri, Path folder) {
        this.name = name;
        this.uri = uri;
        this.store = folder.resolve(name);
    }

    Person at(URI other) {
        uri = other;
        return this;
    }

    String id() {
        return "@" + name + ":circle.test";
    }

    Access access(Optional<String> password, Optional<String> token) {
        return new Access(uri, name, password, token, "test", store, new Access.Memory() {
            @Override
            public Optional<String> read(String key) {
                return Optional.ofNullable(memory.get(key));
            }

            @Override
            public void write(String key, String value) {
                memory.put(key, value);
            }
        });
    }

    Person arrives() throws LoginFailed, Refused {
        return connects().listens();
    }

    Person connects() throws LoginFailed, Refused {
        return connects(access(Optional.of(name + name), Optional.empty()));
    }

    Person connects(Access access) throws LoginFailed, Refused {
        home = TrixnityHomeserver.connect(access);
        return this;
    }

    Person listens() {
        home.listen(this);
        return this;
    }

    String meets(Person other) throws Refused {
        String room = home.createDirect(other.home.user());
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> other.home.room(room).isPresent());
        other.home.join(room);
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> "join".equals(home.members(room).get(other.home.user())));
        other.isIn(room);
        return room;
    }

    void isIn(String room) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> home.rooms().contains(room));
    }

    String says(String room, String words) throws Refused {
        return home.send(
                room, "t" + System.nanoTime(), "m.room.message", "{\"msgtype\":\"m.text\",\"body\":\"" + words + "\"}");
    }

    Event hears(String id) {
        return Awaitility.await("event")
                .atMost(Duration.ofSeconds(30))
                .until(() -> events.stream().filter(e -> e.id().equals(id)).findFirst(), Optional::isPresent)
                .orElseThrow();
    }

    Homeserver.Opened reads(String id) {
        return home.open(hears(id), Duration.ofSeconds(20));
    }

    @Override
    public void heard(Batch batch) {
        batches.add(batch);
        batch.news().forEach(n -> events.addAll(n.events()));
        if (finishes) home.done(batch.number());
    }

    @Override
    public void foreignDevice(String device) {
        foreign.add(device);
    }

    @Override
    public void ended(String why) {
        endings.add(why);
    }

    @Override
    public void close() {
        if (home != null) home.close();
        home = null;
    }
}
