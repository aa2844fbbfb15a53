package org.circlekeeper.matrix.bridge

import de.connect2x.trixnity.client.MatrixClient
import de.connect2x.trixnity.client.store.Authentication
import de.connect2x.trixnity.client.store.AuthenticationStore
import de.connect2x.trixnity.clientserverapi.client.ClassicMatrixClientAuthProviderData
import io.ktor.client.engine.HttpClientEngine
import kotlin.jvm.optionals.getOrNull
import kotlinx.serialization.json.Json

/** Renews the login of a device that the server still knows (soft logout). */
internal class Login(private val access: Access, private val engine: HttpClientEngine, private val sdk: MatrixClient) {
    suspend fun again() {
        val password = access.password.getOrNull() ?: throw LoginFailed(LoginFailed.Why.REFUSED)
        val login = passwordLogin(access, engine, password, sdk.deviceId)
        val said = JSON.encodeToString(ClassicMatrixClientAuthProviderData.serializer(), login)
        // not by MatrixClient.create: given a login for a store that has one, 5.0.1 refuses exactly the right device
        sdk.di.get<AuthenticationStore>().updateAuthentication { Authentication("classic", said, null) }
    }

    private companion object {
        val JSON = Json { explicitNulls = false }
    }
}
