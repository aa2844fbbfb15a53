package org.circlekeeper.matrix.bridge

import de.connect2x.trixnity.clientserverapi.client.UIA
import de.connect2x.trixnity.clientserverapi.model.authentication.IdentifierType
import de.connect2x.trixnity.clientserverapi.model.uia.AuthenticationRequest
import io.ktor.client.engine.HttpClientEngine
import kotlin.jvm.optionals.getOrNull
import kotlin.time.Duration.Companion.hours
import kotlin.time.TimeSource
import kotlinx.coroutines.NonCancellable
import kotlinx.coroutines.withContext
import kotlinx.coroutines.withTimeoutOrNull

/** One device that is logged in, its client and its store. */
internal class Session(
    val access: Access, private val engine: HttpClientEngine, private val store: Store, private val recall: Recall,
    private val epochs: Epochs, val client: Client,
) {
    val login = Login(access, engine, client.sdk)

    /** Devices of ours from before; one the server does not let us delete is tried again next time. */
    suspend fun forgetOldDevices() {
        val current = client.sdk.deviceId
        val left = recall.devices.filter { it != current && !delete(it) }
        val devices = listOf(current) + left
        if (devices != recall.devices) recall.devices = devices
    }

    fun isOurs(device: String) = device in recall.devices

    private suspend fun delete(device: String): Boolean {
        val asked = client.sdk.api.device.deleteDevice(device).getOrElse { return refusal(it).why() == Refused.Why.NOT_FOUND }
        return try {
            authenticated(asked, access)
        } catch (_: Refused) {
            false
        }
    }

    fun mark() = epochs.raise()

    suspend fun close() {
        stop()
        epochs.raise()
        store.close()
        engine.close()
    }

    /** Lets go without a word about how far it came. The engine stays for the next try. */
    suspend fun abandon() = withContext(NonCancellable) {
        stop()
        store.close()
    }

    /** Waits for what is being written, but not for a caller that closes from within what it hears. */
    private suspend fun stop() {
        withTimeoutOrNull(Homeserver.PATIENCE.toMillis()) { client.sdk.closeSuspending() }
    }
}

/** Answers the server's question who is asking with the password; true once it is satisfied. */
internal suspend fun authenticated(asked: UIA<Unit>, access: Access): Boolean {
    val password = access.password.getOrNull()
    val answer = when (asked) {
        is UIA.Success -> return true
        is UIA.Error -> return false
        is UIA.Step -> password?.let { asked.authenticate(AuthenticationRequest.Password(IdentifierType.User(access.user), it)) }
    }
    return answer?.getOrElse { throw refusal(it) } is UIA.Success
}

/**
 * Counts starts, clean stops and, at most once an hour, progress: first on disk in the store, then in the memory. A store
 * that is behind the memory is an older copy; to go on with its keys would use them twice.
 */
internal class Epochs(private val store: Store, private val recall: Recall) {
    @Volatile
    private var last = TimeSource.Monotonic.markNow()

    @Synchronized
    fun raise() {
        val next = maxOf(store.epoch(), recall.epoch) + 1
        store.epoch(next)
        recall.epoch = next
        last = TimeSource.Monotonic.markNow()
    }

    fun now() {
        if (last.elapsedNow() > 1.hours) raise()
    }
}
