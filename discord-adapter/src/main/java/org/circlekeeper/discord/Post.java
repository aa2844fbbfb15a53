package org.circlekeeper.discord;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.entities.channel.middleman.MessageChannel;
import net.dv8tion.jda.api.requests.RestAction;
import net.dv8tion.jda.api.utils.messages.MessageCreateData;
import org.circlekeeper.chat.Delivery;
import org.circlekeeper.chat.Message;
import org.circlekeeper.chat.RoomId;
import org.circlekeeper.chat.ThreadId;
import org.circlekeeper.chat.UserId;

/**
 * Sends messages that are no answer. Each page has a nonce made from the delivery's id, so that Discord itself shows it
 * once when it is sent again within minutes (its create-message reference: {@code enforce_nonce}); what was sent lately
 * is remembered here too. Nobody waits longer than a few seconds: a rate limit means trying again, not standing in the
 * way of others. Thread-safe.
 */
final class Post {
    private static final long LONGEST_WAIT_SECONDS = 5;
    private static final Duration PAUSE = Duration.ofSeconds(5);

    /** Discord, Create Message reference: at most 25 characters. */
    private static final int NONCE_BYTES = 18;

    private static final int MOST_ATTEMPTS = 36;

    private final Connection connection;
    private final Lanes lanes;
    private final Ids ids;
    private final Cache<String, Boolean> sent;

    Post(Connection connection, Lanes lanes, Ids ids, InstantSource clock) {
        this.connection = connection;
        this.lanes = lanes;
        this.ids = ids;
        this.sent = Caffeine.newBuilder()
                .maximumSize(20_000)
                .expireAfterWrite(Duration.ofHours(1))
                .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
                .build();
    }

    Delivery toPerson(String deliveryId, UserId person, Message message) {
        List<MessageCreateData> pages = Pages.of(message, ids.forNote(person));
        if (isSent(deliveryId, pages.size())) {
            return new Delivery.Delivered();
        }
        Optional<JDA> jda = connection.any();
        if (jda.isEmpty()) {
            return new Delivery.TryAgain(PAUSE);
        }
        try {
            MessageChannel channel = await(jda.get().openPrivateChannelById(Long.parseUnsignedLong(person.value())));
            return send(deliveryId, channel, pages);
        } catch (NumberFormatException notOfDiscord) {
            return new Delivery.Unreachable();
        } catch (ExecutionException | RuntimeException failure) {
            return Failures.of(failure);
        } catch (TimeoutException later) {
            return new Delivery.TryAgain(PAUSE);
        }
    }

    /**
     * Posts what somebody's command has for everybody. While Discord is busy it is tried again in the background for some
     * minutes, which is as long as Discord recognises the nonce: so it appears once or, in the end, not at all.
     */
    Posted untilItArrives(String id, RoomId room, Optional<ThreadId> thread, Message message) {
        List<MessageCreateData> pages = Pages.of(message, ids.forRoom(room.home()));
        Posted posted = inRoom(id, room, thread, pages);
        if (posted.delivery() instanceof Delivery.TryAgain) {
            again(1, () -> inRoom(id, room, thread, pages).delivery());
        }
        return posted;
    }

    private void again(int attempt, Supplier<Delivery> posting) {
        Runnable next = () -> again(attempt + 1, posting);
        lanes.after(
                PAUSE.toMillis(),
                () -> lanes.ordinary(
                        () -> {
                            if (posting.get() instanceof Delivery.TryAgain && attempt < MOST_ATTEMPTS) {
                                next.run();
                            }
                        },
                        next));
    }

    Delivery inRoom(String deliveryId, RoomId room, Message message) {
        return inRoom(deliveryId, room, Optional.empty(), Pages.of(message, ids.forRoom(room.home())))
                .delivery();
    }

    /**
     * What became of a message for a room.
     *
     * @param filtered whether the server's own filter stopped it
     */
    record Posted(Delivery delivery, boolean filtered) {}

    Posted inRoom(String deliveryId, RoomId room, Optional<ThreadId> thread, List<MessageCreateData> pages) {
        String where = thread.map(ThreadId::value).orElseGet(room::value);
        Connection.Found found = connection.channel(room.home(), where);
        if (found.channel().isEmpty()) {
            return new Posted(found.mayComeBack() ? new Delivery.TryAgain(PAUSE) : new Delivery.Unreachable(), false);
        }
        try {
            return new Posted(send(deliveryId, found.channel().get(), pages), false);
        } catch (ExecutionException | RuntimeException failure) {
            return new Posted(Failures.of(failure), Failures.isFilter(failure));
        } catch (TimeoutException later) {
            return new Posted(new Delivery.TryAgain(PAUSE), false);
        }
    }

    private Delivery send(String deliveryId, MessageChannel channel, List<MessageCreateData> pages)
            throws ExecutionException, TimeoutException {
        pages.forEach(page -> Checked.require(Checked.problem(page)));
        for (int page = 0; page < pages.size(); page++) {
            String nonce = nonce(deliveryId, page);
            if (sent.getIfPresent(nonce) == null) {
                await(channel.sendMessage(pages.get(page)).setNonce(nonce));
                sent.put(nonce, true);
            }
        }
        return new Delivery.Delivered();
    }

    private boolean isSent(String deliveryId, int pages) {
        for (int page = 0; page < pages; page++) {
            if (sent.getIfPresent(nonce(deliveryId, page)) == null) {
                return false;
            }
        }
        return true;
    }

    /** Waits a few seconds; what is not on its way by then is taken back. */
    static <T> T await(RestAction<T> action) throws ExecutionException, TimeoutException {
        CompletableFuture<T> coming = action.submit();
        try {
            return coming.get(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException late) {
            coming.cancel(true);
            throw late;
        } catch (InterruptedException told) {
            coming.cancel(true);
            Thread.currentThread().interrupt();
            throw new TimeoutException();
        }
    }

    static String nonce(String deliveryId, int page) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest((deliveryId + "#" + page).getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(hash, NONCE_BYTES));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
