package org.circlekeeper.schedule;

import java.time.Instant;
import org.circlekeeper.chat.GroupId;
import org.circlekeeper.chat.Platform;
import org.circlekeeper.chat.UserId;
import org.circlekeeper.storage.Database;
import org.circlekeeper.testkit.MovableClock;
import org.circlekeeper.testkit.TestDatabase;
import org.circlekeeper.vault.KeyStore;
import org.circlekeeper.vault.OperatorKey;
import org.circlekeeper.vault.Owner.OfGroup;
import org.circlekeeper.vault.Owner.Person;
import org.circlekeeper.vault.Vault;

/** A database, a vault and a clock, with Ada in a group. */
final class Premises implements AutoCloseable {
    static final Platform HERE = new Platform("console");
    static final UserId ADA = new UserId(HERE, "ada");

    final Database database = TestDatabase.fresh();
    final Vault vault;
    final MovableClock clock = new MovableClock();
    final OutgoingStore outgoing;
    final NotebookStore notebook;
    final OfGroup group;
    final Person ada;

    Premises() {
        clock.set(Instant.parse("2026-11-20T12:00:00Z"));
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
