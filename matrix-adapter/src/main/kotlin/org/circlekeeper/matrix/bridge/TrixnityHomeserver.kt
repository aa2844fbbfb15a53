package org.circlekeeper.matrix.bridge

import io.ktor.client.engine.java.Java
import java.time.Duration

/** The way in for Java. */
object TrixnityHomeserver {
    /**
     * Logs in, or goes on with the session of last time, and sees to it that this device is signed by the account. Nothing
     * is heard before [Homeserver.listen].
     *
     * @throws LoginFailed when only the operator can help
     * @throws Refused when trying again later may help; takes at most two minutes
     */
    @JvmStatic
    @Throws(LoginFailed::class, Refused::class)
    fun connect(access: Access): Homeserver {
        val engine = Java.create()
        try {
            return ConnectedHomeserver(await(LONGEST) { Entrance(access, engine).enter() })
        } catch (e: Throwable) {
            engine.close()
            throw e
        }
    }

    private val LONGEST = Duration.ofMinutes(2)
}
