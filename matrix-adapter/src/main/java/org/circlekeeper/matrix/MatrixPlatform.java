package org.circlekeeper.matrix;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import org.circlekeeper.chat.Bot;
import org.circlekeeper.chat.CardId;
import org.circlekeeper.chat.ChatPlatform;
import org.circlekeeper.chat.Delivery;
import org.circlekeeper.chat.Facts;
import org.circlekeeper.chat.Message;
import org.circlekeeper.chat.ModerationOrder;
import org.circlekeeper.chat.ModerationOutcome;
import org.circlekeeper.chat.Notebook;
import org.circlekeeper.chat.Opened;
import org.circlekeeper.chat.Platform;
import org.circlekeeper.chat.Presence;
import org.circlekeeper.chat.Readers;
import org.circlekeeper.chat.Recipient;
import org.circlekeeper.chat.RoomId;
import org.circlekeeper.chat.UserId;
import org.circlekeeper.command.Menu;
import org.circlekeeper.matrix.bridge.Access;
import org.circlekeeper.matrix.bridge.Homeserver;
import org.circlekeeper.matrix.bridge.LoginFailed;
import org.circlekeeper.matrix.bridge.Refused;
import org.circlekeeper.matrix.bridge.TrixnityHomeserver;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The bot on Matrix: hears what is said to it, and answers what is for one person in an encrypted room that is theirs
 * alone. Safe to use from many threads.
 */
public final class MatrixPlatform implements ChatPlatform {
    private static final Logger log = LoggerFactory.getLogger(MatrixPlatform.class);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);
    private static final Delivery LATER = new Delivery.TryAgain(Duration.ofSeconds(10));

    private final Menu menu;
    private final Notebook notebook;
    private final InstantSource clock;
    private final MatrixSettings settings;
    private final Consumer<MatrixEnding> ended;
    private final Consumer<String> foreign;
    private final WayIn wayIn;
    private final CountDownLatch ready = new CountDownLatch(1);
    private final CountDownLatch closing = new CountDownLatch(1);
    private volatile @Nullable LoggedIn account;
    private @Nullable Thread connecting;

    /** How an account is entered. */
    interface WayIn {
        Homeserver enter(Access access) throws LoginFailed, Refused;
    }

    MatrixPlatform(
            Menu menu,
            Notebook notebook,
            InstantSource clock,
            MatrixSettings settings,
            Consumer<MatrixEnding> ended,
            Consumer<String> foreign,
            WayIn wayIn) {
        this.menu = menu;
        this.notebook = notebook;
        this.clock = clock;
        this.settings = settings;
        this.ended = ended;
        this.foreign = foreign;
        this.wayIn = wayIn;
    }

    /**
     * The platform, not yet connected.
     *
     * @param notebook where it keeps what must outlive a restart, secrets of the account among it
     * @param ended told when Matrix will not have the bot any more; it may then be closed
     * @param foreign told the id of a device on the bot's account that is not the bot's: nothing is sent until it is gone
     */
    public static MatrixPlatform of(
            Menu menu,
            Notebook notebook,
            InstantSource clock,
            MatrixSettings settings,
            Consumer<MatrixEnding> ended,
            Consumer<String> foreign) {
        return new MatrixPlatform(menu, notebook, clock, settings, ended, foreign, TrixnityHomeserver::connect);
    }

    @Override
    public Platform platform() {
        return Names.MATRIX;
    }

    /** Begins to log in and returns; tries again for as long as the server does not answer. */
    @Override
    public synchronized void start(Bot bot) {
        Thread thread = new Thread(() -> connect(bot), "matrix-connecting");
        thread.setDaemon(true);
        connecting = thread;
        thread.start();
    }

    private void connect(Bot bot) {
        Duration pause = FIRST_PAUSE;
        try {
            do {
                try {
                    enter(bot);
                    return;
                } catch (Refused refused) {
                    log.warn("the homeserver could not be reached: {}", refused.why());
                }
                pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause.multipliedBy(2);
            } while (!closing.await(pause.toMillis(), TimeUnit.MILLISECONDS));
        } catch (LoginFailed failed) {
            ended.accept(MatrixEnding.of(failed));
        } catch (InterruptedException told) {
            Thread.currentThread().interrupt();
        }
    }

    private void enter(Bot bot) throws Refused, LoginFailed {
        Homeserver server = wayIn.enter(settings.access(new Remembered(notebook)));
        LoggedIn entered = new LoggedIn(
                menu, notebook, clock, settings, server, foreign, () -> ended.accept(MatrixEnding.REFUSED));
        entered.listen(bot);
        account = entered;
        if (closing.getCount() == 0) { // it took longer than the one who closed could wait
            entered.close();
        }
        ready.countDown();
    }

    /** Whether it is logged in and heard the server for the first time, within that time. */
    public boolean awaitReady(Duration atMost) {
        try {
            return ready.await(atMost.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException told) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Whether the server answered the last time it was asked for news. */
    public boolean isConnected() {
        return ask(LoggedIn::isConnected, false);
    }

    /** Whether nothing is sent, because somebody else is logged in to the bot's account. */
    public boolean isHeldBack() {
        return ask(LoggedIn::isHeldBack, false);
    }

    /** How many rooms the bot is in. */
    public int rooms() {
        return ask(LoggedIn::rooms, 0);
    }

    private <T> T ask(Function<LoggedIn, T> question, T otherwise) {
        LoggedIn there = account;
        return there == null ? otherwise : question.apply(there);
    }

    /** The worst that can be, while nothing is known. */
    @Override
    public Facts facts(RoomId room) {
        Facts unknown = new Facts(new Readers(true, Readers.Outside.SERVERS), java.util.List.of());
        return ask(it -> it.facts(room), unknown);
    }

    @Override
    public Delivery deliver(String deliveryId, Recipient to, Message message) {
        return ask(it -> it.deliver(deliveryId, to, message), LATER);
    }

    @Override
    public Opened openThread(String id, RoomId room, Message first) {
        return ask(it -> it.openThread(id, room, first), new Opened.NotPossible());
    }

    @Override
    public Delivery edit(String id, CardId card, long version, Message message) {
        return ask(it -> it.edit(id, card, version, message), LATER);
    }

    @Override
    public Presence presence(UserId person, RoomId room) {
        return ask(it -> it.presence(person, room), Presence.UNKNOWN);
    }

    @Override
    public ModerationOutcome carryOut(ModerationOrder order) {
        return ask(it -> it.carryOut(order), ModerationOutcome.UNKNOWN);
    }

    @Override
    public void forgetPeople() {
        Optional.ofNullable(account).ifPresent(LoggedIn::forgetPeople);
    }

    @Override
    public synchronized void close() {
        closing.countDown();
        Thread thread = connecting;
        if (thread != null) {
            try {
                thread.join(Homeserver.PATIENCE.toMillis());
            } catch (InterruptedException told) {
                Thread.currentThread().interrupt();
            }
        }
        Optional.ofNullable(account).ifPresent(LoggedIn::close);
    }
}
