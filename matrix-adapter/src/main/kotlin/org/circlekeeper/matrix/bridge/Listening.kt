package org.circlekeeper.matrix.bridge

import de.connect2x.trixnity.client.MatrixClient
import de.connect2x.trixnity.client.MatrixClient.LoginState
import de.connect2x.trixnity.clientserverapi.client.SyncEvents
import de.connect2x.trixnity.clientserverapi.client.SyncState
import de.connect2x.trixnity.core.ClientEventEmitter.Priority
import de.connect2x.trixnity.core.model.events.m.Presence
import java.util.concurrent.Executors
import kotlin.time.Duration.Companion.seconds
import kotlinx.coroutines.CompletableDeferred
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.SupervisorJob
import kotlinx.coroutines.asCoroutineDispatcher
import kotlinx.coroutines.cancel
import kotlinx.coroutines.delay
import kotlinx.coroutines.launch
import kotlinx.coroutines.withContext

/** Hands on what the server tells, one call at a time on one thread; the server is asked again once a call returned. */
internal class Listening(
    private val session: Session, private val contents: Contents, private val withheld: Withheld, private val devices: Devices,
) : AutoCloseable {
    private val sdk: MatrixClient = session.client.sdk
    private val position = session.client.position
    private val thread = Executors.newSingleThreadExecutor { Thread(it, "matrix-hearing").apply { isDaemon = true } }
    private val onThread = thread.asCoroutineDispatcher()
    private val scope = CoroutineScope(SupervisorJob() + Dispatchers.IO)
    private val first = CompletableDeferred<Unit>()

    fun start(hearing: Hearing) {
        // after everybody of the SDK: when a batch is heard, the store knows it and its keys were taken in
        sdk.api.sync.subscribe(Priority.LAST) { hear(it, hearing) }
        scope.launch { sdk.loginState.collect { if (it != null) changed(it, hearing) } }
        scope.launch { sdk.startSync(Presence.OFFLINE) }
        scope.launch { devices.watch { withContext(onThread) { hearing.foreignDevice(it) } } }
    }

    suspend fun firstHeard() = first.await()

    fun isConnected() = sdk.syncState.value == SyncState.RUNNING

    private suspend fun hear(events: SyncEvents, hearing: Hearing) {
        val answer = events.syncResponse
        if (answer.nextBatch.isEmpty()) return // members that the SDK loaded, sent round as if they were news
        withheld.hear(answer)
        if (answer.deviceLists?.changed?.contains(sdk.userId) == true) devices.changed()
        val since = position.getSyncBatchToken()
        val batch = batch(answer, since)
        if (batch.isEmpty() && first.isCompleted) return
        val numbered = Hearing.Batch(position.next(), batch.news, batch.invitations, batch.left)
        withContext(onThread) { hearing.heard(numbered) }
        first.complete(Unit)
    }

    private fun batch(answer: de.connect2x.trixnity.clientserverapi.model.sync.Sync.Response, since: String?) =
        Answer(answer, since, sdk.userId, contents).let { if (since == null) it.withoutHistory() else it }

    private suspend fun changed(state: LoginState, hearing: Hearing) = when (state) {
        LoginState.LOGGED_OUT -> end(hearing, "this device was logged out")
        LoginState.LOGGED_OUT_SOFT -> loginAgain(hearing)
        LoginState.LOGGED_IN, LoginState.LOCKED -> Unit
    }

    private suspend fun loginAgain(hearing: Hearing) {
        var wait = 1.seconds
        while (true) {
            try {
                session.login.again()
                sdk.startSync(Presence.OFFLINE)
                return
            } catch (_: LoginFailed) {
                return end(hearing, "the login expired and could not be renewed")
            } catch (_: Refused) {
                delay(wait)
                wait = minOf(wait * 2, 60.seconds)
            }
        }
    }

    private suspend fun end(hearing: Hearing, why: String) = withContext(onThread) { hearing.ended(why) }

    override fun close() {
        scope.cancel()
        thread.shutdown()
    }
}
