package org.circlekeeper.testkit;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
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
import org.circlekeeper.chat.Presence;
import org.circlekeeper.chat.Readers;
import org.circlekeeper.chat.Recipient;
import org.circlekeeper.chat.Role;
import org.circlekeeper.chat.RoomId;
import org.circlekeeper.chat.ThreadId;
import org.circlekeeper.chat.UserId;
import org.jspecify.annotations.Nullable;

/** A chat platform made of lists: people talk, tests look at what they saw. Not for many threads. */
public final class InMemoryPlatform implements ChatPlatform {
    public static final Platform NAME = new Platform("memory");

    /** What was shown to everybody, by room. */
    private final Map<String, List<Message>> rooms = new HashMap<>();

    private final Map<String, Person> people = new HashMap<>();
    private final Map<String, Presence> presences = new HashMap<>();
    private final Set<String> shown = new HashSet<>();
    private final Set<String> closed = new HashSet<>();
    private final Map<String, Long> cards = new HashMap<>();
    private final List<ModerationOrder> orders = new ArrayList<>();
    private final Map<String, Integer> requests = new HashMap<>();
    private Readers readers = new Readers(false, Readers.Outside.DEVICE);
    private List<String> lacking = List.of();
    private final Map<String, List<String>> lackingIn = new HashMap<>();
    private ModerationOutcome outcome = ModerationOutcome.DONE;
    private boolean connectionBreaksOnce;
    private Runnable afterwards = () -> {};
    private @Nullable Bot bot;

    @Override
    public Platform platform() {
        return NAME;
    }

    @Override
    public void start(Bot newBot) {
        bot = newBot;
    }

    @Override
    public Facts facts(RoomId room) {
        return new Facts(readers, lackingIn.getOrDefault(room.value(), lacking));
    }

    @Override
    public Delivery deliver(String deliveryId, Recipient to, Message message) {
        if (to instanceof Recipient.Person person
                && closed.contains(person.user().value())) {
            return new Delivery.Unreachable();
        }
        if (shown.add(deliveryId)) {
            show(to, message);
        }
        if (connectionBreaksOnce) {
            connectionBreaksOnce = false;
            return new Delivery.TryAgain(java.time.Duration.ofSeconds(1));
        }
        return new Delivery.Delivered();
    }

    private void show(Recipient to, Message message) {
        if (to instanceof Recipient.Person person) {
            Unasked.mustBeginNeutrally(message);
            person(person.user().value()).notified(message);
        } else {
            showInRoom(((Recipient.Room) to).room().value(), message);
        }
    }

    void showInRoom(String room, Message message) {
        Fitting.mustFit(message);
        rooms.computeIfAbsent(room, any -> new ArrayList<>()).add(message);
    }

    @Override
    public Opened openThread(String id, RoomId room, Message first) {
        if (shown.add(id)) {
            showInRoom(room.value() + "/" + id, first);
        }
        return new Opened.NewThread(new ThreadId(NAME, room.value() + "/" + id));
    }

    @Override
    public Delivery edit(String id, CardId card, long version, Message message) {
        cards.merge(card.value(), version, Math::max);
        return new Delivery.Delivered();
    }

    @Override
    public Presence presence(UserId person, RoomId room) {
        return presences.getOrDefault(person.value(), Presence.UNKNOWN);
    }

    /** From now on the platform says this when it is asked where somebody is. */
    public void saysOf(String name, Presence presence) {
        presences.put(name, presence);
    }

    @Override
    public ModerationOutcome carryOut(ModerationOrder order) {
        orders.add(order);
        return outcome;
    }

    @Override
    public void close() {}

    /** Somebody here, the same every time; a member who speaks English until a test says otherwise. */
    public Person person(String name) {
        return people.computeIfAbsent(
                name, new_ -> new Person(this, new UserId(NAME, name), Role.MEMBER, Locale.ENGLISH));
    }

    /** Everything shown to the whole of a room, as text. */
    public List<String> room(String name) {
        return rooms.getOrDefault(name, List.of()).stream().map(PlainText::of).toList();
    }

    /** The messages shown to the whole of a room. */
    public List<Message> messagesIn(String name) {
        return List.copyOf(rooms.getOrDefault(name, List.of()));
    }

    public List<ModerationOrder> orders() {
        return List.copyOf(orders);
    }

    /** From now on messages nobody asked for do not reach this person. */
    public void closeDirectMessagesOf(String name) {
        closed.add(name);
    }

    /** From now on the platform says who can read along. */
    public void readableBy(Readers newReaders) {
        readers = newReaders;
    }

    /** From now on the bot lacks these rights. */
    public void lacks(String... rights) {
        lacking = List.of(rights);
    }

    /** From now on the bot lacks these rights in one room, whatever it lacks elsewhere. */
    public void lacksIn(String room, String... rights) {
        lackingIn.put(room, List.of(rights));
    }

    /** From now on orders end like this. */
    public void ordersEnd(ModerationOutcome newOutcome) {
        outcome = newOutcome;
    }

    /** The next message arrives, but the platform fails to say so. */
    public void breakConnectionAfterNextDelivery() {
        connectionBreaksOnce = true;
    }

    /** What happens after each answer, such as handing out the messages it promised. */
    public void afterEachAnswer(Runnable newAfterwards) {
        afterwards = newAfterwards;
    }

    void answered() {
        afterwards.run();
    }

    Readers readers() {
        return readers;
    }

    Bot bot() {
        return requireNonNull(bot, "not started");
    }

    /** An id that was used there is used here for nothing else. */
    void countOnFrom(InMemoryPlatform other) {
        requests.putAll(other.requests);
    }

    /** Counted by person, so that what others do changes no id of theirs. */
    String nextRequest(UserId person) {
        return "event-of-memory-" + requests.merge(person.value(), 1, Integer::sum) + "-" + person.value();
    }
}
