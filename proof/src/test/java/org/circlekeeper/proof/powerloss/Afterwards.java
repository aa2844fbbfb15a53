package org.circlekeeper.proof.powerloss;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.circlekeeper.proof.lived.House;
import org.circlekeeper.proof.lived.Rows;
import org.circlekeeper.proof.lived.Story;
import org.circlekeeper.storage.Durability;
import org.circlekeeper.storage.StorageRefused;

/** Starts the bot on what the power left, as the program does, and reads everything. */
final class Afterwards {
    private final Path root;
    private final Story story;
    private final Map<String, Found> known = new HashMap<>();
    private int starts;

    Afterwards(Path root, Story story) {
        this.root = root;
        this.story = story;
    }

    /** The rows that are there, or why there are none. */
    record Found(Optional<Rows> rows, String why) {}

    /** How many starts there were: the same disk is started on once. */
    int starts() {
        return starts;
    }

    Found of(DiskImage disk) throws IOException {
        String digest = disk.digest();
        Found found = known.get(digest);
        if (found == null) {
            found = started(disk);
            known.put(digest, found);
        }
        return found;
    }

    private Found started(DiskImage disk) throws IOException {
        starts++;
        Path place = Files.createTempDirectory(root, "after");
        disk.writeTo(place);
        try (House house = House.open(place, story.platform, story.clock, Durability.FULL)) {
            Rows rows = Rows.of(house.database());
            boolean heard = story.exports().values().stream().noneMatch(text -> text.contains("broke"));
            return new Found(Optional.of(rows), heard ? "" : "people cannot read what is kept");
        } catch (StorageRefused refused) {
            return new Found(Optional.empty(), "refused: " + refused.reason());
        } catch (RuntimeException broke) {
            Throwable cause = broke;
            while (cause.getCause() != null) {
                cause = cause.getCause();
            }
            return new Found(Optional.empty(), "broke: " + cause);
        } finally {
            delete(place);
        }
    }

    private static void delete(Path place) throws IOException {
        try (var files = Files.walk(place)) {
            for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
