package org.circlekeeper.matrix.bridge

import de.connect2x.trixnity.core.model.events.MessageEventContent
import de.connect2x.trixnity.core.model.events.m.Mentions
import de.connect2x.trixnity.core.model.events.m.RelatesTo
import de.connect2x.trixnity.core.serialization.events.EventContentSerializerMappings
import de.connect2x.trixnity.core.serialization.events.default
import de.connect2x.trixnity.core.serialization.events.invoke
import de.connect2x.trixnity.core.serialization.events.messageOf
import kotlinx.serialization.KSerializer
import kotlinx.serialization.descriptors.buildClassSerialDescriptor
import kotlinx.serialization.encoding.Decoder
import kotlinx.serialization.encoding.Encoder
import kotlinx.serialization.json.Json
import kotlinx.serialization.json.JsonDecoder
import kotlinx.serialization.json.JsonElement
import kotlinx.serialization.json.JsonEncoder
import kotlinx.serialization.json.JsonObject
import kotlinx.serialization.json.decodeFromJsonElement
import org.koin.core.module.Module
import org.koin.dsl.module

/** A message as it stands on the wire: no field is lost, and nothing somebody malformed keeps an event from being read. */
internal class RawMessage(val raw: JsonObject) : MessageEventContent {
    /** The SDK shows it beside the ciphertext, as the specification asks. */
    override val relatesTo: RelatesTo? = part("m.relates_to")?.let { lenient { JSON.decodeFromJsonElement<RelatesTo>(it) } }
    override val mentions: Mentions? = null
    override val externalUrl: String? = null

    override fun copyWith(relatesTo: RelatesTo?) = this

    private fun part(name: String): JsonElement? = raw[name] as? JsonObject

    private fun <T> lenient(read: () -> T): T? = try {
        read()
    } catch (_: IllegalArgumentException) { // SerializationException is one
        null
    }

    object Serializer : KSerializer<RawMessage> {
        override val descriptor = buildClassSerialDescriptor("RawMessage")

        override fun deserialize(decoder: Decoder): RawMessage {
            val read = (decoder as JsonDecoder).decodeJsonElement() as? JsonObject ?: JsonObject(emptyMap())
            return RawMessage(withoutCopy(read))
        }

        override fun serialize(encoder: Encoder, value: RawMessage) = (encoder as JsonEncoder).encodeJsonElement(value.raw)

        /** The SDK copies the text of an edit into what it relates to before it asks us; that was not on the wire. */
        private fun withoutCopy(read: JsonObject): JsonObject {
            val relation = read["m.relates_to"] as? JsonObject ?: return read
            if ("m.new_content" !in read || "m.new_content" !in relation) return read
            return JsonObject(read + ("m.relates_to" to JsonObject(relation - "m.new_content")))
        }
    }

    companion object {
        private const val TYPE = "m.room.message"
        private val JSON = Json { ignoreUnknownKeys = true }

        /** What the SDK knows, with raw messages and without what a bot never looks at: typing, receipts, presence. */
        val mappings = EventContentSerializerMappings {
            val all = EventContentSerializerMappings.default
            messageOf(TYPE, Serializer)
            message.addAll(all.message.filterNot { it.type == TYPE })
            state.addAll(all.state)
            toDevice.addAll(all.toDevice)
            globalAccountData.addAll(all.globalAccountData)
            roomAccountData.addAll(all.roomAccountData)
            block.addAll(all.block)
        }

        fun module(): Module = module { single<EventContentSerializerMappings> { RawMessage.mappings } }
    }
}
