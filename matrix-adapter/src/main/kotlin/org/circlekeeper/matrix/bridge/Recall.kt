package org.circlekeeper.matrix.bridge

import de.connect2x.trixnity.crypto.core.SecureRandom
import kotlin.jvm.optionals.getOrNull

/** What is remembered outside the store, by name. */
internal class Recall(private val memory: Access.Memory) {
    fun storeKey(): String? = memory.read("store-key").getOrNull()

    fun newStoreKey(): String = letters(64).also { memory.write("store-key", it) }

    var recoveryKey: String?
        get() = memory.read("recovery-key").getOrNull()
        set(value) = memory.write("recovery-key", checkNotNull(value))

    /** The store must have come at least this far. */
    var epoch: Long
        get() = memory.read("epoch").getOrNull()?.toLongOrNull() ?: 0
        set(value) = memory.write("epoch", value.toString())

    /** The devices we ever logged in and did not yet see deleted, the current one first. */
    var devices: List<String>
        get() = memory.read("device").getOrNull()?.split(' ')?.filter { it.isNotEmpty() }.orEmpty()
        set(value) = memory.write("device", value.joinToString(" "))

    companion object {
        private const val HEX = "0123456789abcdef"

        fun letters(count: Int): String = SecureRandom.nextBytes(count).joinToString("") { HEX[it.toInt() and 15].toString() }
    }
}
