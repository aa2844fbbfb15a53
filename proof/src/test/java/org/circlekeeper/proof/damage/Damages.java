package org.circlekeeper.proof.damage;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.circlekeeper.proof.lived.House;
import org.circlekeeper.storage.Reason;

/** Every kind of damage, each as often as asked. */
final class Damages {
    private static final int PAGE = 4096;

    /** Two of these make a marker, each at the beginning of a page. */
    private static final int SLOT = 256;

    private static final int MOST_BITS = 12;

    private final Lived lived;
    private final Random chance;

    Damages(Lived lived, Random chance) {
        this.lived = lived;
        this.chance = chance;
    }

    /** @param often how many of the kinds that chance has a say in */
    List<Damage> all(int often) {
        List<Damage> all = new ArrayList<>(once());
        for (int i = 0; i < often; i++) {
            all.add(bit());
            if (i % 2 == 0) {
                all.add(truncated(i % 4 == 0));
            }
            if (i % 3 == 0) {
                all.add(zeroed());
                all.add(markerBit());
                all.add(markerTruncated());
            }
            if (i % 6 == 0) {
                all.add(exchanged());
                all.add(scribbled());
                all.add(markerBits());
                all.add(markerScribbled());
            }
        }
        return all;
    }

    private List<Damage> once() {
        return List.of(
                Damage.refused("missing database", Reason.DATABASE_MISSING, folder -> Files.delete(folder.database())),
                Damage.refused("missing marker", Reason.MARKER_MISSING, folder -> Files.delete(folder.marker())),
                Damage.refused("both missing, key there", Reason.DATABASE_MISSING, folder -> {
                    Files.delete(folder.database());
                    Files.delete(folder.marker());
                }),
                Damage.refused(
                        "missing folder, key there",
                        Reason.DATABASE_MISSING,
                        folder -> new Folder(House.data(folder.place())).delete()),
                Damage.refused(
                        "emptied file", Reason.DATABASE_DAMAGED, folder -> folder.truncate(folder.database(), 0)),
                Damage.refused(
                        "file of zeros",
                        Reason.DATABASE_DAMAGED,
                        folder -> folder.write(folder.database(), 0, new byte[(int) folder.size()])),
                Damage.refused("emptied marker", Reason.MARKER_DAMAGED, folder -> folder.truncate(folder.marker(), 0)),
                Damage.refused("damaged marker", Reason.MARKER_DAMAGED, folder -> {
                    folder.flip(folder.marker(), 60 * 8);
                    folder.flip(folder.marker(), (PAGE + 60) * 8);
                }),
                Damage.harmless("one slot of the marker damaged", "", folder -> folder.flip(folder.marker(), 60 * 8)),
                Damage.harmless(
                        "older marker",
                        "",
                        folder -> folder.replace(folder.marker(), lived.older().marker())),
                Damage.refused(
                        "foreign marker of the same key",
                        Reason.KEY_OF_ANOTHER_DATABASE,
                        folder ->
                                folder.replace(folder.marker(), lived.foreign().marker())),
                Damage.refused(
                        "foreign marker of another key",
                        Reason.KEY_WRONG,
                        folder ->
                                folder.replace(folder.marker(), lived.stranger().marker())),
                Damage.refused(
                        "older copy",
                        Reason.DATABASE_OLDER,
                        folder ->
                                folder.replace(folder.database(), lived.older().database())),
                Damage.refused(
                        "foreign database of the same key",
                        Reason.DATABASE_FOREIGN,
                        folder -> folder.replace(
                                folder.database(), lived.foreign().database())),
                Damage.refused(
                        "foreign database of another key",
                        Reason.DATABASE_DAMAGED,
                        folder -> folder.replace(
                                folder.database(), lived.stranger().database())),
                Damage.refused(
                        "foreign database and marker of the same key", Reason.KEY_OF_ANOTHER_DATABASE, folder -> {
                            folder.replace(folder.database(), lived.foreign().database());
                            folder.replace(folder.marker(), lived.foreign().marker());
                        }),
                Damage.refused(
                        "wrong key",
                        Reason.KEY_WRONG,
                        folder -> folder.replace(
                                House.key(folder.place()),
                                House.key(lived.stranger().place()))));
    }

    private Damage bit() {
        double where = chance.nextDouble();
        int bit = chance.nextInt(8);
        return Damage.bytes(
                "one bit flipped",
                String.format("at %.5f", where),
                folder -> folder.flip(folder.database(), at(folder, where) * 8 + bit));
    }

    private Damage truncated(boolean atPage) {
        double where = chance.nextDouble();
        return Damage.bytes(
                "truncated",
                String.format("at %.5f%s", where, atPage ? " (whole pages)" : ""),
                folder -> folder.truncate(
                        folder.database(), atPage ? at(folder, where) / PAGE * PAGE : at(folder, where)));
    }

    private Damage zeroed() {
        double where = chance.nextDouble();
        return Damage.bytes(
                "page of zeros",
                String.format("at %.5f", where),
                folder -> folder.write(folder.database(), page(folder, where), new byte[PAGE]));
    }

    private Damage exchanged() {
        double one = chance.nextDouble();
        double other = chance.nextDouble();
        return Damage.bytes("two pages exchanged", String.format("%.5f and %.5f", one, other), folder -> {
            byte[] first = folder.read(folder.database(), page(folder, one), PAGE);
            byte[] second = folder.read(folder.database(), page(folder, other), PAGE);
            folder.write(folder.database(), page(folder, one), second);
            folder.write(folder.database(), page(folder, other), first);
        });
    }

    private Damage scribbled() {
        double where = chance.nextDouble();
        byte[] scribble = new byte[1 + chance.nextInt(3 * PAGE)];
        chance.nextBytes(scribble);
        return Damage.bytes(
                "scribbled over",
                String.format("at %.5f, %d bytes", where, scribble.length),
                folder -> folder.write(folder.database(), at(folder, where), scribble));
    }

    private Damage markerBit() {
        boolean second = chance.nextBoolean();
        int bit = chance.nextInt(SLOT * 8);
        return Damage.harmless(
                "one bit of the marker flipped",
                "bit " + bit + " of the " + (second ? "second" : "first") + " slot",
                folder -> folder.flip(folder.marker(), (second ? PAGE * 8 : 0) + bit));
    }

    private Damage markerBits() {
        int[] bits = chance.ints(1 + chance.nextInt(MOST_BITS), 0, SLOT * 8).toArray();
        return Damage.marker("bits of both slots of the marker flipped", bits.length + " bits", folder -> {
            for (int i = 0; i < bits.length; i++) {
                folder.flip(folder.marker(), (i % 2) * PAGE * 8 + bits[i]);
            }
        });
    }

    private Damage markerTruncated() {
        int left = chance.nextInt(chance.nextBoolean() ? SLOT : PAGE + SLOT);
        // the first slot alone is the marker still, as after a power cut
        return left < SLOT
                ? Damage.refused(
                        "marker truncated to less than a slot",
                        Reason.MARKER_DAMAGED,
                        folder -> folder.truncate(folder.marker(), left))
                : Damage.harmless(
                        "marker truncated to its first slot",
                        "at " + left,
                        folder -> folder.truncate(folder.marker(), left));
    }

    private Damage markerScribbled() {
        byte[] scribble = new byte[PAGE + SLOT];
        chance.nextBytes(scribble);
        return Damage.refused(
                "marker scribbled over", Reason.MARKER_DAMAGED, folder -> folder.write(folder.marker(), 0, scribble));
    }

    private static long at(Folder folder, double where) throws IOException {
        return (long) (where * folder.size());
    }

    private static long page(Folder folder, double where) throws IOException {
        return Math.min(at(folder, where) / PAGE, folder.size() / PAGE - 1) * PAGE;
    }
}
