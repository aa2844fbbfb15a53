package org.circlekeeper.matrix.bridge

import de.connect2x.trixnity.client.MatrixClient
import de.connect2x.trixnity.client.media
import de.connect2x.trixnity.client.room.ForgetRoomService
import de.connect2x.trixnity.client.store.RoomStateStore
import de.connect2x.trixnity.client.store.RoomStore
import de.connect2x.trixnity.client.store.get
import de.connect2x.trixnity.client.store.repository.GlobalAccountDataRepository
import de.connect2x.trixnity.client.store.repository.RepositoryTransactionManager
import de.connect2x.trixnity.client.store.repository.RoomStateRepository
import de.connect2x.trixnity.client.store.repository.RoomStateRepositoryKey
import de.connect2x.trixnity.client.user.LoadMembersService
import de.connect2x.trixnity.clientserverapi.model.room.CreateRoom
import de.connect2x.trixnity.clientserverapi.model.room.DirectoryVisibility
import de.connect2x.trixnity.clientserverapi.model.room.GetEvents
import de.connect2x.trixnity.core.model.EventId
import de.connect2x.trixnity.core.model.RoomId
import de.connect2x.trixnity.core.model.UserId
import de.connect2x.trixnity.core.model.events.InitialStateEvent
import de.connect2x.trixnity.core.model.events.m.room.EncryptionEventContent
import de.connect2x.trixnity.core.model.events.m.room.MemberEventContent
import de.connect2x.trixnity.core.model.events.m.room.Membership
import de.connect2x.trixnity.utils.toByteArrayFlow
import java.util.Optional
import kotlinx.coroutines.flow.filterNotNull
import kotlinx.coroutines.flow.first

/** What the store and the server know of rooms. */
internal class Rooms(private val sdk: MatrixClient, private val contents: Contents) {
    private val rooms = sdk.di.get<RoomStore>()
    private val transactions = sdk.di.get<RepositoryTransactionManager>()

    suspend fun room(id: RoomId) = rooms.get(id).first()?.takeIf { it.membership in KNOWN }

    suspend fun joined(id: RoomId) =
        room(id)?.takeIf { it.membership == Membership.JOIN } ?: throw Refused(Refused.Why.NOT_FOUND)

    suspend fun all(): List<String> =
        rooms.getAll().first().values.mapNotNull { it.first() }.filter { it.membership == Membership.JOIN }.map { it.roomId.full }

    /** Past the SDK's cache, which gives nothing for a type it does not know or a content it cannot parse. */
    suspend fun state(room: RoomId, type: String, stateKey: String): String? = transactions.readTransaction {
        sdk.di.get<RoomStateRepository>().get(RoomStateRepositoryKey(room, type), stateKey)
    }?.let { contents.text(it.content) }

    suspend fun accountData(type: String): String? = transactions.readTransaction {
        sdk.di.get<GlobalAccountDataRepository>().get(type, "")
    }?.let { contents.text(it.content) }

    suspend fun members(room: RoomId): Map<String, String> {
        joined(room)
        sdk.di.get<LoadMembersService>()(room, true)
        return sdk.di.get<RoomStateStore>().get<MemberEventContent>(room).first()
            .mapNotNull { (user, member) -> member.first()?.let { user to it.content.membership.name.lowercase() } }.toMap()
    }

    suspend fun before(room: RoomId, gap: Gap, most: Int): Homeserver.Page {
        val page =
            sdk.api.room.getEvents(room, gap.from, GetEvents.Direction.BACKWARDS, gap.to, most.toLong()).getOrThrow()
        val events = page.chunk.orEmpty()
        val next = page.end?.takeIf { events.isNotEmpty() }?.let { Gap(it, gap.to).written() }
        return Homeserver.Page(events.map { contents.event(it) }, Optional.ofNullable(next))
    }

    suspend fun stateSender(room: RoomId, type: String, stateKey: String): String? = transactions.readTransaction {
        sdk.di.get<RoomStateRepository>().get(RoomStateRepositoryKey(room, type), stateKey)
    }?.sender?.full

    suspend fun senderOf(room: RoomId, event: EventId): String = sdk.api.room.getEvent(room, event).getOrThrow().sender.full

    suspend fun createDirect(person: UserId): String {
        val id = sdk.api.room.createRoom(
            visibility = DirectoryVisibility.PRIVATE, invite = setOf(person), isDirect = true,
            preset = CreateRoom.Request.Preset.TRUSTED_PRIVATE, initialState = listOf(InitialStateEvent(EncryptionEventContent(), "")),
        ).getOrThrow()
        rooms.get(id).filterNotNull().first { it.encrypted && it.membership == Membership.JOIN }
        return id.full
    }

    suspend fun leave(room: RoomId) {
        listOf(sdk.api.room.leaveRoom(room), sdk.api.room.forgetRoom(room)).forEach { done ->
            done.exceptionOrNull()?.let { if (refusal(it).why() !in GONE) throw refusal(it) }
        }
        sdk.di.get<ForgetRoomService>()(room, true)
    }

    suspend fun upload(room: RoomId, bytes: ByteArray, type: String): String {
        val media = Media(sdk.media, sdk.api.json)
        return if (joined(room).encrypted) media.sealed(bytes.toByteArrayFlow()) else media.open(bytes.toByteArrayFlow(), type)
    }

    private companion object {
        val KNOWN = setOf(Membership.JOIN, Membership.INVITE)
        val GONE = setOf(Refused.Why.NOT_FOUND, Refused.Why.FORBIDDEN)
    }
}
