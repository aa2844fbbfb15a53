package org.circlekeeper.discord;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import net.dv8tion.jda.api.exceptions.DetachedEntityException;
import net.dv8tion.jda.api.exceptions.ErrorResponseException;
import net.dv8tion.jda.api.exceptions.InvalidTokenException;
import net.dv8tion.jda.api.exceptions.PermissionException;
import org.circlekeeper.chat.Delivery;

/** What a refusal of Discord means for a message. Numbers are Discord's JSON error codes. */
final class Failures {
    static final int UNKNOWN_INTERACTION = 10062;
    static final int ALREADY_ACKNOWLEDGED = 40060;
    static final int ALREADY_HAS_A_THREAD = 160004;
    private static final Set<Integer> AUTO_MODERATION = Set.of(200000, 200001);

    /**
     * Unknown channel, server, message, person; no access; no direct messages to this person; no right; no server in
     * common; a body refused; the archived or closed kinds.
     */
    private static final Set<Integer> WILL_NOT_ARRIVE = Set.of(
            10003, 10004, 10007, 10008, 10013, 50001, 50007, 50009, 50013, 50035, 50083, 50278, 160002, 160005, 200000,
            200001);

    /** Unknown member, unknown user. */
    private static final Set<Integer> NOBODY = Set.of(10007, 10013);

    private static final Duration PAUSE = Duration.ofSeconds(10);

    private Failures() {}

    /** What became of a message that Discord did not take. */
    static Delivery of(Throwable failure) {
        Throwable cause = cause(failure);
        boolean never = cause instanceof PermissionException
                // our own mistake: it would be the same the next time
                || cause instanceof IllegalStateException
                || cause instanceof DetachedEntityException
                || WILL_NOT_ARRIVE.contains(code(cause));
        return never ? new Delivery.Unreachable() : new Delivery.TryAgain(PAUSE);
    }

    /** Whether Discord does not know the bot's token. */
    static boolean isTokenRefused(Throwable failure) {
        return cause(failure) instanceof InvalidTokenException;
    }

    /** Whether somebody is no member, or nobody any more. */
    static boolean isNobody(Throwable failure) {
        return NOBODY.contains(code(failure));
    }

    /** Whether the filter of a server stopped a text. */
    static boolean isFilter(Throwable failure) {
        return AUTO_MODERATION.contains(code(cause(failure)));
    }

    /** Discord's number for a failure; 0 for one that never came to Discord. */
    static int code(Throwable failure) {
        return cause(failure) instanceof ErrorResponseException answered ? answered.getErrorCode() : 0;
    }

    /** What a log may say: which failure, never its message, which may hold anything. */
    static String name(Throwable failure) {
        Throwable cause = cause(failure);
        return cause.getClass().getSimpleName() + " " + code(cause);
    }

    private static Throwable cause(Throwable failure) {
        boolean wrapped = failure instanceof ExecutionException || failure instanceof CompletionException;
        Throwable inside = failure.getCause();
        return wrapped && inside != null ? inside : failure;
    }
}
