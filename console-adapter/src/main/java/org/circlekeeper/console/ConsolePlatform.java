package org.circlekeeper.console;

import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.circlekeeper.chat.Bot;
import org.circlekeeper.chat.CardId;
import org.circlekeeper.chat.ChatPlatform;
import org.circlekeeper.chat.Delivery;
import org.circlekeeper.chat.Facts;
import org.circlekeeper.chat.Message;
import org.circlekeeper.chat.ModerationOrder;
import org.circlekeeper.chat.ModerationOutcome;
import org.circlekeeper.chat.Opened;
import org.circlekeeper.chat.Platform;
import org.circlekeeper.chat.Recipient;
import org.circlekeeper.chat.RoomId;
import org.circlekeeper.chat.ThreadId;
import org.circlekeeper.command.Menu;
import org.jspecify.annotations.Nullable;

/**
 * The bot in a terminal. Everybody who is spoken as sits at this screen, so messages for one person are labelled and not
 * hidden. Delivering is safe from many threads; {@link #converse} is called once, after {@link #start}.
 */
public final class ConsolePlatform implements ChatPlatform {
    private static final int MOST_REMEMBERED = 10_000;

    private final Menu menu;
    private final ConsoleSettings settings;
    private final Seat seat;
    private final People people = new People();
    private final Sentences sentences;
    private final Display display;
    private final Pictures pictures;
    private final Set<String> shown = Collections.newSetFromMap(Collections.synchronizedMap(new Recent<>()));
    private final Map<CardId, Long> cards = new ConcurrentHashMap<>();
    private final ReentrantLock answering = new ReentrantLock();
    private volatile @Nullable Bot bot;
    private volatile @Nullable Conversation conversation;
    private volatile boolean closed;

    ConsolePlatform(Menu menu, ConsoleSettings settings, SeatMaker maker) {
        this.menu = menu;
        this.settings = settings;
        this.sentences = new Sentences(menu, settings.language());
        this.seat = maker.make(menu, settings, people, () -> present(bot));
        this.pictures = new Pictures(
                settings.pictures(),
                file -> sentences.say("console.picture") + " " + file,
                sentences.say("console.picture_failed"));
        pictures.clear();
        this.display = new Display(seat, new Page(pictures, settings.language(), settings.zone()), people);
    }

    /** Somebody types at a terminal: lines can be edited, and the tab key completes commands. */
    public static ConsolePlatform live(Menu menu, ConsoleSettings settings) {
        return new ConsolePlatform(menu, settings, LiveSeat::open);
    }

    /** Lines come from a pipe or a file. */
    public static ConsolePlatform piped(Menu menu, ConsoleSettings settings, InputStream in, OutputStream out) {
        return new ConsolePlatform(menu, settings, (m, s, p, b) -> new PipeSeat(in, out));
    }

    @Override
    public Platform platform() {
        return Places.CONSOLE;
    }

    @Override
    public void start(Bot bot) {
        this.bot = bot;
        this.conversation = new Conversation(bot, new Grammar(menu), display, people, sentences, settings.speaker());
    }

    /**
     * Hears lines until the input ends, nobody reads any more, or the platform is closed.
     *
     * @param afterEach runs after each line, such as handing out the messages it promised
     */
    public void converse(Runnable afterEach) {
        greet();
        Conversation talk = present(conversation);
        while (!closed && !seat.isGone()) {
            Optional<String> line = seat.hear(talk.speaker(), talk.isInForm(), talk.toChange());
            if (line.isEmpty() || Grammar.isFarewell(line.get())) {
                break;
            }
            hear(line.get(), afterEach);
        }
    }

    /** Does what one line says, unless the platform was closed meanwhile. */
    void hear(String line, Runnable afterwards) {
        answering.lock();
        try {
            if (!closed) {
                present(conversation).hear(line);
                afterwards.run();
            }
        } finally {
            answering.unlock();
        }
    }

    private void greet() {
        List<String> lines = new ArrayList<>();
        lines.add(sentences.say("console.greeting"));
        lines.add(sentences.say("console.greeting_folder") + " "
                + Clean.line(settings.folder().toString()));
        if (seat.isLive()) {
            lines.add(sentences.say("console.greeting_first"));
            lines.add(sentences.say("console.greeting_ways"));
        }
        seat.show("[room]", lines);
    }

    private static <T> T present(@Nullable T begun) {
        if (begun == null) {
            throw new IllegalStateException("the console was not started");
        }
        return begun;
    }

    @Override
    public Facts facts(RoomId room) {
        return new Facts(Places.READERS, List.of());
    }

    @Override
    public Delivery deliver(String deliveryId, Recipient to, Message message) {
        if (closed || seat.isGone()) {
            return new Delivery.Unreachable();
        }
        if (shown.add(deliveryId)) {
            if (to instanceof Recipient.Person person) {
                display.toPerson(person.user().value(), message);
            } else {
                display.toRoom(message);
            }
        }
        return new Delivery.Delivered();
    }

    @Override
    public Opened openThread(String id, RoomId room, Message first) {
        if (shown.add(id)) {
            display.toRoom(first);
        }
        return new Opened.NewThread(new ThreadId(Places.CONSOLE, id));
    }

    /** A terminal cannot change what stands on it, so a newer version is shown below the older one. */
    @Override
    public Delivery edit(String id, CardId card, long version, Message message) {
        boolean newer = cards.merge(card, version, Math::max) == version && shown.add("card " + id);
        if (newer) {
            display.toRoom(message);
        }
        return new Delivery.Delivered();
    }

    /** What a terminal has shown, it cannot take back. */
    @Override
    public ModerationOutcome carryOut(ModerationOrder order) {
        return ModerationOutcome.NOT_PERMITTED;
    }

    /** Waits for the line that is being answered. */
    @Override
    public void close() {
        closed = true;
        answering.lock();
        try {
            pictures.clear();
            seat.close();
        } finally {
            answering.unlock();
        }
    }

    /** Makes the seat; it may ask for the bot later, to complete what is typed. */
    interface SeatMaker {
        Seat make(Menu menu, ConsoleSettings settings, People people, java.util.function.Supplier<Bot> bot);
    }

    /** Forgets the oldest, so that a long conversation does not fill the memory. */
    private static final class Recent<K, V> extends LinkedHashMap<K, V> {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
            return size() > MOST_REMEMBERED;
        }
    }
}
