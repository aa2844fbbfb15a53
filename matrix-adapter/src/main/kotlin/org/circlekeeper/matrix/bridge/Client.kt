package org.circlekeeper.matrix.bridge

import de.connect2x.trixnity.client.CryptoDriverModule
import de.connect2x.trixnity.client.MatrixClient
import de.connect2x.trixnity.client.MatrixClientConfiguration
import de.connect2x.trixnity.client.MediaStoreModule
import de.connect2x.trixnity.client.RepositoriesModule
import de.connect2x.trixnity.client.create
import de.connect2x.trixnity.client.cryptodriver.vodozemac.vodozemac
import de.connect2x.trixnity.client.media.inMemory
import de.connect2x.trixnity.client.store.repository.exposed.exposed
import de.connect2x.trixnity.clientserverapi.client.MatrixClientAuthProvider
import de.connect2x.trixnity.clientserverapi.client.MatrixClientAuthProviderData
import de.connect2x.trixnity.clientserverapi.client.MatrixClientServerApiClient
import de.connect2x.trixnity.clientserverapi.client.MatrixClientServerApiClientFactory
import de.connect2x.trixnity.clientserverapi.client.SyncBatchTokenStore
import de.connect2x.trixnity.clientserverapi.model.user.Filters
import de.connect2x.trixnity.core.model.UserId
import de.connect2x.trixnity.core.serialization.events.EventContentSerializerMappings
import de.connect2x.trixnity.utils.RetryFlowDelayConfig
import io.ktor.client.HttpClientConfig
import io.ktor.client.engine.HttpClientEngine
import io.ktor.client.plugins.HttpRequestRetry
import kotlin.coroutines.CoroutineContext
import kotlinx.coroutines.Dispatchers
import kotlinx.serialization.json.Json

/** The SDK's client over a store, and where it stands in the server's news. */
internal class Client(val sdk: MatrixClient, val position: Position)

/** More than most servers give at once (Synapse: 100 unless configured); what is left out shows as a gap. */
private const val EVENTS_PER_ROOM = 200L

/** @param login null to go on with what the store holds */
internal suspend fun client(store: Store, engine: HttpClientEngine, login: MatrixClientAuthProviderData?, moved: () -> Unit): Client {
    val apis = Apis(moved)
    store.forgetFilter()
    val sdk = MatrixClient.create(
        repositoriesModule = RepositoriesModule {
            RepositoriesModule.exposed(store.database).create().also { store.prune() }
        },
        mediaStoreModule = MediaStoreModule.inMemory(),
        cryptoDriverModule = CryptoDriverModule.vodozemac(),
        authProviderData = login,
        // The SDK blocks on the database: on the default dispatcher, as wide as the machine has cores, a transaction that
        // waits for a lock can keep the one that holds it from going on.
        coroutineContext = Dispatchers.IO,
    ) {
        name = "matrix"
        httpClientEngine = engine
        httpClientConfig = noHiddenRetries
        modulesFactories = botModules()
        matrixClientServerApiClientFactory = apis
        storeTimelineEventContentUnencrypted = false
        autoJoinUpgradedRooms = false
        deleteRooms = MatrixClientConfiguration.DeleteRooms.OnLeave
        val nothing = Filters.EventFilter(notTypes = setOf("*"))
        syncFilter = Filters(
            presence = nothing,
            room = Filters.RoomFilter(timeline = Filters.RoomFilter.RoomEventFilter(limit = EVENTS_PER_ROOM)),
        )
    }.getOrThrow()
    return Client(sdk, apis.position)
}

/** Who is limited must know at once, to put help before reminders. */
internal val noHiddenRetries: HttpClientConfig<*>.() -> Unit = { install(HttpRequestRetry) { noRetry() } }

private class Apis(private val moved: () -> Unit) : MatrixClientServerApiClientFactory {
    lateinit var position: Position

    override fun create(
        authProvider: MatrixClientAuthProvider,
        eventContentSerializerMappings: EventContentSerializerMappings,
        json: Json,
        syncBatchTokenStore: SyncBatchTokenStore,
        syncErrorDelayConfig: RetryFlowDelayConfig,
        coroutineContext: CoroutineContext,
        asUserId: UserId?,
        asDeviceId: String?,
        httpClientEngine: HttpClientEngine?,
        httpClientConfig: (HttpClientConfig<*>.() -> Unit)?,
    ): MatrixClientServerApiClient {
        position = Position(syncBatchTokenStore, moved)
        return super.create(
            authProvider, eventContentSerializerMappings, json, position, syncErrorDelayConfig, coroutineContext, asUserId,
            asDeviceId, httpClientEngine, httpClientConfig,
        )
    }
}
