package org.circlekeeper.matrix.bridge

import de.connect2x.trixnity.core.model.events.ClientEvent.RoomEvent
import de.connect2x.trixnity.core.model.events.GlobalAccountDataEventContent
import de.connect2x.trixnity.core.model.events.MessageEventContent
import de.connect2x.trixnity.core.model.events.StateEventContent
import de.connect2x.trixnity.core.model.events.UnknownEventContent
import de.connect2x.trixnity.core.model.events.block.EventContentBlocks
import de.connect2x.trixnity.core.serialization.events.contentSerializer
import de.connect2x.trixnity.core.serialization.events.contentType
import java.time.Instant
import java.util.Optional
import kotlinx.serialization.json.Json
import kotlinx.serialization.json.JsonObject
import kotlinx.serialization.json.jsonObject

/** Contents of events between the SDK's types and JSON text. */
internal class Contents(private val json: Json) {
    private val mappings = RawMessage.mappings

    fun event(e: RoomEvent<*>): Event = when (e) {
        is RoomEvent.MessageEvent<*> -> event(e, type(e.content), text(e.content), Optional.empty())
        is RoomEvent.StateEvent<*> -> event(e, mappings.state.contentType(e.content), text(e.content), Optional.of(e.stateKey))
    }

    private fun event(e: RoomEvent<*>, type: String, content: String, stateKey: Optional<String>) = Event(
        e.roomId.full, e.id.full, type, e.sender.full, Instant.ofEpochMilli(e.originTimestamp), stateKey, content,
        Optional.ofNullable(e.unsigned?.transactionId), e,
    )

    fun type(content: MessageEventContent): String = mappings.message.contentType(content)

    fun text(content: MessageEventContent): String =
        json.encodeToString(mappings.message.contentSerializer(content), content)

    fun text(content: StateEventContent): String = json.encodeToString(mappings.state.contentSerializer(content), content)

    fun text(content: GlobalAccountDataEventContent): String =
        json.encodeToString(mappings.globalAccountData.contentSerializer(content), content)

    fun message(type: String, content: String): MessageEventContent =
        json.decodeFromString(mappings.message.contentSerializer(type), content)

    fun accountData(type: String, content: String): GlobalAccountDataEventContent =
        json.decodeFromString(mappings.globalAccountData.contentSerializer(type), content)

    /** As the caller wrote it, without the detour over the SDK's types. */
    fun unchanged(type: String, content: String) = UnknownEventContent(parse(content), EventContentBlocks(), type)

    private fun parse(content: String): JsonObject = json.parseToJsonElement(content).jsonObject
}
