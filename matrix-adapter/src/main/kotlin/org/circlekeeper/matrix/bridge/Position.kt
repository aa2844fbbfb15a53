package org.circlekeeper.matrix.bridge

import de.connect2x.trixnity.clientserverapi.client.SyncBatchTokenStore
import java.util.TreeMap
import kotlinx.coroutines.sync.Mutex
import kotlinx.coroutines.sync.withLock

/**
 * How far the server's news were heard. The SDK goes on from the newest; what is stored is how far the effects reach, so
 * that a kill between hearing and doing makes us hear again.
 */
internal class Position(private val stored: SyncBatchTokenStore, private val moved: () -> Unit) : SyncBatchTokenStore {
    private val lock = Mutex()
    private val ends = TreeMap<Long, String>()
    private var newest: String? = null
    private var heard = 0L
    private var done = 0L

    override suspend fun getSyncBatchToken(): String? = lock.withLock { newest ?: stored.getSyncBatchToken() }

    /** The number of the batch that is about to be heard. An answer without news gets none and moves the last one's end. */
    suspend fun next(): Long = lock.withLock { ++heard }

    override suspend fun setSyncBatchToken(token: String) = lock.withLock {
        newest = token
        ends[heard] = token
        keep()
    }

    suspend fun done(batch: Long) = lock.withLock {
        done = maxOf(done, batch)
        keep()
    }

    private suspend fun keep() {
        val last = ends.floorEntry(done) ?: return
        stored.setSyncBatchToken(last.value)
        ends.headMap(last.key, true).clear()
        moved()
    }
}
