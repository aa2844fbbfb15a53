package org.circlekeeper.matrix.bridge

import de.connect2x.trixnity.client.media.MediaService
import de.connect2x.trixnity.core.model.events.m.room.EncryptedFile
import de.connect2x.trixnity.utils.ByteArrayFlow
import io.ktor.http.ContentType
import kotlinx.serialization.json.Json
import kotlinx.serialization.json.JsonObject
import kotlinx.serialization.json.JsonPrimitive

/** Uploads what a room is shown; gives the fields that say where it lies. */
internal class Media(private val media: MediaService, private val json: Json) {
    suspend fun sealed(bytes: ByteArrayFlow): String {
        val file = media.prepareUploadEncryptedMedia(bytes)
        val at = media.uploadMedia(file.url, keepMediaInCache = false).getOrThrow()
        return JsonObject(mapOf("file" to json.encodeToJsonElement(EncryptedFile.serializer(), file.copy(url = at)))).toString()
    }

    suspend fun open(bytes: ByteArrayFlow, type: String): String {
        val cached = media.prepareUploadMedia(bytes, ContentType.parse(type))
        val at = media.uploadMedia(cached, keepMediaInCache = false).getOrThrow()
        return JsonObject(mapOf("url" to JsonPrimitive(at))).toString()
    }
}
