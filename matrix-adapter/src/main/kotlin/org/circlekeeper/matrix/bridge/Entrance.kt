package org.circlekeeper.matrix.bridge

import de.connect2x.trixnity.clientserverapi.client.MatrixClientAuthProviderData
import de.connect2x.trixnity.clientserverapi.client.classic
import de.connect2x.trixnity.clientserverapi.client.classicLoginWithPassword
import de.connect2x.trixnity.clientserverapi.client.useApi
import de.connect2x.trixnity.clientserverapi.model.authentication.IdentifierType
import de.connect2x.trixnity.core.MatrixServerException
import de.connect2x.trixnity.core.model.keys.Key
import de.connect2x.trixnity.crypto.key.get
import io.ktor.client.engine.HttpClientEngine
import io.ktor.http.Url
import kotlin.jvm.optionals.getOrNull

/** Gets in: with the store of last time where it is whole, as a new device where it is not. */
internal class Entrance(private val access: Access, private val engine: HttpClientEngine) {
    private val url = Url(access.homeserver.toString())
    private val recall = Recall(access.memory)

    suspend fun enter(): Session {
        val session = resumed() ?: begun()
        try {
            Identity(session.client.sdk, recall, access).ensure()
            session.forgetOldDevices()
            session.mark()
            return session
        } catch (e: Throwable) {
            session.abandon()
            throw e
        }
    }

    private suspend fun resumed(): Session? {
        val key = recall.storeKey() ?: return null
        if (!Store.exists(access.store)) return null
        val store = Store.open(access.store, key) ?: return null
        val device = store.device()
        if (device == null || store.epoch() < recall.epoch || device != recall.devices.firstOrNull()) {
            store.close()
            return null
        }
        val session = session(store, null)
        try {
            if (isStillOurs(session)) return session
        } catch (e: Throwable) {
            session.abandon()
            throw e
        }
        session.abandon()
        return null
    }

    /** False when the server forgot the device, or lists other keys for it than those we hold. */
    private suspend fun isStillOurs(session: Session): Boolean {
        val me = session.client.sdk.userId
        if (!isAccount(me.full)) throw LoginFailed(LoginFailed.Why.OTHER_ACCOUNT)
        val api = session.client.sdk.api
        api.authentication.whoAmI().onFailure {
            when (logout(it)) {
                Logout.HARD -> return false
                Logout.SOFT -> session.login.again()
                Logout.NO -> throw refusal(it)
            }
        }
        val listed = api.key.getKeys(mapOf(me to emptySet())).getOrElse { throw refusal(it) }
        val ours = listed.deviceKeys?.get(me)?.get(session.client.sdk.deviceId)?.signed?.get<Key.Ed25519Key>()
        return ours?.value == session.client.sdk.signingKey.value
    }

    private suspend fun begun(): Session {
        val login = withToken() ?: withPassword()
        Store.delete(access.store)
        val store = checkNotNull(Store.open(access.store, recall.newStoreKey()))
        store.epoch(recall.epoch)
        val session = session(store, login)
        if (!isAccount(session.client.sdk.userId.full)) {
            session.abandon()
            throw LoginFailed(LoginFailed.Why.OTHER_ACCOUNT)
        }
        return session
    }

    /** A token names a device that exists; only one without keys can be begun with. */
    private suspend fun withToken(): MatrixClientAuthProviderData? {
        val login = MatrixClientAuthProviderData.classic(url, access.token.getOrNull() ?: return null)
        val (device, hasKeys) = try {
            login.useApi(httpClientEngine = engine, httpClientConfig = noHiddenRetries) { api ->
                val who = api.authentication.whoAmI().getOrThrow()
                if (!isAccount(who.userId.full)) throw LoginFailed(LoginFailed.Why.OTHER_ACCOUNT)
                val keys = api.key.getKeys(mapOf(who.userId to emptySet())).getOrThrow().deviceKeys?.get(who.userId)
                who.deviceId to (keys?.containsKey(who.deviceId) == true)
            }
        } catch (e: MatrixServerException) {
            if (logout(e) == Logout.NO) throw refusal(e)
            if (access.password.isPresent) return null
            throw LoginFailed(if (recall.devices.isEmpty()) LoginFailed.Why.REFUSED else LoginFailed.Why.NEEDS_NEW_SESSION)
        }
        if (device == null) throw LoginFailed(LoginFailed.Why.REFUSED)
        if (hasKeys || device in recall.devices) {
            if (access.password.isPresent) return null
            throw LoginFailed(LoginFailed.Why.NEEDS_NEW_SESSION)
        }
        recall.devices = listOf(device) + recall.devices
        return login
    }

    /** The device's name is ours to choose and remembered first, so that a kill leaves none that we do not know. */
    private suspend fun withPassword(): MatrixClientAuthProviderData {
        val password = access.password.getOrNull() ?: throw LoginFailed(LoginFailed.Why.REFUSED)
        val device = Recall.letters(10).uppercase()
        recall.devices = listOf(device) + recall.devices
        return passwordLogin(access, engine, password, device)
    }

    private fun isAccount(user: String) = access.user == user || access.user.removePrefix("@") == user.substring(1).substringBefore(':')

    private suspend fun session(store: Store, login: MatrixClientAuthProviderData?): Session = try {
        val epochs = Epochs(store, recall)
        Session(access, engine, store, recall, epochs, client(store, engine, login, epochs::now))
    } catch (e: Throwable) {
        store.close()
        throw if (e is LoginFailed) e else refusal(e)
    }
}

internal suspend fun passwordLogin(access: Access, engine: HttpClientEngine, password: String, device: String) =
    MatrixClientAuthProviderData.classicLoginWithPassword(
        baseUrl = Url(access.homeserver.toString()),
        identifier = IdentifierType.User(access.user),
        password = password,
        deviceId = device,
        initialDeviceDisplayName = access.deviceName,
        httpClientEngine = engine,
        httpClientConfig = noHiddenRetries,
    ).getOrElse { e ->
        val status = (e as? MatrixServerException)?.statusCode?.value
        throw if (status == 403 || status == 401 || status == 400) LoginFailed(LoginFailed.Why.REFUSED) else refusal(e)
    }
