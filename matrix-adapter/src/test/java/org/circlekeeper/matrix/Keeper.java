package org.circlekeeper.matrix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.circlekeeper.command.Menu;
import org.circlekeeper.matrix.bridge.Homeserver;
import org.circlekeeper.matrix.bridge.TrixnityHomeserver;
import org.circlekeeper.matrix.testkit.Account;
import org.circlekeeper.matrix.testkit.Plain;
import org.circlekeeper.matrix.testkit.Synapse;
import org.circlekeeper.testkit.TestBot;

/** One bot account that comes and goes on a real Synapse, and keeps what it remembers in between. */
@org.jspecify.annotations.NullUnmarked
final class Keeper implements AutoCloseable {
    static final Duration PATIENCE = Duration.ofSeconds(60);

    /** Whether there is time for the long forms. */
    static final boolean LONG = Boolean.getBoolean("matrix.long");

    private static final Menu MENU = TestBot.fresh().bot().desk().menu();

    final Synapse synapse;
    final Account account;
    final Heard heard = new Heard();
    final List<MatrixEnding> endings = new CopyOnWriteArrayList<>();
    final Map<String, Integer> calls = new ConcurrentHashMap<>();
    volatile Duration later = Duration.ZERO;

    /** Whether it dies, again and again, between having heard and having done. */
    volatile boolean forgetful;

    MatrixSettings.Invitations invitations = new MatrixSettings.Invitations(Set.of(), Set.of());
    private final Path folder;
    private final NotesInMemory notes = new NotesInMemory();
    private MatrixPlatform platform;

    Keeper(Synapse synapse, Path folder) {
        this.synapse = synapse;
        this.account = synapse.somebody("keeper");
        this.folder = folder;
    }

    Keeper comes() {
        platform = new MatrixPlatform(
                MENU,
                notes,
                () -> Instant.now().plus(later),
                new MatrixSettings(
                        synapse.baseUrl(),
                        account.name(),
                        Optional.of(account.password()),
                        Optional.empty(),
                        folder,
                        "!ck",
                        Locale.ENGLISH,
                        invitations),
                endings::add,
                device -> {},
                access -> counting(TrixnityHomeserver.connect(access)));
        platform.start(heard);
        assertThat(platform.awaitReady(PATIENCE)).as("logged in").isTrue();
        return this;
    }

    private Homeserver counting(Homeserver real) {
        return (Homeserver) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Homeserver.class}, (proxy, method, arguments) -> {
                    calls.merge(method.getName(), 1, Integer::sum);
                    if (forgetful && method.getName().equals("done")) {
                        return null;
                    }
                    try {
                        return method.invoke(real, arguments);
                    } catch (InvocationTargetException failed) {
                        throw failed.getCause();
                    }
                });
    }

    MatrixPlatform platform() {
        return platform;
    }

    int count(String call) {
        return calls.getOrDefault(call, 0);
    }

    void goes() {
        platform.close();
    }

    Plain somebody(String name) {
        return Plain.login(synapse.baseUrl(), synapse.somebody(name));
    }

    /** A room in the clear with the bot and these people in it. */
    String room(Plain owner, Plain... people) {
        String room = owner.createRoom(account.user()).get("room_id").asText();
        for (Plain person : people) {
            owner.invite(room, person.user());
            person.join(room);
        }
        awaitBot(owner, room);
        return room;
    }

    void awaitBot(Plain person, String room) {
        await("the bot is in")
                .atMost(PATIENCE)
                .ignoreExceptions()
                .until(() -> person.members(room).path("joined").has(account.user()));
    }

    /** What the bot said in a room, oldest first, as the server has it. */
    List<String> said(Plain person, String room) {
        List<String> bodies = new ArrayList<>();
        person.messages(room, 900).path("chunk").forEach(event -> {
            if (event.path("sender").asText().equals(account.user())
                    && event.path("type").asText().equals("m.room.message")) {
                bodies.add(0, event.path("content").path("body").asText());
            }
        });
        return bodies;
    }

    void awaitSaid(Plain person, String room, int howMuch) {
        await("said")
                .atMost(PATIENCE)
                .ignoreExceptions()
                .until(() -> said(person, room).size() >= howMuch);
    }

    void awaitRequests(int howMany) {
        await("heard").atMost(PATIENCE).until(() -> heard.requests.size() >= howMany);
    }

    @Override
    public void close() {
        if (platform != null) {
            platform.close();
        }
    }
}
