package org.circlekeeper.storage;

import com.zaxxer.hikari.HikariConfig;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Properties;
import org.h2.api.ErrorCode;
import org.h2.jdbc.JdbcConnection;
import org.h2.jdbcx.JdbcDataSource;
import org.h2.store.fs.FilePath;

/**
 * An H2 file, sealed block by block. Nobody but us writes its address: without {@code WRITE_DELAY=0} H2 loses acknowledged commits
 * when it is killed, and {@code AUTO_SERVER} would listen on every network interface.
 */
record H2File(Path folder, String sealed, String password, Durability durability) implements Source {
    static final String NAME = "circlekeeper";
    private static final String BEGINNING = "beginning";
    private static final String CHANGING = "changing";
    private static final String SEARCHED = "searched";

    /**
     * Newest states that may be there without all they need: each of those who wait for the same sync wrote one. Trying one
     * takes some hundredths of a second.
     */
    private static final int STATES_TRIED = 256;

    private static final String SUFFIX = ".mv.db";
    private static final String MUST_EXIST = ";IFEXISTS=TRUE";
    private static final String ONLY_LOOKED_AT = MUST_EXIST + ";ACCESS_MODE_DATA=r";
    private static final String USER = "circlekeeper";

    /**
     * A commit writes every page it changed, so smaller ones make it cheaper: 4096 is the unit in which H2 writes. And H2
     * parses a statement anew unless it is among the last eight a connection ran; one request runs more.
     */
    private static final String SMALL_COMMITS = ";PAGE_SIZE=4096;QUERY_CACHE_SIZE=64";

    /**
     * However large an answer is, it stays in memory: what H2 moves out of there it writes in the clear, to a folder that
     * is not ours. Nothing here asks for all rows of all people at once.
     */
    private static final String NOTHING_ELSEWHERE = ";MAX_MEMORY_ROWS=" + Integer.MAX_VALUE;

    /** How a file of H2's own cipher begins, which earlier states of this program wrote. */
    private static final byte[] FORMER = "H2encrypt".getBytes(StandardCharsets.US_ASCII);

    static H2File of(Path folder, Secrets secrets, Durability durability) {
        if (folder.toString().indexOf(';') >= 0) {
            throw new StorageRefused(Reason.FOLDER_NAME_UNUSABLE, folder);
        }
        return new H2File(
                folder,
                SealedPath.beginning(secrets.derive("database file")),
                HexFormat.of().formatHex(secrets.derive("database user")),
                durability);
    }

    Path file() {
        return folder.resolve(NAME + SUFFIX);
    }

    @Override
    public boolean exists() {
        return Files.exists(file());
    }

    @Override
    public boolean isFree() {
        return !exists();
    }

    @Override
    public boolean isUnused() {
        return !exists() && Files.exists(folder.resolve(BEGINNING + SUFFIX));
    }

    // under another name until it is whole, so that a kill on the first day leaves nothing to be afraid of
    @Override
    public void begin(Beginning beginning) throws SQLException, IOException {
        Path fresh = folder.resolve(BEGINNING + SUFFIX);
        Files.deleteIfExists(fresh);
        try (Connection connection = connect(BEGINNING, "")) {
            beginning.in(connection, new PlainDataSource(() -> connect(BEGINNING, MUST_EXIST)));
            statement(connection, "SHUTDOWN COMPACT");
        } catch (StorageRefused refused) {
            Files.deleteIfExists(fresh);
            throw refused;
        }
        takePlace(BEGINNING);
    }

    // H2 commits each change of a table by itself, so a kill would leave half of them: a copy is changed instead
    @Override
    public Connection change(Connection held, Change change) throws SQLException, IOException {
        statement(held, "SHUTDOWN");
        Path copy = folder.resolve(CHANGING + SUFFIX);
        try {
            copyTo(copy);
            try (Connection connection = connect(CHANGING, MUST_EXIST)) {
                changeCopy(connection, change);
            }
            takePlace(CHANGING);
        } finally {
            Files.deleteIfExists(copy);
        }
        return hold();
    }

    private void copyTo(Path copy) throws IOException {
        try (InputStream now = Files.newInputStream(file())) {
            Disk.copyPrivate(now, Files.size(file()), copy);
        }
    }

    private void changeCopy(Connection connection, Change change) throws SQLException {
        try {
            change.in(new PlainDataSource(() -> connect(CHANGING, MUST_EXIST)));
        } catch (RuntimeException failed) {
            closeAtOnce(connection, failed);
            throw failed;
        }
        statement(connection, "SHUTDOWN");
    }

    // whatever connection a failure left open, the next try must not meet what it did
    private static void closeAtOnce(Connection connection, RuntimeException failed) {
        try {
            statement(connection, "SHUTDOWN IMMEDIATELY");
        } catch (SQLException closedAlready) {
            failed.addSuppressed(closedAlready);
        }
    }

    private void takePlace(String name) throws IOException {
        Path whole = folder.resolve(name + SUFFIX);
        Disk.makePrivate(whole);
        sync(whole);
        layered(whole).moveTo(layered(file()), true);
        durability.reachNames(file());
    }

    // H2 writes to a file as soon as it opens it, and would make an empty database of half a one
    @Override
    public Connection inspect() throws SQLException {
        if (!Files.isWritable(file())) {
            throw new StorageRefused(Reason.FOLDER_FORBIDDEN, file());
        }
        if (isFormer()) {
            throw new StorageRefused(Reason.SCHEMA_DIFFERENT, file());
        }
        return connect(NAME, ONLY_LOOKED_AT);
    }

    // in a copy: what is refused in the end stays as it was
    @Override
    public void search(Check check, boolean keep) throws SQLException, IOException {
        Path copy = folder.resolve(SEARCHED + SUFFIX);
        try {
            copyTo(copy);
            String address = layers() + copy;
            for (WrittenStates.State state : WrittenStates.newestFirst(address).stream()
                    .limit(STATES_TRIED)
                    .toList()) {
                WrittenStates.leadTo(address, state);
                if (passes(check)) {
                    if (keep) {
                        takePlace(SEARCHED);
                    }
                    return;
                }
            }
            throw new StorageRefused(Reason.DATABASE_OLDER, folder);
        } finally {
            Files.deleteIfExists(copy);
        }
    }

    private boolean passes(Check check) {
        try (Connection look = connect(SEARCHED, ONLY_LOOKED_AT)) {
            check.of(look);
            return true;
        } catch (SQLException | StorageRefused incomplete) {
            return false;
        }
    }

    private boolean isFormer() throws SQLException {
        try (InputStream in = Files.newInputStream(file())) {
            return Arrays.equals(FORMER, in.readNBytes(FORMER.length));
        } catch (IOException unreadable) {
            throw new SQLException(unreadable);
        }
    }

    @Override
    public void readThrough(Connection connection) throws SQLException {
        new EveryPage(connection).read();
    }

    @Override
    public Connection hold() throws SQLException {
        return connect();
    }

    @Override
    public Connection connect() throws SQLException {
        return connect(NAME, MUST_EXIST);
    }

    @SuppressWarnings("resource") // the caller closes it
    private Connection connect(String name, String options) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", USER);
        properties.setProperty("password", password);
        return new JdbcConnection(address(name, options), properties, null, null, false);
    }

    private String address(String name, String options) {
        return "jdbc:h2:" + layers() + folder.resolve(name)
                + ";DB_CLOSE_ON_EXIT=FALSE;TRACE_LEVEL_FILE=0"
                + SMALL_COMMITS
                + NOTHING_ELSEWHERE
                + options
                + (durability.writesAtCommit() ? ";WRITE_DELAY=0" : "");
    }

    private String layers() {
        return sealed + OrderedPath.beginning() + durability.files();
    }

    @Override
    public HikariConfig pool() {
        JdbcDataSource source = new JdbcDataSource();
        source.setURL(address(NAME, MUST_EXIST));
        source.setUser(USER);
        source.setPassword(password);
        HikariConfig config = new HikariConfig();
        config.setDataSource(source);
        return config;
    }

    @Override
    public boolean compacts() {
        return true;
    }

    @Override
    public void sync(Connection connection) throws SQLException {
        statement(connection, "CHECKPOINT SYNC");
    }

    @Override
    public void shutdown(Connection connection, boolean compact) throws SQLException, IOException {
        // a disk that fails under H2 while it closes with something unwritten keeps it busy for ever (2.4.240,
        // closeStore)
        sync(connection);
        statement(connection, compact ? "SHUTDOWN COMPACT" : "SHUTDOWN");
        Disk.makePrivate(file());
        sync(file());
        durability.reachNames(file());
    }

    /** The file as H2 sees it. */
    private FilePath layered(Path file) {
        return FilePath.get(durability.files() + file);
    }

    private void sync(Path file) throws IOException {
        try (FileChannel channel = layered(file).open("rw")) {
            channel.force(true);
        }
    }

    @Override
    public StorageRefused refusal(Exception failure) {
        return new StorageRefused(reason(failure), file(), failure);
    }

    private static Reason reason(Exception failure) {
        if (SqlTrouble.isDiskFull(failure)) {
            return Reason.DISK_FULL;
        }
        if (SqlTrouble.isForbidden(failure)) {
            return Reason.FOLDER_FORBIDDEN;
        }
        return switch (SqlTrouble.code(failure)) {
            case ErrorCode.DATABASE_ALREADY_OPEN_1 -> Reason.ALREADY_RUNNING;
            case ErrorCode.DATABASE_NOT_FOUND_1, ErrorCode.DATABASE_NOT_FOUND_WITH_IF_EXISTS_1 ->
                Reason.DATABASE_MISSING;
            // finding nothing, H2 wants to begin anew, which it may not while we only look
            case ErrorCode.DATABASE_IS_READ_ONLY,
                    ErrorCode.TABLE_OR_VIEW_NOT_FOUND_1,
                    ErrorCode.TABLE_OR_VIEW_NOT_FOUND_DATABASE_EMPTY_1 -> Reason.DATABASE_EMPTIED;
            // the marker has proved the key: what does not open with it are other bytes
            default -> Reason.DATABASE_DAMAGED;
        };
    }

    private static void statement(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public String toString() {
        return "H2File";
    }
}
