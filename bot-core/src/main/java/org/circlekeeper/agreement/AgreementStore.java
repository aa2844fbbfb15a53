package org.circlekeeper.agreement;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.IntSupplier;
import org.circlekeeper.chat.PrivateText;
import org.circlekeeper.storage.Database;
import org.circlekeeper.vault.Cell;
import org.circlekeeper.vault.Owner.OfGroup;
import org.circlekeeper.vault.Vault;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;

/** The versions of every group's agreement, sealed under the group's key. They are inserted, and never changed. */
final class AgreementStore {
    private static final String UNIQUE_VIOLATION = "23505";

    private final Database database;
    private final Vault vault;

    AgreementStore(Database database, Vault vault) {
        this.database = database;
        this.vault = vault;
    }

    /** Every version, the newest last. */
    List<Agreement> all(OfGroup group) {
        return database
                .with(handle -> handle.createQuery("""
                                SELECT number, sealed FROM agreement_version WHERE owner_group = :group ORDER BY number
                                """)
                        .bind("group", group.tag())
                        .map((row, context) -> open(group, row.getInt("number"), row.getBytes("sealed")))
                        .list())
                .stream()
                .flatMap(Optional::stream)
                .toList();
    }

    Optional<Agreement> find(OfGroup group, int number) {
        return database.with(handle -> handle.createQuery("""
                                SELECT sealed FROM agreement_version WHERE owner_group = :group AND number = :number
                                """)
                        .bind("group", group.tag())
                        .bind("number", number)
                        .mapTo(byte[].class)
                        .findOne())
                .flatMap(bytes -> open(group, number, bytes));
    }

    /** The version in force. */
    Optional<Agreement> newest(OfGroup group) {
        return find(group, newestNumber(group));
    }

    private int newestNumber(OfGroup group) {
        return database.with(handle -> handle.createQuery("""
                        SELECT COALESCE(MAX(number), 0) FROM agreement_version WHERE owner_group = :group
                        """)
                .bind("group", group.tag())
                .mapTo(Integer.class)
                .one());
    }

    /**
     * False when there is a version with this number: two publishers at one instant are not both right. Then nothing more
     * may be asked of this transaction.
     */
    boolean publish(OfGroup group, Agreement agreement) {
        Sealed content = new Sealed(agreement.since().toString(), agreement.interim(), agreement.clauses());
        return 1
                == unlessThere(() -> database.with(handle -> handle.createUpdate("""
                        INSERT INTO agreement_version (owner_group, number, sealed) VALUES (:group, :number, :sealed)
                        """)
                        .bind("group", group.tag())
                        .bind("number", agreement.number())
                        .bind(
                                "sealed",
                                vault.seal(
                                        group, cell(group, agreement.number()), new PrivateText(Json.write(content))))
                        .execute()));
    }

    /** The rows written; none where somebody wrote the same row at the same instant. */
    static int unlessThere(IntSupplier insert) {
        try {
            return insert.getAsInt();
        } catch (UnableToExecuteStatementException failure) {
            if (failure.getCause() instanceof SQLException sql && UNIQUE_VIOLATION.equals(sql.getSQLState())) {
                return 0;
            }
            throw failure;
        }
    }

    void forget(OfGroup group) {
        database.with(handle -> handle.createUpdate("DELETE FROM agreement_version WHERE owner_group = :group")
                .bind("group", group.tag())
                .execute());
    }

    private Optional<Agreement> open(OfGroup group, int number, byte[] bytes) {
        return vault.open(group, cell(group, number), bytes)
                .map(text -> Json.read(text.reveal(), Sealed.class))
                .map(stored -> new Agreement(number, LocalDate.parse(stored.since), stored.interim, stored.clauses));
    }

    private static Cell cell(OfGroup group, int number) {
        return new Cell("agreement_version", group.tag() + "." + number, "sealed");
    }

    private record Sealed(String since, boolean interim, List<Clause> clauses) {}
}
