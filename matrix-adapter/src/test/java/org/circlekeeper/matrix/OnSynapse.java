package org.circlekeeper.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.circlekeeper.chat.Notebook;
import org.circlekeeper.command.Menu;
import org.circlekeeper.matrix.bridge.TrixnityHomeserver;
import org.circlekeeper.matrix.testkit.Account;
import org.circlekeeper.matrix.testkit.ForeignClient;
import org.circlekeeper.matrix.testkit.Seen;
import org.circlekeeper.matrix.testkit.Synapse;

/** The adapter's account on a real Synapse, and people with a client nobody here wrote. */
final class OnSynapse implements AutoCloseable {
    static final Duration PATIENCE = Duration.ofSeconds(60);

    final Synapse synapse;
    final Account bot;
    final List<MatrixEnding> endings = new CopyOnWriteArrayList<>();
    final List<String> foreignDevices = new CopyOnWriteArrayList<>();
    final Watched watched = new Watched();
    private final Path folder;
    private final MatrixPlatform platform;

    OnSynapse(Synapse synapse, Account bot, Path folder, Menu menu, Notebook notebook, InstantSource clock) {
        this.synapse = synapse;
        this.bot = bot;
        this.folder = folder;
        this.platform = new MatrixPlatform(
                menu,
                notebook,
                clock,
                settings(),
                endings::add,
                foreignDevices::add,
                access -> watched.around(TrixnityHomeserver.connect(access)));
    }

    private MatrixSettings settings() {
        return new MatrixSettings(
                synapse.baseUrl(),
                bot.name(),
                Optional.of(bot.password()),
                Optional.empty(),
                folder,
                "!ck",
                Locale.ENGLISH,
                new MatrixSettings.Invitations(Set.of(), Set.of()));
    }

    MatrixPlatform platform() {
        return platform;
    }

    OnSynapse ready() {
        assertThat(platform.awaitReady(PATIENCE)).as("logged in").isTrue();
        return this;
    }

    /** Somebody says something; returns when the bot is through with it and they and these others see all it sent. */
    String says(ForeignClient person, String room, String words, ForeignClient... others) {
        return after(person.say(room, words), person, others);
    }

    String after(String event, ForeignClient person, ForeignClient... others) {
        Awaitility.await("heard and answered").atMost(PATIENCE).until(() -> watched.isThrough(event));
        everythingIsSeenBy(person);
        for (ForeignClient other : others) {
            everythingIsSeenBy(other);
        }
        return event;
    }

    void everythingIsSeenBy(ForeignClient person) {
        Awaitility.await("seen").atMost(PATIENCE).until(() -> {
            Set<String> rooms = person.rooms().stream()
                    .filter(room -> !room.membership().equals("leave"))
                    .map(room -> room.id())
                    .collect(Collectors.toSet());
            return watched.sent(sent -> rooms.contains(sent.room())).stream().allMatch(sent -> sees(person, sent));
        });
    }

    private static boolean sees(ForeignClient person, Watched.Sent sent) {
        return person.timeline(sent.room()).stream()
                .anyMatch(seen -> seen.id().equals(sent.event())
                        && (!seen.encrypted() || seen.shield() != null || seen.undecryptable() == null));
    }

    /** The room in which somebody is alone with the bot. */
    Optional<String> direct(ForeignClient person) {
        return person.rooms().stream()
                .filter(room ->
                        room.members().size() == 2 && room.members().containsKey(bot.user()) && room.encrypted())
                .map(room -> room.id())
                .findFirst();
    }

    List<Seen> fromBot(ForeignClient person, String room) {
        return person.timeline(room).stream()
                .filter(seen -> seen.sender().equals(bot.user()) && seen.type().equals("m.room.message"))
                .toList();
    }

    @Override
    public void close() {
        platform.close();
    }
}
