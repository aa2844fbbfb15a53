package org.circlekeeper.matrix.bridge

/** A stretch of a room's history: backwards from where the news begin, as far as what was heard before. */
internal class Gap(val from: String, val to: String?) {
    /** As one word for the adapter, which only hands it back; the server's positions hold no spaces. */
    fun written() = if (to == null) from else "$from $to"

    companion object {
        fun read(written: String) = written.split(' ', limit = 2).let { Gap(it[0], it.getOrNull(1)) }
    }
}
