package org.circlekeeper.agreement;

import java.util.List;
import java.util.Optional;
import org.circlekeeper.chat.PrivateText;
import org.circlekeeper.storage.Database;
import org.circlekeeper.vault.Cell;
import org.circlekeeper.vault.Owner.OfGroup;
import org.circlekeeper.vault.Vault;

/** One draft a group, sealed under the group's key. Whoever changes it says which version they saw. */
final class DraftStore {
    private final Database database;
    private final Vault vault;

    DraftStore(Database database, Vault vault) {
        this.database = database;
        this.vault = vault;
    }

    Optional<Draft> find(OfGroup group) {
        return database.with(handle -> handle.createQuery("""
                                SELECT version, sealed FROM agreement_draft WHERE owner_group = :group
                                """)
                        .bind("group", group.tag())
                        .map((row, context) -> open(group, row.getInt("version"), row.getBytes("sealed")))
                        .findOne())
                .flatMap(draft -> draft);
    }

    private Optional<Draft> open(OfGroup group, int version, byte[] sealed) {
        return vault.open(group, cell(group), sealed)
                .map(text -> new Draft(version, List.of(Json.read(text.reveal(), Clause[].class))));
    }

    /** Keeps what a draft became; false, and nothing is changed, when somebody was quicker; then nothing more may be asked of this transaction. */
    boolean change(OfGroup group, Draft seen, Draft next) {
        byte[] sealed = vault.seal(group, cell(group), new PrivateText(Json.write(next.clauses())));
        int changed = find(group).isPresent() ? update(group, seen, next, sealed) : insert(group, next, sealed);
        return changed == 1;
    }

    private int update(OfGroup group, Draft seen, Draft next, byte[] sealed) {
        return database.with(handle -> handle.createUpdate("""
                        UPDATE agreement_draft SET version = :next, sealed = :sealed
                        WHERE owner_group = :group AND version = :seen
                        """)
                .bind("group", group.tag())
                .bind("seen", seen.version())
                .bind("next", next.version())
                .bind("sealed", sealed)
                .execute());
    }

    private int insert(OfGroup group, Draft next, byte[] sealed) {
        return AgreementStore.unlessThere(() -> database.with(handle -> handle.createUpdate("""
                        INSERT INTO agreement_draft (owner_group, version, sealed) VALUES (:group, :version, :sealed)
                        """)
                .bind("group", group.tag())
                .bind("version", next.version())
                .bind("sealed", sealed)
                .execute()));
    }

    /** Takes a draft away to publish it; false when somebody changed or took it. */
    boolean take(OfGroup group, Draft seen) {
        return 1
                == database.with(handle -> handle.createUpdate("""
                        DELETE FROM agreement_draft WHERE owner_group = :group AND version = :seen
                        """)
                        .bind("group", group.tag())
                        .bind("seen", seen.version())
                        .execute());
    }

    void forget(OfGroup group) {
        database.with(handle -> handle.createUpdate("DELETE FROM agreement_draft WHERE owner_group = :group")
                .bind("group", group.tag())
                .execute());
    }

    /** What a moderator wrote for everybody to read, on one line; they were told so before they wrote it. */
    static String forAll(PrivateText written) {
        return written.reveal().replaceAll("\\s+", " ").strip();
    }

    private static Cell cell(OfGroup group) {
        return new Cell("agreement_draft", group.tag(), "sealed");
    }
}
