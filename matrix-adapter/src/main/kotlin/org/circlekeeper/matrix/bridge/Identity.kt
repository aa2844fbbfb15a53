package org.circlekeeper.matrix.bridge

import de.connect2x.trixnity.client.MatrixClient
import de.connect2x.trixnity.client.key
import de.connect2x.trixnity.client.key.KeySecretService
import de.connect2x.trixnity.client.key.KeyTrustService
import de.connect2x.trixnity.client.key.MasterKeyInvalidException
import de.connect2x.trixnity.client.store.GlobalAccountDataStore
import de.connect2x.trixnity.client.store.KeySignatureTrustLevel
import de.connect2x.trixnity.client.store.KeyStore
import de.connect2x.trixnity.core.MatrixServerException
import de.connect2x.trixnity.core.model.events.ClientEvent.GlobalAccountDataEvent
import de.connect2x.trixnity.core.model.events.m.secretstorage.DefaultSecretKeyEventContent
import de.connect2x.trixnity.core.model.events.m.secretstorage.SecretKeyEventContent.AesHmacSha2Key
import de.connect2x.trixnity.crypto.core.SecureRandom
import de.connect2x.trixnity.crypto.core.createAesHmacSha2MacFromKey
import de.connect2x.trixnity.crypto.key.checkRecoveryKey
import de.connect2x.trixnity.crypto.key.decodeRecoveryKey
import de.connect2x.trixnity.crypto.key.encodeRecoveryKey
import io.ktor.util.encodeBase64
import kotlinx.coroutines.flow.first

/** The account's cross-signing identity: made once, and every device of ours signed with it, so that people can trust it. */
internal class Identity(private val sdk: MatrixClient, private val recall: Recall, private val access: Access) {
    private val keys = sdk.di.get<KeyStore>()
    private val me = sdk.userId

    suspend fun ensure() {
        keys.updateOutdatedKeys { it + me } // what the store says may be of last year
        val identity = keys.getCrossSigningKeys(me).first().orEmpty()
        if (isSigned()) return
        try {
            if (identity.isEmpty()) create() else sign()
        } catch (e: MasterKeyInvalidException) {
            throw LoginFailed(LoginFailed.Why.FOREIGN_IDENTITY)
        }
        keys.updateOutdatedKeys { it + me }
        keys.getDeviceKeys(me).first { isSigned(it?.get(sdk.deviceId)?.trustLevel) }
    }

    private suspend fun isSigned() = isSigned(keys.getDeviceKeys(me).first()?.get(sdk.deviceId)?.trustLevel)

    private fun isSigned(trust: KeySignatureTrustLevel?) = trust == KeySignatureTrustLevel.CrossSigned(true)

    /** The recovery key is kept before the server hears of it: an identity without its key could never sign a device. */
    private suspend fun create() {
        val recovery = recall.recoveryKey?.let { decodeRecoveryKey(it) } ?: SecureRandom.nextBytes(32)
        recall.recoveryKey = encodeRecoveryKey(recovery)
        val iv = SecureRandom.nextBytes(16)
        val about = AesHmacSha2Key(iv = iv.encodeBase64(), mac = createAesHmacSha2MacFromKey(recovery, iv))
        val asked = sdk.key.bootstrapCrossSigning(recovery, about).result.getOrElse { throw refusal(it) }
        if (!authenticated(asked, access)) throw LoginFailed(LoginFailed.Why.REFUSED)
    }

    private suspend fun sign() {
        val recovery = recall.recoveryKey?.let { decodeRecoveryKey(it) } ?: foreign()
        val name = (accountData("m.secret_storage.default_key") as? DefaultSecretKeyEventContent)?.key ?: foreign()
        val about = accountData("m.secret_storage.key.*", name) as? AesHmacSha2Key ?: foreign()
        checkRecoveryKey(recovery, about).onFailure { foreign() }
        SECRETS.forEach { accountData(it) }
        sdk.di.get<KeySecretService>().decryptOrCreateMissingSecrets(recovery, name, about)
        sdk.di.get<KeyTrustService>().checkOwnAdvertisedMasterKeyAndVerifySelf(recovery, name, about).getOrThrow()
    }

    /** From the server, because nothing was synced yet; kept where the SDK looks for it. */
    private suspend fun accountData(type: String, key: String = "") =
        sdk.api.user.getAccountData(type, me, key).getOrElse {
            if ((it as? MatrixServerException)?.statusCode?.value == 404) foreign() else throw refusal(it)
        }.also { sdk.di.get<GlobalAccountDataStore>().save(GlobalAccountDataEvent(it, key)) }

    private fun foreign(): Nothing = throw LoginFailed(LoginFailed.Why.FOREIGN_IDENTITY)

    private companion object {
        val SECRETS = listOf("m.cross_signing.master", "m.cross_signing.self_signing", "m.cross_signing.user_signing")
    }
}
