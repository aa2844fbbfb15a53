package org.circlekeeper.matrix;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.circlekeeper.chat.Bot;
import org.circlekeeper.chat.CardId;
import org.circlekeeper.chat.Delivery;
import org.circlekeeper.chat.Facts;
import org.circlekeeper.chat.Message;
import org.circlekeeper.chat.ModerationOrder;
import org.circlekeeper.chat.ModerationOutcome;
import org.circlekeeper.chat.Notebook;
import org.circlekeeper.chat.Opened;
import org.circlekeeper.chat.Presence;
import org.circlekeeper.chat.Recipient;
import org.circlekeeper.chat.RoomId;
import org.circlekeeper.chat.ThreadId;
import org.circlekeeper.chat.UserId;
import org.circlekeeper.command.Menu;
import org.circlekeeper.command.typed.CommandLine;
import org.circlekeeper.matrix.bridge.Homeserver;
import org.circlekeeper.matrix.bridge.Refused;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Everything that stands on an account that is logged in. Thread-safe. */
final class LoggedIn implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(LoggedIn.class);
    private static final long LONGEST_FAREWELL_SECONDS = 10;
    private static final int LOOK_AGAIN_SECONDS = 60;

    /**
     * Nearly all of them wait: for their turn to send, for the network, or for the disk. As many rooms can wait for their
     * turn before one that asks for help is not even heard.
     */
    private static final int THREADS = 512;

    private final Menu menu;
    private final InstantSource clock;
    private final MatrixSettings settings;
    private final Homeserver server;
    private final Remembered remembered;
    private final Sentences sentences;
    private final Gate gate;
    private final Alarm alarm;
    private final Post post;
    private final Rooms rooms;
    private final DirectRooms direct;
    private final Dialogues dialogues;
    private final Recent recent;
    private final Showing showing;
    private final Runnable ended;
    private final ThreadPoolExecutor threads = new ThreadPoolExecutor(
            THREADS, THREADS, 30, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), named("matrix"));
    private volatile @Nullable Ears ears;
    private final ScheduledExecutorService later = Executors.newScheduledThreadPool(1, named("matrix-later"));

    /**
     * @param server closed with this
     * @param foreign told the id of a device on the bot's account that is not the bot's
     * @param ended told when the account lets the bot in no more
     */
    LoggedIn(
            Menu menu,
            Notebook notebook,
            InstantSource clock,
            MatrixSettings settings,
            Homeserver server,
            Consumer<String> foreign,
            Runnable ended) {
        threads.allowCoreThreadTimeOut(true);
        this.menu = menu;
        this.clock = clock;
        this.settings = settings;
        this.server = server;
        this.ended = ended;
        this.remembered = new Remembered(notebook);
        this.sentences = new Sentences(menu, settings.language());
        this.gate = new Gate(clock);
        this.alarm = new Alarm(server, foreign);
        this.post = new Post(server, gate, alarm, clock);
        this.rooms = new Rooms(server, settings.language());
        this.direct = new DirectRooms(server);
        this.dialogues = new Dialogues(sentences, clock);
        this.recent = new Recent(clock);
        this.showing = new Showing(server, post, direct, dialogues, remembered, recent, sentences, settings.prefix());
    }

    private static ThreadFactory named(String name) {
        AtomicInteger count = new AtomicInteger();
        return work -> {
            Thread thread = new Thread(work, name + "-" + count.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }

    /** Returns once the first answer of the server was taken in. */
    void listen(Bot bot) {
        Address address = new Address(new CommandLine(menu), settings.prefix(), server.user());
        Answering answering = new Answering(bot, rooms, address, dialogues, remembered, showing, sentences, clock);
        Unreadable unreadable = new Unreadable(server, rooms, remembered, sentences, gate, alarm);
        Doors doors = new Doors(server, settings.invitations(), rooms, direct, bot);
        Announcing announcing = new Announcing(server, rooms, remembered, menu, settings.prefix(), settings.language());
        Ears hearing = new Ears(
                server,
                bot,
                rooms,
                answering,
                unreadable,
                doors,
                announcing,
                alarm,
                ended,
                new InOrder(threads),
                this::after);
        ears = hearing;
        server.listen(hearing);
        after(LOOK_AGAIN_SECONDS, this::lookAgain);
        // what the commands are may have changed with the version
        after(0, () -> server.rooms().forEach(announcing::in));
    }

    private void lookAgain() {
        alarm.lookAgain();
        after(LOOK_AGAIN_SECONDS, this::lookAgain);
    }

    private void after(int seconds, Runnable work) {
        try {
            var unused = later.schedule(work, seconds, TimeUnit.SECONDS);
        } catch (RejectedExecutionException closing) {
            // it is told again after the next start
        }
    }

    boolean isConnected() {
        return server.isConnected();
    }

    boolean isHeldBack() {
        return alarm.isRaised();
    }

    int rooms() {
        return server.rooms().size();
    }

    Facts facts(RoomId room) {
        return rooms.facts(room.value());
    }

    Delivery deliver(String deliveryId, Recipient to, Message message) {
        if (to instanceof Recipient.Room room) {
            return showing.deliver(deliveryId, room.room().value(), Optional.empty(), message);
        }
        String person = ((Recipient.Person) to).user().value();
        if (!Names.isUser(person)) {
            return new Delivery.Unreachable();
        }
        try {
            Optional<String> there = direct.find(person);
            if (there.isEmpty() && direct.wasLeft(person)) {
                return new Delivery.Unreachable();
            }
            String room = there.isPresent() ? there.get() : direct.open(person);
            return showing.deliver(deliveryId, room, Optional.of(person), message);
        } catch (Refused refused) {
            return post.told(refused);
        }
    }

    Opened openThread(String id, RoomId room, Message first) {
        Optional<ThreadId> there = remembered.thread(id);
        if (there.isPresent()) {
            return new Opened.NewThread(there.get());
        }
        return showing.publish(id, room.value(), first)
                .<Opened>map(event -> {
                    ThreadId thread = new ThreadId(Names.MATRIX, event);
                    remembered.thread(id, thread);
                    return new Opened.NewThread(thread);
                })
                .orElseGet(Opened.NotPossible::new);
    }

    Delivery edit(String id, CardId card, long version, Message message) {
        return showing.edit(id, card, version, message);
    }

    Presence presence(UserId person, RoomId room) {
        return rooms.presence(person.value(), room.value());
    }

    ModerationOutcome carryOut(ModerationOrder order) {
        ModerationOrder.HideMine hide = (ModerationOrder.HideMine) order;
        List<Recent.Shown> mine = recent.take(hide.person().value());
        if (mine.isEmpty()) {
            return ModerationOutcome.GONE;
        }
        boolean all = true;
        for (Recent.Shown shown : mine) {
            try {
                server.redact(shown.room(), Post.transaction(order.id() + " " + shown.event()), shown.event());
            } catch (Refused refused) {
                log.warn("a message could not be taken back: {}", refused.why());
                all = false;
            }
        }
        return all ? ModerationOutcome.DONE : ModerationOutcome.UNKNOWN;
    }

    void forgetPeople() {
        recent.forgetEverybody();
        dialogues.forgetEverybody();
    }

    @Override
    public void close() {
        Ears hearing = ears;
        if (hearing != null) {
            hearing.close();
        }
        later.shutdownNow();
        threads.shutdown();
        try {
            if (!threads.awaitTermination(LONGEST_FAREWELL_SECONDS, TimeUnit.SECONDS)) {
                abandon(hearing);
            }
        } catch (InterruptedException told) {
            abandon(hearing);
            Thread.currentThread().interrupt();
        }
        server.close();
    }

    /** Whoever still waits for an answer gets it after the next start. */
    private void abandon(@Nullable Ears hearing) {
        if (hearing != null) {
            hearing.abandon();
        }
        gate.close();
        threads.shutdownNow();
    }
}
