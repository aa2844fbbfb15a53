package org.circlekeeper.matrix.bridge

import de.connect2x.trixnity.client.cryptodriver.ClientOlmEncryptionServiceRequestHandler
import de.connect2x.trixnity.client.cryptodriver.ClientOlmStore
import de.connect2x.trixnity.clientserverapi.model.key.ClaimKeys
import de.connect2x.trixnity.core.model.RoomId
import de.connect2x.trixnity.core.model.UserId
import de.connect2x.trixnity.core.model.events.MessageEventContent
import de.connect2x.trixnity.core.model.events.m.room.EncryptionEventContent
import de.connect2x.trixnity.core.model.keys.DeviceKeys
import de.connect2x.trixnity.core.model.keys.KeyAlgorithm
import de.connect2x.trixnity.crypto.key.DeviceTrustLevel
import de.connect2x.trixnity.crypto.olm.OlmEncryptionService
import de.connect2x.trixnity.crypto.olm.OlmEncryptionServiceImpl
import de.connect2x.trixnity.crypto.olm.OlmEncryptionServiceRequestHandler
import de.connect2x.trixnity.crypto.olm.OlmStore
import org.koin.core.module.Module
import org.koin.core.qualifier.named
import org.koin.dsl.module

/**
 * MSC4153, which the SDK does not have: what we say is readable only on devices that their owner cross-signed. Otherwise
 * whoever runs a member's homeserver could add a device to the account and read along.
 */
internal fun onlySignedDevices(): Module = module {
    single<OlmStore> { SignedOnly(get<ClientOlmStore>()) }
    single { Claims(get<ClientOlmEncryptionServiceRequestHandler>()) }
    fun encryption(store: org.koin.core.scope.Scope.() -> OlmStore): org.koin.core.scope.Scope.() -> OlmEncryptionService = {
        OlmEncryptionServiceImpl(get(), get(), store(), get<Claims>(), get(), get(), get())
    }
    single(named("toSigned")) { encryption { get<OlmStore>() }() }
    single<OlmEncryptionService> {
        SealsForSigned(encryption { get<ClientOlmStore>() }(), get(named("toSigned")))
    }
}

private class SignedOnly(private val all: ClientOlmStore) : OlmStore by all {
    override suspend fun getDeviceKeys(userId: UserId): Map<String, DeviceKeys>? =
        all.getDeviceKeys(userId)?.filterKeys { all.getTrustLevel(userId, it) is DeviceTrustLevel.CrossSigned }
}

/** Reads what any device sends, so that a person can be told that theirs is not signed; seals for the signed ones. */
private class SealsForSigned(any: OlmEncryptionService, private val signed: OlmEncryptionService) : OlmEncryptionService by any {
    override suspend fun encryptMegolm(content: MessageEventContent, roomId: RoomId, settings: EncryptionEventContent) =
        signed.encryptMegolm(content, roomId, settings)
}

/** The SDK leaves out a device whose one-time key it could not fetch, and never makes up for it; we must know. */
internal class Claims(private val requests: OlmEncryptionServiceRequestHandler) : OlmEncryptionServiceRequestHandler by requests {
    data class Failure(val count: Long, val cause: Throwable?)

    @Volatile
    var last = Failure(0, null)
        private set

    override suspend fun claimKeys(oneTimeKeys: Map<UserId, Map<String, KeyAlgorithm>>): Result<ClaimKeys.Response> =
        requests.claimKeys(oneTimeKeys).onFailure { failed(it) }

    @Synchronized
    private fun failed(cause: Throwable) {
        last = Failure(last.count + 1, cause)
    }
}
