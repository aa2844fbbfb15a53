package org.circlekeeper.schedule;

import javax.sql.DataSource;
import org.circlekeeper.chat.GroupId;
import org.circlekeeper.chat.Platform;
import org.circlekeeper.chat.UserId;
import org.circlekeeper.storage.Database;
import org.circlekeeper.vault.KeyStore;
import org.circlekeeper.vault.OperatorKey;
import org.circlekeeper.vault.Owner.OfGroup;
import org.circlekeeper.vault.Owner.Person;
import org.circlekeeper.vault.Vault;
import org.h2.jdbcx.JdbcConnectionPool;

/** A database, a vault and a clock, with Ada in a group. */
final class Premises implements AutoCloseable {
    static final Platform HERE = new Platform("console");
    static final UserId ADA = new UserId(HERE, "ada");
    private static int number;

    final Database database;
    final Vault vault;
    final MovableClock clock = new MovableClock();
    final OutgoingStore outgoing;
    final NotebookStore notebook;
    final OfGroup group;
    final Person ada;

    Premises() {
        this(JdbcConnectionPool.create("jdbc:h2:mem:schedule" + number++ + ";DB_CLOSE_DELAY=-1", "sa", ""));
    }

    Premises(DataSource source) {
        database = Database.over(source);
        vault = new Vault(new KeyStore(database), new OperatorKey(new byte[OperatorKey.BYTES]));
        outgoing = new OutgoingStore(database, vault, clock);
        notebook = new NotebookStore(database, vault, clock);
        group = vault.group(new GroupId(HERE, "room"));
        vault.admit(group);
        ada = vault.person(group, ADA).orElseThrow();
        vault.admit(ada);
    }

    @Override
    public void close() {
        database.close();
    }
}
