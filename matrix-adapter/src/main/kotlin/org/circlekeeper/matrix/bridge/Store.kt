package org.circlekeeper.matrix.bridge

import java.nio.file.Files
import java.nio.file.Path
import java.nio.file.attribute.PosixFilePermissions
import java.sql.SQLException
import org.h2.api.ErrorCode
import org.h2.jdbcx.JdbcConnectionPool
import org.jetbrains.exposed.sql.Database
import org.jetbrains.exposed.sql.DatabaseConfig
import org.jetbrains.exposed.sql.SqlLogger
import org.jetbrains.exposed.sql.Transaction
import org.jetbrains.exposed.sql.statements.StatementContext

/** The file with the encryption keys: itself encrypted, written before a commit returns, never left to grow. */
internal class Store private constructor(private val pool: JdbcConnectionPool) : AutoCloseable {
    val database: Database = Database.connect(pool, databaseConfig = DatabaseConfig {
        sqlLogger = Mute
        defaultMaxAttempts = 1 // its retries print the statement with all its values; the SDK tries again by itself
    })

    /** How often this store was opened and closed; lower than what the memory says means an older copy. */
    fun epoch(): Long = first("SELECT number FROM bridge_epoch") ?: 0

    /** On disk when it returns. */
    fun epoch(number: Long) = run(
        "MERGE INTO bridge_epoch (id, number) KEY (id) VALUES (1, $number)",
        "CHECKPOINT SYNC",
    )

    /** The device whose keys these are; null while nobody logged in. */
    fun device(): String? = if (has("account")) firstText("SELECT device_id FROM account") else null

    /** The server is told anew what to send: a stored filter would outlive the version of the bot that made it. */
    fun forgetFilter() {
        if (has("account")) run("UPDATE account SET filter_id = NULL, background_filter_id = NULL")
    }

    /**
     * Lets go of keys that came more than 30 days ago, and of those of rooms that were left. The SDK keeps no date, so a
     * column of ours notes when each came; the SDK writes its own columns only. Called once the tables exist.
     */
    fun prune() {
        run("ALTER TABLE inbound_megolm_session ADD COLUMN IF NOT EXISTS bridge_since TIMESTAMP DEFAULT CURRENT_TIMESTAMP")
        run("DELETE FROM inbound_megolm_session WHERE bridge_since < DATEADD('DAY', -$DAYS_OF_KEYS, CURRENT_TIMESTAMP)")
        if (firstText("SELECT sync_batch_token FROM account") != null) {
            run(*OF_ROOMS.map { "DELETE FROM $it WHERE room_id NOT IN (SELECT room_id FROM room)" }.toTypedArray())
        }
        run("""
            DELETE FROM inbound_megolm_message_index i WHERE NOT EXISTS
            (SELECT 1 FROM inbound_megolm_session s WHERE s.session_id = i.session_id AND s.room_id = i.room_id)
            """)
    }

    override fun close() = pool.dispose()

    private fun has(table: String) =
        first("SELECT COUNT(*) FROM information_schema.tables WHERE LOWER(table_name) = '$table'") != 0L

    private fun run(vararg sql: String) = pool.connection.use { connection ->
        connection.createStatement().use { s -> sql.forEach { s.execute(it) } }
    }

    private fun first(sql: String): Long? = firstText(sql)?.toLong()

    private fun firstText(sql: String): String? = pool.connection.use { connection ->
        connection.createStatement().use { s -> s.executeQuery(sql).use { if (it.next()) it.getString(1) else null } }
    }

    /** Statements carry keys and tokens. */
    private object Mute : SqlLogger {
        override fun log(context: StatementContext, transaction: Transaction) = Unit
    }

    companion object {
        private const val DAYS_OF_KEYS = 30
        private val OF_ROOMS = listOf("inbound_megolm_session", "outbound_megolm_session", "room_state", "room_account_data")
        private val UNREADABLE = setOf(
            ErrorCode.FILE_ENCRYPTION_ERROR_1, ErrorCode.FILE_CORRUPTED_1, ErrorCode.WRONG_USER_OR_PASSWORD,
            ErrorCode.FILE_VERSION_ERROR_1,
        )

        fun exists(path: Path): Boolean = Files.exists(file(path))

        /** Opens or creates; null when what stands there cannot be read with this key. Never null for a file in use. */
        fun open(path: Path, key: String): Store? {
            Files.createDirectories(path.toAbsolutePath().parent)
            val url = "jdbc:h2:file:" + path.toAbsolutePath().toString().replace(";", "\\;") +
                ";CIPHER=AES;WRITE_DELAY=0;LOCK_TIMEOUT=30000;DB_CLOSE_ON_EXIT=FALSE;TRACE_LEVEL_FILE=0"
            val pool = JdbcConnectionPool.create(url, "bridge", "$key $key")
            pool.maxConnections = 40 // a transaction of the SDK may wait for a second one
            try {
                return Store(pool).apply {
                    run("CREATE TABLE IF NOT EXISTS bridge_epoch (id INT PRIMARY KEY, number BIGINT NOT NULL)")
                    keepToOwner(path)
                }
            } catch (e: SQLException) {
                pool.dispose()
                if (e.errorCode in UNREADABLE) return null
                throw IllegalStateException("the store of Matrix keys cannot be opened, code ${e.errorCode}")
            }
        }

        private fun keepToOwner(path: Path) {
            try {
                Files.setPosixFilePermissions(file(path), PosixFilePermissions.fromString("rw-------"))
            } catch (_: UnsupportedOperationException) {
                // a file system without permissions; the file is sealed all the same
            }
        }

        fun delete(path: Path) = listOf(".mv.db", ".trace.db", ".lock.db").forEach {
            Files.deleteIfExists(path.resolveSibling(path.fileName.toString() + it))
        }

        private fun file(path: Path) = path.resolveSibling(path.fileName.toString() + ".mv.db")
    }
}
