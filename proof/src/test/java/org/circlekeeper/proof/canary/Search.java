package org.circlekeeper.proof.canary;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Looks for canaries byte by byte, and counts where it looked. Names what it found and where, never what it says. */
public final class Search {
    private static final int TWO_BYTES = 1 << 16;

    private final Form[][] byStart = new Form[TWO_BYTES][];
    private final Set<String> places = new TreeSet<>();
    private final Set<String> found = new TreeSet<>();
    private long bytes;

    private static final class Form {
        final String canary;
        final byte[] bytes;

        Form(String canary, byte[] bytes) {
            this.canary = canary;
            this.bytes = bytes;
        }
    }

    public Search(Collection<Canary> canaries) {
        canaries.forEach(canary -> canary.forms().forEach(form -> add(new Form(canary.name(), form))));
    }

    private void add(Form form) {
        int start = start(form.bytes, 0);
        Form[] before = byStart[start] == null ? new Form[0] : byStart[start];
        byStart[start] = Arrays.copyOf(before, before.length + 1);
        byStart[start][before.length] = form;
    }

    private static int start(byte[] in, int at) {
        return (in[at] & 0xff) << Byte.SIZE | (in[at + 1] & 0xff);
    }

    /** What of it is in these bytes. */
    public Set<String> in(byte[] haystack) {
        Set<String> here = new TreeSet<>();
        for (int at = 0; at + 1 < haystack.length; at++) {
            Form[] forms = byStart[start(haystack, at)];
            if (forms != null) {
                add(here, haystack, at, forms);
            }
        }
        return here;
    }

    private static void add(Set<String> here, byte[] haystack, int at, Form[] forms) {
        for (Form form : forms) {
            if (isAt(haystack, at, form.bytes)) {
                here.add(form.canary);
            }
        }
    }

    private static boolean isAt(byte[] haystack, int at, byte[] wanted) {
        int end = at + wanted.length;
        return end <= haystack.length && Arrays.equals(haystack, at, end, wanted, 0, wanted.length);
    }

    /** Looks in bytes that must hold none of it. */
    public Search look(String place, byte[] haystack) {
        places.add(place);
        bytes += haystack.length;
        in(haystack).forEach(canary -> found.add(canary + " in " + place));
        return this;
    }

    public Search look(String place, String text) {
        return look(place, text.getBytes(StandardCharsets.UTF_8));
    }

    /** Looks in every file below a folder, and in the files' names; what goes away meanwhile is gone. */
    public Search lookBelow(String place, Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted().toList()) {
                look("names of files in " + place, String.valueOf(folder.relativize(file)));
                if (Files.isRegularFile(file)) {
                    look(place + " " + folder.relativize(file).toString().replaceAll("[0-9]{3,}", "…"), content(file));
                }
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return this;
    }

    private static byte[] content(Path file) throws IOException {
        try {
            return Files.readAllBytes(file);
        } catch (NoSuchFileException gone) {
            return new byte[0];
        }
    }

    /** What was found and where; empty is what is promised. */
    public Set<String> found() {
        return found;
    }

    public Set<String> places() {
        return places;
    }

    /** Places and volume, for the report. */
    public String extent() {
        return places.size() + " places, " + bytes / 1024 + " kB";
    }
}
