package org.circlekeeper.matrix.bridge

import de.connect2x.trixnity.client.MatrixClient
import de.connect2x.trixnity.client.store.KeySignatureTrustLevel
import de.connect2x.trixnity.client.store.KeyStore
import de.connect2x.trixnity.client.store.OlmCryptoStore
import de.connect2x.trixnity.core.model.events.ClientEvent.RoomEvent
import de.connect2x.trixnity.core.model.events.m.room.EncryptedMessageEventContent.MegolmEncryptedMessageEventContent
import de.connect2x.trixnity.core.model.keys.Key
import de.connect2x.trixnity.crypto.key.get
import de.connect2x.trixnity.crypto.olm.OlmEncryptionService
import de.connect2x.trixnity.crypto.olm.OlmEncryptionService.DecryptMegolmError
import de.connect2x.trixnity.crypto.olm.StoredInboundMegolmSession
import java.time.Duration
import kotlin.time.Duration.Companion.seconds
import kotlinx.coroutines.flow.combine
import kotlinx.coroutines.flow.first
import kotlinx.coroutines.withTimeoutOrNull

/** Reads encrypted events. */
internal class Opening(sdk: MatrixClient, private val contents: Contents, private val withheld: Withheld) {
    private val encryption = sdk.di.get<OlmEncryptionService>()
    private val sessions = sdk.di.get<OlmCryptoStore>()
    private val keys = sdk.di.get<KeyStore>()

    suspend fun open(event: RoomEvent<*>, patience: Duration): Homeserver.Opened {
        if (event.content !is MegolmEncryptedMessageEventContent) return Homeserver.Opened.Broken()
        @Suppress("UNCHECKED_CAST")
        val sealed = event as RoomEvent<MegolmEncryptedMessageEventContent>
        return withTimeoutOrNull(patience.toMillis().coerceAtLeast(AT_ONCE)) { open(sealed, Long.MAX_VALUE) }
            ?: Homeserver.Opened.NotYet()
    }

    /** @param before a key that begins here or later is no use: it was given to somebody who came after the message */
    private suspend fun open(event: RoomEvent<MegolmEncryptedMessageEventContent>, before: Long): Homeserver.Opened {
        val (key, code) = keyOrRefusal(event, before)
        if (key == null) return Homeserver.Opened.Withheld(code ?: "unknown")
        val opened = encryption.decryptMegolm(event)
        return when (opened.exceptionOrNull()) {
            null -> clear(event, opened.getOrThrow().content, key)
            is DecryptMegolmError.MegolmKeyUnknownMessageIndex -> open(event, key.firstKnownIndex)
            is DecryptMegolmError.MegolmKeyNotFound -> open(event, before)
            else -> Homeserver.Opened.Broken()
        }
    }

    private suspend fun keyOrRefusal(event: RoomEvent<MegolmEncryptedMessageEventContent>, before: Long) = combine(
        sessions.getInboundMegolmSession(event.content.sessionId, event.roomId),
        withheld.code(event.roomId.full, event.content.sessionId, event.sender.full),
    ) { key, code -> key?.takeIf { it.firstKnownIndex < before } to code }.first { (key, code) -> key != null || code != null }

    private suspend fun clear(
        event: RoomEvent<MegolmEncryptedMessageEventContent>, content: de.connect2x.trixnity.core.model.events.MessageEventContent,
        key: StoredInboundMegolmSession,
    ): Homeserver.Opened {
        val trust = withTimeoutOrNull(KEYS_OF_A_PERSON) { signature(event, key) } ?: return Homeserver.Opened.NotYet()
        if (trust == Signature.NOBODYS) return Homeserver.Opened.Broken()
        return Homeserver.Opened.Clear(contents.type(content), contents.text(content), trust == Signature.OWNERS)
    }

    private enum class Signature { OWNERS, NONE, NOBODYS }

    /** A key must come from a device of the one whose name stands on the event; another's would let them speak for each other. */
    private suspend fun signature(event: RoomEvent<*>, key: StoredInboundMegolmSession): Signature {
        val devices = keys.getDeviceKeys(event.sender).first().orEmpty().values
        val device = devices.firstOrNull { it.value.signed.keys.get<Key.Curve25519Key>()?.value == key.senderKey }
        if (device == null) return Signature.NOBODYS
        if (!key.isTrusted || device.value.signed.keys.get<Key.Ed25519Key>()?.value != key.senderSigningKey) return Signature.NONE
        return if (device.trustLevel is KeySignatureTrustLevel.CrossSigned) Signature.OWNERS else Signature.NONE
    }

    private companion object {
        const val AT_ONCE = 500L // to read a key that is there
        val KEYS_OF_A_PERSON = 20.seconds
    }
}
