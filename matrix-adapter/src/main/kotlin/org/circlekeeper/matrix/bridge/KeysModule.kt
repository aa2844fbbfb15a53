package org.circlekeeper.matrix.bridge

import de.connect2x.trixnity.client.ModuleFactory
import de.connect2x.trixnity.client.createDefaultEventContentSerializerMappingsModule
import de.connect2x.trixnity.client.createTrixnityBotModuleFactories
import de.connect2x.trixnity.client.key.KeyBackupService
import de.connect2x.trixnity.client.key.KeySecretService
import de.connect2x.trixnity.client.key.KeySecretServiceImpl
import de.connect2x.trixnity.client.key.KeyService
import de.connect2x.trixnity.client.key.KeyServiceImpl
import de.connect2x.trixnity.client.key.KeyTrustService
import de.connect2x.trixnity.client.key.KeyTrustServiceImpl
import de.connect2x.trixnity.client.key.OutdatedKeysHandler
import de.connect2x.trixnity.client.key.OutgoingRoomKeyRequestEventHandler
import de.connect2x.trixnity.client.key.createKeyModule
import de.connect2x.trixnity.client.user.LazyMemberEventHandler
import de.connect2x.trixnity.clientserverapi.model.key.GetRoomKeysBackupVersionResponse
import de.connect2x.trixnity.core.EventHandler
import de.connect2x.trixnity.core.model.RoomId
import kotlinx.coroutines.flow.MutableStateFlow
import org.koin.core.module.Module
import org.koin.core.module.dsl.bind
import org.koin.core.module.dsl.named
import org.koin.core.module.dsl.singleOf
import org.koin.core.qualifier.named
import org.koin.dsl.module

/** The SDK's bot mode, which stores no timeline, with our own way of keys and messages. */
internal fun botModules(): List<ModuleFactory> =
    createTrixnityBotModuleFactories().filterNot {
        it == ::createKeyModule || it == ::createDefaultEventContentSerializerMappingsModule
    } + ::keysOfOneDevice + RawMessage.Companion::module + ::onlySignedDevices

/**
 * The SDK's keys without its generosity: no copy of the groups' keys on the server, and none to another device that asks
 * for them or for the secrets of the account.
 */
private fun keysOfOneDevice(): Module = module {
    singleOf(::OutdatedKeysHandler) {
        bind<EventHandler>()
        bind<LazyMemberEventHandler>()
        named<OutdatedKeysHandler>()
    }
    single<OutgoingRoomKeyRequestEventHandler>(named<OutgoingRoomKeyRequestEventHandler>()) { NoRequests }
    single<KeyBackupService>(named<KeyBackupService>()) { NoBackup }
    singleOf(::KeySecretServiceImpl) { bind<KeySecretService>() }
    singleOf(::KeyTrustServiceImpl) { bind<KeyTrustService>() }
    single<KeyService> {
        KeyServiceImpl(
            userInfo = get(), keyStore = get(), olmCryptoStore = get(), globalAccountDataStore = get(), roomService = get(),
            signService = get(), keyBackupService = get(named<KeyBackupService>()), keyTrustService = get(), api = get(),
            matrixClientConfiguration = get(), driver = get(),
        )
    }
}

private object NoRequests : OutgoingRoomKeyRequestEventHandler {
    override suspend fun requestRoomKeys(roomId: RoomId, sessionId: String) = Unit
}

private object NoBackup : KeyBackupService {
    override val version = MutableStateFlow<GetRoomKeysBackupVersionResponse.V1?>(null)

    override suspend fun loadMegolmSession(roomId: RoomId, sessionId: String) = Unit

    override suspend fun keyBackupCanBeTrusted(keyBackupVersion: GetRoomKeysBackupVersionResponse, privateKey: String) = false

    override suspend fun bootstrapRoomKeyBackup(
        key: ByteArray, keyId: String, masterSigningPrivateKey: String, masterSigningPublicKey: String,
    ): Result<Unit> = Result.success(Unit)
}
