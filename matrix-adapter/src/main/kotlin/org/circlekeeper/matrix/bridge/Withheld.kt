package org.circlekeeper.matrix.bridge

import de.connect2x.trixnity.clientserverapi.model.sync.Sync
import de.connect2x.trixnity.core.model.events.UnknownEventContent
import kotlinx.coroutines.flow.Flow
import kotlinx.coroutines.flow.MutableStateFlow
import kotlinx.coroutines.flow.map
import kotlinx.coroutines.flow.update
import kotlinx.serialization.json.JsonObject
import kotlinx.serialization.json.JsonPrimitive
import kotlinx.serialization.json.contentOrNull

/** Which keys a sender's client said it keeps back; the SDK does not listen to that. The last thousand, in memory only. */
internal class Withheld {
    private data class Session(val room: String, val id: String, val sender: String)

    private val codes = MutableStateFlow<Map<Session, String>>(emptyMap())

    fun hear(answer: Sync.Response) = answer.toDevice?.events.orEmpty().forEach { event ->
        val said = event.content as? UnknownEventContent
        if (said != null && said.eventType in TYPES) keep(said.raw, event.sender.full)
    }

    fun code(room: String, session: String, sender: String): Flow<String?> = codes.map { it[Session(room, session, sender)] }

    private fun keep(said: JsonObject, sender: String) {
        val session = Session(text(said, "room_id") ?: return, text(said, "session_id") ?: return, sender)
        val code = text(said, "code") ?: "unknown"
        codes.update { known -> (known.entries.toList().takeLast(MOST - 1).associate { it.toPair() }) + (session to code) }
    }

    private fun text(said: JsonObject, name: String) = (said[name] as? JsonPrimitive)?.contentOrNull

    private companion object {
        const val MOST = 1_000
        val TYPES = setOf("m.room_key.withheld", "org.matrix.room_key.withheld")
    }
}
