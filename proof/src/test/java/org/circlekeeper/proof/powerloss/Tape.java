package org.circlekeeper.proof.powerloss;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.circlekeeper.proof.lived.House;
import org.circlekeeper.proof.lived.Rows;

/** Everything that was asked of the disk in order, with what was committed and told in between. Thread-safe. */
final class Tape {
    private final List<Path> besides;
    private final Path place;
    private final List<Step> steps = new ArrayList<>();
    private final List<Rows> rows = new ArrayList<>();
    private final Map<String, Integer> names = new HashMap<>();
    private final Map<String, byte[]> known = new HashMap<>();
    private int files;

    /** @param place of a house that is not there yet */
    Tape(Path place) {
        this.place = place;
        this.besides = List.of(House.data(place).resolve(House.MARKER), House.key(place));
    }

    /** Something that is done on the disk. */
    interface Act {
        void happen() throws IOException;
    }

    /** Does and records one thing with nothing in between. */
    synchronized void record(Step step, Act act) throws IOException {
        lookBeside();
        act.happen();
        steps.add(step);
    }

    /** The number of the file with this name; one that was not there is made. */
    synchronized int numberOf(String name) {
        Integer number = names.get(name);
        if (number != null) {
            return number;
        }
        names.put(name, files);
        steps.add(new Step.Named(name, files));
        return files++;
    }

    synchronized void renamed(String from, String to, Act act) throws IOException {
        record(new Step.Renamed(from, to), act);
        names.put(to, names.remove(from));
    }

    synchronized void deleted(String name, Act act) throws IOException {
        boolean there = names.containsKey(name);
        if (!there) {
            act.happen();
            return;
        }
        record(new Step.Deleted(name), act);
        names.remove(name);
    }

    synchronized void committed(Rows now) throws IOException {
        lookBeside();
        rows.add(now);
        steps.add(new Step.Committed(rows.size() - 1));
    }

    synchronized void told() throws IOException {
        lookBeside();
        steps.add(new Step.Told());
    }

    // the marker and the key are written by the thread that writes the database, between two of its steps
    private void lookBeside() throws IOException {
        for (Path file : besides) {
            byte[] content = Files.exists(file) ? Files.readAllBytes(file) : null;
            String name = place.relativize(file).toString();
            if (content != null && !Arrays.equals(content, known.get(name))) {
                known.put(name, content);
                steps.add(new Step.Beside(name, content));
            }
        }
    }

    synchronized List<Step> steps() {
        return java.util.Collections.unmodifiableList(steps);
    }

    Rows rows(int number) {
        return rows.get(number);
    }

    synchronized int commits() {
        return rows.size();
    }
}
