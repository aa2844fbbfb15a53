package org.circlekeeper.proof.damage;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.circlekeeper.proof.lived.House;
import org.circlekeeper.proof.lived.Rows;
import org.circlekeeper.proof.lived.Story;
import org.circlekeeper.storage.Reason;
import org.circlekeeper.storage.StorageRefused;
import org.circlekeeper.testkit.BotProcess;

/** What a product serves from a folder in a process of its own, so that it may be another product than this one. */
final class Served {
    private static final String ROW = "row ";

    private Served() {}

    /** Prints every row that is served, or ends with the number of the refusal. */
    public static void main(String[] place) {
        try (House house = Lived.open(new Folder(Path.of(place[0])), new Story())) {
            Rows.of(house.database())
                    .all()
                    .forEach(row -> System.out.println(
                            ROW + Base64.getEncoder().encodeToString(row.getBytes(StandardCharsets.UTF_8))));
        } catch (StorageRefused refused) {
            System.exit(refused.reason().exitCode());
        }
    }

    /** Empty where the start was refused because of the data. */
    static Optional<Rows> from(Folder folder, String classPath) throws InterruptedException {
        Run run = Run.of(
                BotProcess.of(Served.class.getName(), folder.place().toString()).on(classPath));
        if (run.exit() == Reason.DATABASE_OLDER.exitCode()) {
            return Optional.empty();
        }
        assertThat(run.exit()).as(run.err().toString()).isZero();
        List<String> rows = run.out().stream()
                .filter(line -> line.startsWith(ROW))
                .map(line ->
                        new String(Base64.getDecoder().decode(line.substring(ROW.length())), StandardCharsets.UTF_8))
                .toList();
        return Optional.of(new Rows(rows));
    }
}
