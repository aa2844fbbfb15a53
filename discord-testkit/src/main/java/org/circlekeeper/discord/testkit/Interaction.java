package org.circlekeeper.discord.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Something a person did that the bot must answer. Its inner state is guarded by its {@link World}. */
public final class Interaction {
    static final int COMMAND = 2;
    static final int COMPONENT = 3;
    static final int AUTOCOMPLETE = 4;
    static final int FORM = 5;

    private final String id;
    private final String token;
    private final int type;
    private final DiscordPerson person;
    private final Channel channel;
    private final Instant at;
    private final @Nullable Message source;
    private final boolean userInstalled;
    private final CompletableFuture<Integer> acknowledged = new CompletableFuture<>();
    private final CompletableFuture<Integer> settled = new CompletableFuture<>();
    final Map<String, Message> followUps = new LinkedHashMap<>();
    ObjectNode json = Json.object();
    JsonNode choices = Json.nothing();

    @Nullable
    Message original;

    private volatile @Nullable Instant sentAt;
    private volatile @Nullable Instant acknowledgedAt;
    private volatile @Nullable Instant settledAt;

    int callback;
    int followUpCount;

    Interaction(
            String id,
            String token,
            int type,
            DiscordPerson person,
            Channel channel,
            Instant at,
            @Nullable Message source,
            boolean userInstalled) {
        this.id = id;
        this.token = token;
        this.type = type;
        this.person = person;
        this.channel = channel;
        this.at = at;
        this.source = source;
        this.userInstalled = userInstalled;
    }

    public String id() {
        return id;
    }

    public String token() {
        return token;
    }

    /** Whether the bot has answered, if only with "thinking". */
    public boolean isAcknowledged() {
        return acknowledged.isDone();
    }

    /** Whether its session was connected when it was sent; otherwise it waits for that session's return. */
    public boolean wasSentAtOnce() {
        return sentAt != null;
    }

    /** Time from its sending to the bot's first answer, a mere deferral included. */
    public Optional<Duration> acknowledgedAfter() {
        return after(acknowledgedAt);
    }

    /** Time from its sending to what the person waited for. */
    public Optional<Duration> settledAfter() {
        return after(settledAt);
    }

    private Optional<Duration> after(@Nullable Instant end) {
        Instant begun = sentAt;
        return begun == null || end == null ? Optional.empty() : Optional.of(Duration.between(begun, end));
    }

    /** The message that answered it as it is now; empty while there is none, and for a form or choices. */
    public Optional<ShownMessage> shown() {
        synchronized (person.world()) {
            return Optional.ofNullable(original).map(Message::shown);
        }
    }

    /** The event as the gateway carried it. */
    public JsonNode json() {
        return json;
    }

    int type() {
        return type;
    }

    DiscordPerson person() {
        return person;
    }

    Channel channel() {
        return channel;
    }

    Instant at() {
        return at;
    }

    @Nullable
    Message source() {
        return source;
    }

    boolean isUserInstalled() {
        return userInstalled;
    }

    void acknowledge(int callbackType) {
        callback = callbackType;
        acknowledgedAt = person.world().now();
        acknowledged.complete(callbackType);
        if (callbackType != Callback.DEFER_REPLY && callbackType != Callback.DEFER_EDIT) {
            settle();
        }
    }

    void sent() {
        sentAt = person.world().now();
    }

    void settle() {
        if (settledAt == null) {
            settledAt = person.world().now();
        }
        settled.complete(callback);
    }

    /** Whether what the person waits for came: the answer, or after a deferral the first thing behind it. */
    public boolean awaitSettled(Duration patience) {
        try {
            settled.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException | ExecutionException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
