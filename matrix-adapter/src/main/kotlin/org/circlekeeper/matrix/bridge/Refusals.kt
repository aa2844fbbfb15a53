package org.circlekeeper.matrix.bridge

import de.connect2x.trixnity.core.ErrorResponse
import de.connect2x.trixnity.core.MatrixServerException
import java.io.IOException
import java.nio.channels.UnresolvedAddressException
import java.time.Duration
import kotlinx.coroutines.CancellationException
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.TimeoutCancellationException
import kotlinx.coroutines.runBlocking
import kotlinx.coroutines.withTimeout

/**
 * Waits on the caller's thread, never longer than [Homeserver.PATIENCE]; whatever went wrong comes out as [Refused], without
 * a word of what was sent.
 */
internal fun <T> await(patience: Duration = Homeserver.PATIENCE, work: suspend () -> T): T = try {
    runBlocking(Dispatchers.IO) { withTimeout(patience.toMillis()) { work() } }
} catch (e: InterruptedException) {
    Thread.currentThread().interrupt()
    throw Refused(Refused.Why.NO_ANSWER)
} catch (e: LoginFailed) {
    throw e
} catch (e: Exception) {
    throw refusal(e)
}

/** For what only reads and writes the store: trouble there is nothing a caller can handle. */
internal fun <T> awaitStore(work: suspend () -> T): T = try {
    await(work = work)
} catch (e: Refused) {
    throw IllegalStateException("the store of Matrix keys: ${e.why()}")
}

internal fun refusal(e: Throwable): Refused = when (e) {
    is Refused -> e
    is MatrixServerException -> refusal(e)
    is TimeoutCancellationException, is CancellationException, is IOException, is UnresolvedAddressException ->
        Refused(Refused.Why.NO_ANSWER)
    else -> e.cause?.let { refusal(it) } ?: Refused(Refused.Why.OTHER)
}

private fun refusal(e: MatrixServerException): Refused = when (val status = e.statusCode.value) {
    429 -> Refused(Refused.Why.LIMITED, retryAfter(e))
    401 -> Refused(Refused.Why.LOGGED_OUT)
    403 -> Refused(Refused.Why.FORBIDDEN)
    404 -> Refused(Refused.Why.NOT_FOUND)
    413 -> Refused(Refused.Why.TOO_LARGE)
    else -> Refused(if (status >= 500) Refused.Why.NO_ANSWER else Refused.Why.OTHER)
}

@Suppress("DEPRECATION") // servers still send it beside the header, and the SDK drops the header
private fun retryAfter(e: MatrixServerException): Duration =
    Duration.ofMillis((e.errorResponse as? ErrorResponse.LimitExceeded)?.retryAfterMillis?.coerceAtLeast(0) ?: 0)

/** Whether the server no longer knows the device, or only wants its login renewed. */
internal enum class Logout { NO, SOFT, HARD }

internal fun logout(e: Throwable): Logout {
    val said = (e as? MatrixServerException)?.takeIf { it.statusCode.value == 401 } ?: return Logout.NO
    val unknown = said.errorResponse as? ErrorResponse.UnknownToken ?: return Logout.HARD
    return if (unknown.softLogout) Logout.SOFT else Logout.HARD
}
