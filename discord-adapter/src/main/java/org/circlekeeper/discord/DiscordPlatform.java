package org.circlekeeper.discord;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
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
import org.circlekeeper.chat.Recipient;
import org.circlekeeper.chat.RoomId;
import org.circlekeeper.chat.UserId;
import org.circlekeeper.command.Menu;
import org.jspecify.annotations.Nullable;

/**
 * The bot on Discord, through JDA. Hears nothing but interactions and which servers it is in; answers for one person
 * alone unless told otherwise. Safe to use from many threads.
 */
public final class DiscordPlatform implements ChatPlatform {
    private final Menu menu;
    private final Remembered remembered;
    private final Buttons buttons;
    private final Ids ids;
    private final Connection connection;
    private final Recent recent;
    private final Post post;
    private final Rooms rooms;
    private final Lanes lanes = new Lanes();
    private volatile @Nullable Watch watch;

    private DiscordPlatform(
            Menu menu,
            Notebook notebook,
            InstantSource clock,
            DiscordSettings settings,
            Consumer<DiscordEnding> ended) {
        this.menu = menu;
        this.remembered = new Remembered(notebook);
        this.buttons = new Buttons(remembered.buttonKey(), clock);
        this.ids = new Ids(menu, buttons, remembered);
        this.connection = new Connection(settings, ended);
        this.recent = new Recent(clock);
        this.post = new Post(connection, lanes, ids, clock);
        this.rooms = new Rooms(connection, remembered, ids, post, recent);
    }

    /**
     * The platform, not yet connected.
     *
     * @param notebook where it keeps what must outlive a restart; read here
     * @param ended told once when Discord will not have the bot any more; it may then be closed
     */
    public static DiscordPlatform of(
            Menu menu,
            Notebook notebook,
            InstantSource clock,
            DiscordSettings settings,
            Consumer<DiscordEnding> ended) {
        return new DiscordPlatform(menu, notebook, clock, settings, ended);
    }

    @Override
    public Platform platform() {
        return Heard.DISCORD;
    }

    /** Begins to log in and returns; {@link #awaitReady} waits until every shard is there. */
    @Override
    public void start(Bot bot) {
        Publication publication = new Publication(menu);
        Sentences sentences = new Sentences(menu);
        Showing showing = new Showing(ids, buttons, remembered, sentences, post, rooms);
        Answering answering = new Answering(bot, lanes, ids, remembered, sentences, recent, showing);
        Watch watching = new Watch(connection, new Servers(bot, connection, remembered, lanes), lanes, publication);
        watch = watching;
        connection.open(new Ears(answering, publication, buttons, ids), watching);
    }

    /** Whether every shard of this process connected, and the commands were seen to, within that time. */
    public boolean awaitReady(Duration atMost) {
        try {
            return requireNonNull(watch, "not started").allReady().await(atMost.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException told) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Whether every shard is connected right now. */
    public boolean isConnected() {
        return connection.isConnected();
    }

    /** How many servers the bot is in, as far as this process sees. */
    public int servers() {
        return connection.servers();
    }

    @Override
    public Facts facts(RoomId room) {
        return rooms.facts(room);
    }

    @Override
    public Delivery deliver(String deliveryId, Recipient to, Message message) {
        return to instanceof Recipient.Person person
                ? post.toPerson(deliveryId, person.user(), message)
                : post.inRoom(deliveryId, ((Recipient.Room) to).room(), message);
    }

    @Override
    public Opened openThread(String id, RoomId room, Message first) {
        return rooms.openThread(id, room, first);
    }

    @Override
    public Delivery edit(String id, CardId card, long version, Message message) {
        return rooms.edit(card, version, message);
    }

    @Override
    public Presence presence(UserId person, RoomId room) {
        return rooms.presence(person, room);
    }

    @Override
    public ModerationOutcome carryOut(ModerationOrder order) {
        return rooms.hide(((ModerationOrder.HideMine) order).person());
    }

    @Override
    public void forgetPeople() {
        recent.forgetEverybody();
        connection.forgetPeople();
    }

    @Override
    public void close() {
        lanes.close();
        connection.close();
    }
}
