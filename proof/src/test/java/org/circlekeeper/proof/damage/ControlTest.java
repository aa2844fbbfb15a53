package org.circlekeeper.proof.damage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.circlekeeper.proof.Patched;
import org.circlekeeper.proof.Patched.Change;
import org.circlekeeper.proof.Report;
import org.circlekeeper.proof.lived.Rows;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The damage lab would notice: a program that does not compare the database with its marker serves an older one. */
@Timeout(600)
final class ControlTest {
    @TempDir
    Path root;

    @Test
    void an_older_database_that_is_served_is_found_out() throws IOException, InterruptedException {
        Patched careless = Patched.with(
                List.of(Change.in(
                        "bot-core",
                        "org.circlekeeper.storage.Opening",
                        "compare(known, LifeStore.read(look), look);",
                        "")),
                root);
        Lived lived = Lived.in(root);
        assertThat(Served.from(older(lived), Patched.ownClassPath()))
                .as("what the program itself serves")
                .isEmpty();
        Optional<Rows> served = Served.from(older(lived), careless.classPath());
        assertThat(served).as("what the careless one serves").isPresent();
        DamageTest.Found found = DamageTest.compared(served.get(), lived);
        Report.of("damage lab")
                .line("control, without the comparison with the marker: older copy", found.outcome(), "SERVED_LESS");
        assertThat(found.outcome()).isEqualTo(DamageTest.Outcome.SERVED_LESS);
        assertThat(DamageTest.compared(lived.rows(), lived).outcome()).isEqualTo(DamageTest.Outcome.SERVED_WHOLE);
    }

    private Folder older(Lived lived) throws IOException {
        Folder folder = lived.killed().copiedTo(Files.createTempDirectory(root, "older"));
        folder.replace(folder.database(), lived.older().database());
        return folder;
    }
}
