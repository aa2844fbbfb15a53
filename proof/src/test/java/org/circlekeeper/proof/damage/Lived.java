package org.circlekeeper.proof.damage;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.circlekeeper.proof.lived.House;
import org.circlekeeper.proof.lived.Rows;
import org.circlekeeper.proof.lived.Story;
import org.circlekeeper.storage.Durability;

/**
 * A house that people lived in, as a clean stop and as a kill leave it, and what it must still know.
 *
 * @param older the killed house some days before
 * @param foreign a house of the same key that others lived in, from another beginning
 * @param stranger a house of another key
 * @param rows what has to be there
 * @param olderRows what was there in the older one
 */
record Lived(
        Folder stopped,
        Folder killed,
        Folder older,
        Folder foreign,
        Folder stranger,
        Story story,
        Rows rows,
        Rows olderRows,
        Map<String, String> exports) {

    static Lived in(Path root) throws IOException {
        Story story = new Story();
        Folder folder = new Folder(root.resolve("house"));
        Rows rows;
        Map<String, String> exports;
        Folder older;
        Rows olderRows;
        try (House house = open(folder, story)) {
            story.begins();
            for (int i = 0; i < 12; i++) {
                story.checksIn();
            }
            olderRows = Rows.of(house.database());
            older = folder.copiedTo(root.resolve("older"));
            house.database().compact();
            story.accepts("ada");
            story.offers();
            story.forgets("eli");
            for (int i = 0; i < 14; i++) {
                story.checksIn();
            }
            exports = story.exports();
            rows = Rows.of(house.database());
            folder.copiedTo(root.resolve("killed"));
        }
        return new Lived(
                folder,
                new Folder(root.resolve("killed")),
                older,
                foreign(root, older),
                lived(root.resolve("stranger")),
                story,
                rows,
                olderRows,
                exports);
    }

    private static Folder foreign(Path root, Folder sameKey) throws IOException {
        Folder folder = new Folder(root.resolve("foreign"));
        java.nio.file.Files.createDirectories(House.key(folder.place()).getParent());
        // the key as it was before it belonged to a database
        String key = java.nio.file.Files.readString(House.key(sameKey.place()));
        Path copy = House.key(folder.place());
        org.circlekeeper.storage.Disk.replace(
                copy, key.replaceAll("database .*\\n", "").getBytes(java.nio.charset.StandardCharsets.UTF_8));
        return lived(folder.place());
    }

    private static Folder lived(Path place) {
        Folder folder = new Folder(place);
        Story story = new Story();
        try (House house = open(folder, story)) {
            story.begins();
            house.database().awaitDisk();
        }
        return folder;
    }

    static House open(Folder folder, Story story) {
        return House.open(folder.place(), story.platform, story.clock, Durability.FULL);
    }
}
