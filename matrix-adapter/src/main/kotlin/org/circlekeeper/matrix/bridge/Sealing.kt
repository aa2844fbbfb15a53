package org.circlekeeper.matrix.bridge

import de.connect2x.trixnity.client.MatrixClient
import de.connect2x.trixnity.client.store.OlmCryptoStore
import de.connect2x.trixnity.client.store.RoomStateStore
import de.connect2x.trixnity.client.store.RoomStore
import de.connect2x.trixnity.client.store.getByStateKey
import de.connect2x.trixnity.client.user.LoadMembersService
import de.connect2x.trixnity.core.model.RoomId
import de.connect2x.trixnity.core.model.events.MessageEventContent
import de.connect2x.trixnity.core.model.events.m.room.EncryptionEventContent
import de.connect2x.trixnity.core.model.keys.EncryptionAlgorithm
import de.connect2x.trixnity.crypto.olm.OlmEncryptionService
import de.connect2x.trixnity.crypto.olm.OlmStore
import de.connect2x.trixnity.crypto.olm.StoredOutboundMegolmSession
import de.connect2x.trixnity.crypto.olm.membershipsAllowedToReceiveKey
import java.util.concurrent.ConcurrentHashMap
import kotlin.time.Clock
import kotlin.time.Duration.Companion.days
import kotlin.time.Duration.Companion.milliseconds
import kotlinx.coroutines.flow.first
import kotlinx.coroutines.sync.Mutex
import kotlinx.coroutines.sync.withLock

/** Encrypts for those who may read a room now, one event of a room at a time. */
internal class Sealing(sdk: MatrixClient) {
    private val encryption = sdk.di.get<OlmEncryptionService>()
    private val sessions = sdk.di.get<OlmCryptoStore>()
    private val keys = sdk.di.get<OlmStore>()
    private val states = sdk.di.get<RoomStateStore>()
    private val loadMembers = sdk.di.get<LoadMembersService>()
    private val claims = sdk.di.get<Claims>()
    private val rooms = sdk.di.get<RoomStore>()
    private val conversations = ConcurrentHashMap<RoomId, Served>()

    private class Served(val lock: Mutex = Mutex(), var devices: Set<String>? = null)

    suspend fun seal(room: RoomId, content: MessageEventContent): MessageEventContent {
        val settings = states.getByStateKey<EncryptionEventContent>(room).first()?.content
        // a room once encrypted is never spoken in openly, whatever its state says now
        if (settings?.algorithm != EncryptionAlgorithm.Megolm) throw Refused(Refused.Why.OTHER)
        val served = conversations.computeIfAbsent(room) { Served() }
        return served.lock.withLock {
            loadAllMembers(room)
            beginAnewForOthers(room, served, settings)
            val failedBefore = claims.last.count
            val sealed = encryption.encryptMegolm(content, room, settings).getOrThrow()
            if (claims.last.count != failedBefore) {
                rotate(room, served)
                throw refusal(checkNotNull(claims.last.cause))
            }
            sealed
        }
    }

    /** The SDK gives up in silence when the server refuses; who is not known then would not get the key. */
    private suspend fun loadAllMembers(room: RoomId) {
        loadMembers(room, true)
        if (rooms.get(room).first()?.membersLoaded != true) throw Refused(Refused.Why.NO_ANSWER)
    }

    suspend fun rotate(room: RoomId) = conversations.computeIfAbsent(room) { Served() }.let { it.lock.withLock { rotate(room, it) } }

    private suspend fun rotate(room: RoomId, served: Served) {
        served.devices = null
        sessions.updateOutboundMegolmSession(room) { null }
    }

    /**
     * The SDK gives the key to new devices only; one that its owner signed later would stay without for a week. Somebody
     * gone must not read on. And once its own limits are reached it counts on from there, a new key for each message.
     */
    private suspend fun beginAnewForOthers(room: RoomId, served: Served, settings: EncryptionEventContent) {
        val now = devices(room)
        val session = sessions.getOutboundMegolmSession(room)
        if (now != served.devices || (session != null && isSpent(session, settings))) rotate(room, served)
        served.devices = now
    }

    private fun isSpent(session: StoredOutboundMegolmSession, settings: EncryptionEventContent): Boolean {
        val messages = settings.rotationPeriodMsgs?.coerceIn(1, MOST_MESSAGES) ?: MOST_MESSAGES
        val age = settings.rotationPeriodMs?.milliseconds?.coerceAtMost(LONGEST) ?: LONGEST
        return session.encryptedMessageCount >= messages || Clock.System.now() - session.createdAt >= age
    }

    private suspend fun devices(room: RoomId): Set<String> {
        val readers = keys.getMembers(room, keys.getHistoryVisibility(room).membershipsAllowedToReceiveKey)
        return readers.flatMap { user -> keys.getDeviceKeys(user)?.keys.orEmpty().map { "$user $it" } }.toSet()
    }

    private companion object {
        const val MOST_MESSAGES = 100L // both numbers: what the specification recommends
        val LONGEST = 7.days
    }
}
