package org.circlekeeper.discord;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.entities.Guild;
import net.dv8tion.jda.api.entities.Message;
import net.dv8tion.jda.api.entities.channel.concrete.PrivateChannel;
import net.dv8tion.jda.api.entities.channel.concrete.ThreadChannel;
import net.dv8tion.jda.api.entities.channel.middleman.GuildChannel;
import net.dv8tion.jda.api.entities.channel.middleman.MessageChannel;
import net.dv8tion.jda.api.utils.messages.MessageCreateData;
import net.dv8tion.jda.api.utils.messages.MessageEditBuilder;
import org.circlekeeper.chat.CardId;
import org.circlekeeper.chat.Delivery;
import org.circlekeeper.chat.Facts;
import org.circlekeeper.chat.ModerationOutcome;
import org.circlekeeper.chat.Opened;
import org.circlekeeper.chat.Presence;
import org.circlekeeper.chat.RoomId;
import org.circlekeeper.chat.ThreadId;
import org.circlekeeper.chat.UserId;
import org.jspecify.annotations.Nullable;

/** What is true of channels, and what can be done to what stands in them. Thread-safe. */
final class Rooms {
    private static final int MOST_TAKEN_BACK = 50;
    private static final Duration PAUSE = Duration.ofSeconds(10);

    /** Discord's own word for a channel that is gone. */
    private static final String GONE = "View Channels (#deleted-channel)";

    private final Connection connection;
    private final Remembered remembered;
    private final Ids ids;
    private final Post post;
    private final Recent recent;

    Rooms(Connection connection, Remembered remembered, Ids ids, Post post, Recent recent) {
        this.connection = connection;
        this.remembered = remembered;
        this.ids = ids;
        this.post = post;
        this.recent = recent;
    }

    Facts facts(RoomId room) {
        Optional<Guild> guild = connection.server(room.home());
        if (guild.isEmpty()) {
            return new Facts(Heard.READERS, List.of());
        }
        GuildChannel channel = channel(guild.get(), room.value());
        return new Facts(Heard.READERS, channel == null ? List.of(GONE) : DiscordRights.lacking(guild.get(), channel));
    }

    /** Asking about one person needs no intent; hearing of everybody who leaves would need a privileged one. */
    Presence presence(UserId person, RoomId room) {
        Optional<Guild> guild = connection.server(room.home());
        if (guild.isEmpty()) {
            return Presence.UNKNOWN;
        }
        try {
            Post.await(guild.get()
                    .retrieveMemberById(Long.parseUnsignedLong(person.value()))
                    .useCache(false));
            return Presence.HERE;
        } catch (ExecutionException | RuntimeException failure) {
            return Failures.isNobody(failure) ? Presence.GONE : Presence.UNKNOWN;
        } catch (TimeoutException late) {
            return Presence.UNKNOWN;
        }
    }

    private static @Nullable GuildChannel channel(Guild guild, String id) {
        try {
            return guild.getGuildChannelById(Long.parseUnsignedLong(id));
        } catch (NumberFormatException notOfDiscord) {
            return null;
        }
    }

    /** Posts the first message and opens a thread under it; Discord gives a thread the id of its first message. */
    Opened openThread(String id, RoomId room, org.circlekeeper.chat.Message first) {
        List<MessageCreateData> pages = Pages.of(first, ids.forRoom(room.home()));
        Connection.Found found = connection.channel(room.home(), room.value());
        if (found.channel().isEmpty()) {
            return new Opened.NotPossible();
        }
        Optional<ThreadId> before = remembered.thread(id);
        if (before.isPresent()) {
            return new Opened.NewThread(before.get());
        }
        try {
            Message shown =
                    Post.await(found.channel().get().sendMessage(pages.get(0)).setNonce(Post.nonce(id, 0)));
            ThreadChannel thread = Post.await(shown.createThreadChannel(Pages.firstLine(first)));
            ThreadId opened = new ThreadId(Heard.DISCORD, thread.getId());
            remembered.thread(id, opened);
            post.inRoom(id + " more", room, Optional.of(opened), pages.subList(1, pages.size()));
            return new Opened.NewThread(opened);
        } catch (ExecutionException | TimeoutException | RuntimeException failure) {
            return new Opened.NotPossible();
        }
    }

    /** The card is named by its channel and message; a version is shown once, and never after a newer one. */
    Delivery edit(CardId card, long version, org.circlekeeper.chat.Message message) {
        String[] where = card.value().split("/", 3);
        if (where.length != 3) {
            return new Delivery.Unreachable();
        }
        synchronized (this) {
            if (remembered.version(card.value()) >= version) {
                return new Delivery.Delivered();
            }
            Connection.Found found = connection.channel(where[0], where[1]);
            if (found.channel().isEmpty()) {
                return found.mayComeBack() ? new Delivery.TryAgain(PAUSE) : new Delivery.Unreachable();
            }
            try {
                MessageCreateData page =
                        Pages.of(message, ids.forRoom(where[0])).get(0);
                Post.await(found.channel()
                        .get()
                        .editMessageById(
                                where[2],
                                MessageEditBuilder.fromCreateData(page).build()));
                remembered.version(card.value(), version);
                return new Delivery.Delivered();
            } catch (ExecutionException | RuntimeException failure) {
                return Failures.of(failure);
            } catch (TimeoutException later) {
                return new Delivery.TryAgain(PAUSE);
            }
        }
    }

    /** Takes back what one person was shown: answers of the last minutes, and the bot's messages in their direct channel. */
    ModerationOutcome hide(UserId person) {
        try {
            long id = Long.parseUnsignedLong(person.value());
            for (Recent.Shown shown : recent.take(id)) {
                shown.answer().deleteMessageById(shown.message()).queue(gone -> {}, late -> {});
            }
            Optional<JDA> jda = connection.any();
            if (jda.isEmpty()) {
                return ModerationOutcome.UNKNOWN;
            }
            PrivateChannel channel = Post.await(jda.get().openPrivateChannelById(id));
            takeBack(channel, jda.get().getSelfUser().getIdLong());
            return ModerationOutcome.DONE;
        } catch (NumberFormatException notOfDiscord) {
            return ModerationOutcome.GONE;
        } catch (ExecutionException | RuntimeException failure) {
            return Failures.of(failure) instanceof Delivery.Unreachable
                    ? ModerationOutcome.NOT_PERMITTED
                    : ModerationOutcome.UNKNOWN;
        } catch (TimeoutException late) {
            return ModerationOutcome.UNKNOWN;
        }
    }

    private static void takeBack(MessageChannel channel, long bot) throws ExecutionException, TimeoutException {
        for (Message message : Post.await(channel.getHistory().retrievePast(MOST_TAKEN_BACK))) {
            if (message.getAuthor().getIdLong() == bot) {
                message.delete().timeout(1, TimeUnit.MINUTES).queue(gone -> {}, failure -> {});
            }
        }
    }
}
