package org.circlekeeper.matrix.bridge

import de.connect2x.trixnity.client.store.KeySignatureTrustLevel
import de.connect2x.trixnity.client.store.KeyStore
import kotlin.time.Duration.Companion.seconds
import kotlinx.coroutines.channels.Channel
import kotlinx.coroutines.delay
import kotlinx.coroutines.flow.first

/** The devices on the bot's account. There should be one. */
internal class Devices(private val session: Session) {
    private val sdk = session.client.sdk
    private val looks = Channel<Unit>(Channel.CONFLATED).apply { trySend(Unit) }

    fun changed() {
        looks.trySend(Unit)
    }

    suspend fun list(): Map<String, Boolean> {
        val keys = sdk.di.get<KeyStore>().getDeviceKeys(sdk.userId).first().orEmpty()
        val all = sdk.api.device.getDevices().getOrElse { throw refusal(it) }
        return all.associate { it.deviceId to (keys[it.deviceId]?.trustLevel is KeySignatureTrustLevel.CrossSigned) }
    }

    /** Tells of each device that is not ours when it is first seen, and again when it was gone and came back. */
    suspend fun watch(foreign: suspend (String) -> Unit) {
        var known = emptySet<String>()
        for (look in looks) {
            val listed = sdk.api.device.getDevices().getOrNull()
            if (listed == null) {
                delay(PAUSE)
                changed()
                continue
            }
            val now = listed.map { it.deviceId }.filterNot { session.isOurs(it) }.toSet()
            (now - known).forEach { foreign(it) }
            known = now
        }
    }

    private companion object {
        val PAUSE = 5.seconds
    }
}
