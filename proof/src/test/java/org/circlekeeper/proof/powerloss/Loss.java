package org.circlekeeper.proof.powerloss;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Plays a tape up to some step and lets the power go: what was synced is there, and of what was not any part may be, since
 * a disk and the system before it write in an order of their own.
 */
final class Loss {
    private static final int SECTOR = 512;
    private static final int PAGE = 4096;

    private final DiskImage synced = new DiskImage();
    private final List<Step> pending = new ArrayList<>();
    private int told = -1;
    private int committed = -1;

    /** Which part of what was not synced is there. */
    enum Part {
        NONE,
        ALL,
        NAMES_ALONE,
        SOME_IN_ANOTHER_ORDER,
        LAST_ONE_TORN,
        SOME_PAGES
    }

    /** The next step happens. */
    void play(Step step) {
        if (step instanceof Step.Synced sync) {
            settle(one -> fileOf(one) == sync.file());
        } else if (step instanceof Step.NamesSynced) {
            settle(Loss::isName);
        } else if (step instanceof Step.Beside beside) {
            // a file system keeps names in the order they were given, and the bot syncs the folder when it makes the
            // marker
            if (!synced.has(beside.name())) {
                settle(Loss::isName);
            }
            synced.apply(step);
        } else if (step instanceof Step.Committed commit) {
            committed = commit.rows();
        } else if (step instanceof Step.Told) {
            told = committed;
        } else {
            pending.add(step);
        }
    }

    /** The number of the last rows that somebody was told of; -1 before. */
    int told() {
        return told;
    }

    /** The number of the last rows that may be there: the next commit may have been written when the power went. */
    int newest() {
        return committed + 1;
    }

    private void settle(java.util.function.Predicate<Step> which) {
        pending.removeIf(step -> {
            boolean settled = which.test(step);
            if (settled) {
                synced.apply(step);
            }
            return settled;
        });
    }

    private static int fileOf(Step step) {
        return step instanceof Step.Wrote wrote ? wrote.file() : step instanceof Step.Resized cut ? cut.file() : -1;
    }

    private static boolean isName(Step step) {
        return fileOf(step) < 0;
    }

    /** Every disk that the power might leave, as far as chance tries it. */
    Map<Part, DiskImage> disks(Random chance) {
        Map<Part, DiskImage> disks = new EnumMap<>(Part.class);
        disks.put(Part.NONE, with(List.of()));
        if (pending.isEmpty()) {
            return disks;
        }
        disks.put(Part.ALL, with(pending));
        disks.put(Part.NAMES_ALONE, with(pending.stream().filter(Loss::isName).toList()));
        disks.put(Part.SOME_IN_ANOTHER_ORDER, with(someInAnotherOrder(chance)));
        disks.put(Part.LAST_ONE_TORN, with(lastOneTorn(chance)));
        disks.put(Part.SOME_PAGES, with(somePages(chance)));
        return disks;
    }

    private DiskImage with(List<Step> steps) {
        DiskImage disk = synced.copy();
        steps.forEach(disk::apply);
        return disk;
    }

    // names are written in order by every file system with a journal
    private List<Step> someInAnotherOrder(Random chance) {
        List<Step> names = pending.stream().filter(Loss::isName).toList();
        List<Step> some = new ArrayList<>(names.subList(0, chance.nextInt(names.size() + 1)));
        List<Step> data = new ArrayList<>(pending.stream()
                .filter(step -> !isName(step) && chance.nextBoolean())
                .toList());
        Collections.shuffle(data, chance);
        some.addAll(data);
        return some;
    }

    private List<Step> lastOneTorn(Random chance) {
        List<Step> torn = new ArrayList<>(pending);
        for (int last = torn.size() - 1; last >= 0; last--) {
            if (torn.get(last) instanceof Step.Wrote wrote) {
                int sectors = (wrote.bytes().length - 1) / SECTOR;
                int kept = sectors == 0 ? 0 : (1 + chance.nextInt(sectors)) * SECTOR;
                torn.set(last, part(wrote, 0, kept));
                return torn;
            }
        }
        return torn;
    }

    private List<Step> somePages(Random chance) {
        List<Step> some = new ArrayList<>();
        for (Step step : pending) {
            if (step instanceof Step.Wrote wrote) {
                for (int at = 0; at < wrote.bytes().length; at += PAGE) {
                    if (chance.nextBoolean()) {
                        some.add(part(wrote, at, Math.min(PAGE, wrote.bytes().length - at)));
                    }
                }
            } else {
                some.add(step);
            }
        }
        return some;
    }

    /** What was pending, for whoever looks for the reason. */
    @Override
    public String toString() {
        return pending.stream().map(Loss::text).toList().toString();
    }

    private static String text(Step step) {
        return step instanceof Step.Wrote wrote ? wrote.at() + "+" + wrote.bytes().length : step.toString();
    }

    private static Step part(Step.Wrote whole, int from, int length) {
        return new Step.Wrote(
                whole.file(), whole.at() + from, java.util.Arrays.copyOfRange(whole.bytes(), from, from + length));
    }
}
