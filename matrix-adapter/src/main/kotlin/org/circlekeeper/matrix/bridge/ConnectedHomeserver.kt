package org.circlekeeper.matrix.bridge

import de.connect2x.trixnity.core.model.EventId
import de.connect2x.trixnity.core.model.RoomId
import de.connect2x.trixnity.core.model.UserId
import de.connect2x.trixnity.core.model.events.ClientEvent.RoomEvent
import de.connect2x.trixnity.client.store.GlobalAccountDataStore
import de.connect2x.trixnity.core.model.events.ClientEvent.GlobalAccountDataEvent
import de.connect2x.trixnity.core.model.events.MessageEventContent
import java.time.Duration
import java.util.Optional
import java.util.concurrent.atomic.AtomicBoolean
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.runBlocking
import kotlinx.coroutines.withTimeoutOrNull

/** Every call of [Homeserver], handed to the part that does it. */
internal class ConnectedHomeserver(private val session: Session) : Homeserver {
    private val sdk = session.client.sdk
    private val contents = Contents(sdk.api.json)
    private val withheld = Withheld()
    private val devices = Devices(session)
    private val opening = Opening(sdk, contents, withheld)
    private val sealing = Sealing(sdk)
    private val rooms = Rooms(sdk, contents)
    private val listening = Listening(session, contents, withheld, devices)
    private val isClosed = AtomicBoolean()

    override fun user() = sdk.userId.full

    override fun device() = sdk.deviceId

    override fun listen(hearing: Hearing) {
        listening.start(hearing)
        runBlocking { withTimeoutOrNull(Homeserver.PATIENCE.toMillis()) { listening.firstHeard() } }
    }

    override fun done(batch: Long) = awaitStore { session.client.position.done(batch) }

    override fun isConnected() = listening.isConnected()

    override fun open(event: Event, patience: Duration): Homeserver.Opened = try {
        await(patience + Homeserver.PATIENCE) { opening.open(event.handle as RoomEvent<*>, patience) }
    } catch (_: Refused) {
        Homeserver.Opened.NotYet()
    }

    override fun before(room: String, from: String, most: Int) = await { rooms.before(RoomId(room), Gap.read(from), most) }

    override fun send(room: String, transaction: String, type: String, content: String): String = await {
        val message = contents.message(type, content)
        // a reaction is open in every client: its meaning stands in the part that is open anyway
        val isSealed = rooms.joined(RoomId(room)).encrypted && type != "m.reaction"
        post(room, transaction, if (isSealed) sealing.seal(RoomId(room), message) else message)
    }

    override fun sendOpenly(room: String, transaction: String, type: String, content: String): String =
        await { post(room, transaction, contents.message(type, content)) }

    private suspend fun post(room: String, transaction: String, content: MessageEventContent): String =
        sdk.api.room.sendMessageEvent(RoomId(room), content, transaction).getOrThrow().full

    override fun redact(room: String, transaction: String, event: String) {
        await { sdk.api.room.redactEvent(RoomId(room), EventId(event), null, transaction).getOrThrow() }
    }

    override fun setState(room: String, type: String, stateKey: String, content: String) {
        await { sdk.api.room.sendStateEvent(RoomId(room), contents.unchanged(type, content), stateKey).getOrThrow() }
    }

    override fun upload(room: String, bytes: ByteArray, type: String) = await { rooms.upload(RoomId(room), bytes, type) }

    override fun room(room: String): Optional<Homeserver.Room> = awaitStore {
        Optional.ofNullable(rooms.room(RoomId(room)))
            .map { Homeserver.Room(room, it.membership.name.lowercase(), it.encrypted, it.isDirect) }
    }

    override fun rooms() = awaitStore { rooms.all() }

    override fun state(room: String, type: String, stateKey: String): Optional<String> =
        awaitStore { Optional.ofNullable(rooms.state(RoomId(room), type, stateKey)) }

    override fun stateSender(room: String, type: String, stateKey: String): Optional<String> =
        awaitStore { Optional.ofNullable(rooms.stateSender(RoomId(room), type, stateKey)) }

    override fun senderOf(room: String, event: String) = await { rooms.senderOf(RoomId(room), EventId(event)) }

    override fun members(room: String) = await { rooms.members(RoomId(room)) }

    override fun accountData(type: String): Optional<String> = awaitStore { Optional.ofNullable(rooms.accountData(type)) }

    override fun setAccountData(type: String, content: String) = await {
        sdk.api.user.setAccountData(contents.unchanged(type, content), sdk.userId).getOrThrow()
        // at once, so that the next one to read, change and write it does not undo this
        sdk.di.get<GlobalAccountDataStore>().save(GlobalAccountDataEvent(contents.accountData(type, content)))
    }

    override fun createDirect(person: String) = await { rooms.createDirect(UserId(person)) }

    override fun join(room: String) {
        await { sdk.api.room.joinRoom(RoomId(room)).getOrThrow() }
    }

    override fun leave(room: String) = await { rooms.leave(RoomId(room)) }

    override fun devices() = await { devices.list() }

    override fun rotate(room: String) = awaitStore { sealing.rotate(RoomId(room)) }

    override fun close() {
        if (!isClosed.compareAndSet(false, true)) return
        listening.close()
        runBlocking(Dispatchers.IO) { session.close() }
    }
}
