package org.circlekeeper.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;
import java.nio.file.ReadOnlyFileSystemException;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Optional;
import org.h2.api.ErrorCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a failure is taken for, however deep it lies and whichever database it comes from. */
class TroubleTest {
    private static final Path FOLDER = Path.of("data").toAbsolutePath();
    private static final H2File FILE = H2File.of(FOLDER, new TestSecrets("a"), Durability.FULL);
    private static final DatabaseSettings.Server SERVER =
            new DatabaseSettings.Server("jdbc:postgresql://127.0.0.1:1/x", "somebody", "secret");
    private static final PostgresServer POSTGRES = PostgresServer.of(SERVER, FOLDER, Durability.FULL);

    @Test
    void the_first_number_among_the_causes_counts() {
        SQLException numbered = new SQLException("x", "08001", 90020, new SQLException("y", "1", 7));
        assertThat(SqlTrouble.code(new IllegalStateException(new SQLException("without", null, 0, numbered))))
                .isEqualTo(90020);
        assertThat(SqlTrouble.state(new IllegalStateException(new SQLException("without", null, 0, numbered))))
                .isEqualTo("08001");
        assertThat(SqlTrouble.code(new IllegalStateException("none"))).isZero();
        assertThat(SqlTrouble.state(new IllegalStateException("none"))).isEmpty();
    }

    @Test
    void causes_that_go_round_in_a_circle_are_left_after_twelve() {
        IllegalStateException one = new IllegalStateException("one");
        IllegalStateException other = new IllegalStateException("other", one);
        one.initCause(other);
        assertThat(SqlTrouble.code(one)).isZero();
        assertThat(SqlTrouble.state(one)).isEmpty();
        assertThat(SqlTrouble.isDiskFull(one)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"No space left on device", "write: Disk quota exceeded"})
    void a_full_disk_is_told_by_what_the_system_says(String words) {
        assertThat(SqlTrouble.isDiskFull(new SQLException("IO", new IOException(words))))
                .isTrue();
        assertThat(SqlTrouble.isDiskFull(new SQLException("IO", new IOException("Input/output error"))))
                .isFalse();
        assertThat(SqlTrouble.isDiskFull(new IOException())).isFalse();
    }

    @Test
    void what_may_not_be_written_is_forbidden_and_not_damaged() {
        for (Exception forbidden : new Exception[] {
            new AccessDeniedException("x"),
            new SQLException(new ReadOnlyFileSystemException()),
            new IOException("x (Permission denied)"),
            new IOException("Read-only file system")
        }) {
            assertThat(SqlTrouble.isForbidden(forbidden)).isTrue();
            assertThat(FILE.refusal(forbidden).reason()).isEqualTo(Reason.FOLDER_FORBIDDEN);
            assertThat(POSTGRES.refusal(new IllegalStateException(forbidden)).reason())
                    .isEqualTo(Reason.FOLDER_FORBIDDEN);
        }
        assertThat(SqlTrouble.isForbidden(new IOException("x"))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "90020, ALREADY_RUNNING",
        "90013, DATABASE_MISSING",
        "90146, DATABASE_MISSING",
        "90097, DATABASE_EMPTIED",
        "42102, DATABASE_EMPTIED",
        "42104, DATABASE_EMPTIED",
        "90030, DATABASE_DAMAGED",
        "90049, DATABASE_DAMAGED",
        "28000, DATABASE_DAMAGED"
    })
    void each_number_of_h2_has_one_meaning(int code, Reason reason) {
        StorageRefused refused = FILE.refusal(new SQLException("misleading", "X", code));
        assertThat(refused.reason()).isEqualTo(reason);
        assertThat(refused.place()).isEqualTo(FILE.file().toString());
    }

    @Test
    void a_full_disk_is_no_damage() {
        assertThat(FILE.refusal(new SQLException("x", "X", 90031, new IOException("No space left on device")))
                        .reason())
                .isEqualTo(Reason.DISK_FULL);
    }

    @ParameterizedTest
    @CsvSource({
        "28P01, SERVER_REFUSES",
        "3D000, SERVER_REFUSES",
        "42501, SERVER_REFUSES",
        "08001, SERVER_UNREACHABLE",
        "57P03, SERVER_UNREACHABLE",
        "53300, SERVER_UNREACHABLE",
        "XX001, DATABASE_DAMAGED",
        "42P01, DATABASE_DAMAGED"
    })
    void each_state_of_a_server_has_one_meaning(String state, Reason reason) {
        StorageRefused refused = POSTGRES.refusal(new SQLException("x", state));
        assertThat(refused.reason()).isEqualTo(reason);
        assertThat(refused.place()).isEqualTo(FOLDER.toString());
    }

    @Test
    void a_server_that_says_nothing_at_all_is_away() {
        assertThat(POSTGRES.refusal(new SQLException("timeout")).reason()).isEqualTo(Reason.SERVER_UNREACHABLE);
    }

    @Test
    void an_address_of_another_sort_of_server_is_refused() {
        assertThat(catchThrowableOfType(
                                StorageRefused.class,
                                () -> PostgresServer.of(
                                        new DatabaseSettings.Server("jdbc:mysql://x", "a", "b"),
                                        FOLDER,
                                        Durability.FULL))
                        .reason())
                .isEqualTo(Reason.SERVER_REFUSES);
    }

    @Test
    void a_folder_whose_name_would_be_read_as_options_is_refused() {
        assertThat(catchThrowableOfType(
                                StorageRefused.class,
                                () -> H2File.of(Path.of("a;INIT=x"), new TestSecrets("a"), Durability.FULL))
                        .reason())
                .isEqualTo(Reason.FOLDER_NAME_UNUSABLE);
        assertThat(catchThrowableOfType(
                                StorageRefused.class,
                                () -> H2File.of(Path.of(";"), new TestSecrets("a"), Durability.FULL))
                        .reason())
                .isEqualTo(Reason.FOLDER_NAME_UNUSABLE);
    }

    @Test
    void no_secret_is_in_any_text_about_a_database() {
        assertThat(FILE.toString()).isEqualTo("H2File");
        assertThat(POSTGRES.toString()).isEqualTo("PostgresServer");
        assertThat(SERVER.toString()).isEqualTo("server:…");
    }

    @ParameterizedTest
    @ValueSource(
            ints = {
                ErrorCode.DATABASE_IS_CLOSED,
                ErrorCode.CONNECTION_BROKEN_1,
                ErrorCode.DATABASE_CALLED_AT_SHUTDOWN,
                ErrorCode.GENERAL_ERROR_1,
                ErrorCode.IO_EXCEPTION_1,
                ErrorCode.IO_EXCEPTION_2
            })
    void a_connection_h2_has_given_up_is_never_lent_again(int code) {
        assertThat(SqlTrouble.isDead(new SQLException("x", "X", code))).isTrue();
        assertThat(SqlTrouble.isDead(new SQLException("x", "X", ErrorCode.DUPLICATE_KEY_1)))
                .isFalse();
    }

    @ParameterizedTest
    @EnumSource(Reason.class)
    void every_reason_leads_to_its_own_words_and_its_own_place_in_the_guide(Reason reason) {
        String name = reason.name().toLowerCase(Locale.ROOT);
        assertThat(reason.causeKey()).isEqualTo("storage." + name + "_cause");
        assertThat(reason.fixKey()).isEqualTo("storage." + name + "_fix");
        assertThat(reason.anchor()).isEqualTo("docs/operator.md#" + name.replace('_', '-'));
        assertThat(reason.exitCode()).isIn(65, 75, 77, 78);
    }

    @Test
    void a_database_needs_one_connection_and_one_is_enough() {
        assertThat(new DatabaseSettings(Path.of("data"), Optional.empty(), 1).folder())
                .isEqualTo(FOLDER);
        assertThatThrownBy(() -> new DatabaseSettings(FOLDER, Optional.empty(), 0))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(DatabaseSettings.on(SERVER, FOLDER).server()).contains(SERVER);
    }
}
