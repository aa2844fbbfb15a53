package org.circlekeeper.proof.powerloss;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.circlekeeper.proof.lived.House;
import org.circlekeeper.proof.lived.Story;
import org.circlekeeper.storage.Durability;
import org.circlekeeper.storage.NotSavedException;
import org.circlekeeper.storage.StorageRefused;

/** An hour with a disk that fails, and the morning after with a sound one: what people were told, and what is there. */
final class Trouble {
    private static final String SAVED = "Noted for you";
    private static final String NOT_SAVED = "nothing was saved";
    private static final String UNSURE = "whether it is saved";

    private final Path place;
    private final Story story;
    private final Map<String, Integer> saved = new HashMap<>();
    private final Map<String, Integer> unsure = new HashMap<>();
    private int silent;
    private boolean forgotten;
    private boolean maybeForgotten;

    Trouble(Path place, Story story) {
        this.place = place;
        this.story = story;
    }

    /** What the morning showed. */
    record Morning(int lost, int savedThoughToldNot, int untold, String why) {
        boolean isRight() {
            return lost == 0 && savedThoughToldNot == 0 && untold == 0 && why.isEmpty();
        }
    }

    /** @param honest false for a bot that promises what it only has in memory */
    void lives(Failing disk, boolean honest) {
        String files = TapedPath.heardBy(disk);
        story.heardBy((who, what) -> heard(who.id().value(), what));
        try (House house = House.open(place, story.platform, story.clock, over(files, honest))) {
            if (!honest) {
                disk.breakNow();
            }
            story.checksIn("ada");
            story.checksIn("bea");
            compacts(house);
            story.forgets("eli");
            story.checksIn("cem");
            if (honest) {
                disk.mend();
            }
            story.checksIn("ada");
        } catch (StorageRefused | NotSavedException told) {
            // the operator was told
        } finally {
            disk.mend();
            story.heardBy(Story.Heard.NOTHING);
        }
    }

    private static void compacts(House house) {
        try {
            house.database().compact();
        } catch (NotSavedException told) {
            // tried again another night
        }
    }

    private static Durability over(String files, boolean honest) {
        return new Durability() {
            @Override
            public String files() {
                return files;
            }

            @Override
            public boolean writesAtCommit() {
                return honest;
            }

            @Override
            public void reach(Sync sync) throws java.sql.SQLException {
                if (honest) {
                    sync.run();
                }
            }
        };
    }

    private void heard(String who, String what) {
        boolean no = what.contains(NOT_SAVED);
        boolean maybe = what.contains(UNSURE);
        if (what.contains(SAVED)) {
            saved.merge(who, 1, Integer::sum);
        } else if (what.contains("key is destroyed")) {
            forgotten = true;
        } else if (maybe) {
            unsure.merge(who, 1, Integer::sum);
            maybeForgotten |= who.equals("eli");
        } else if (!no && !what.contains("broke on my side")) {
            silent++;
        }
    }

    /** Starts on a sound disk, on what was left there. */
    Morning morning(Path left, Map<String, Integer> before) {
        try (House house = House.open(left, story.platform, story.clock, Durability.FULL)) {
            Map<String, Integer> stored = checkIns(story);
            int lost = 0;
            int more = 0;
            for (String name : Story.PEOPLE) {
                if (name.equals("eli")) {
                    continue;
                }
                int promised = before.get(name) + saved.getOrDefault(name, 0);
                lost += Math.max(0, promised - stored.get(name));
                more += Math.max(0, stored.get(name) - promised - unsure.getOrDefault(name, 0));
            }
            boolean gone = stored.get("eli") == 0;
            lost += forgotten && !gone ? 1 : 0;
            more += !forgotten && !maybeForgotten && gone ? 1 : 0;
            return new Morning(lost, more, silent, house.database().answers() ? "" : "does not answer");
        } catch (StorageRefused refused) {
            return new Morning(0, 0, silent, "refused: " + refused.reason());
        } catch (RuntimeException broke) {
            return new Morning(0, 0, silent, "broke: " + broke.getMessage());
        }
    }

    /** How many check-ins each of them reads in the part of their export that is for people. */
    static Map<String, Integer> checkIns(Story story) {
        Map<String, Integer> stored = new HashMap<>();
        story.exports()
                .forEach((name, text) -> stored.put(name, (int) text.lines()
                        .filter(line -> line.contains("Date: ") && line.contains("Inner weather"))
                        .count()));
        return stored;
    }
}
