package org.circlekeeper.proof.powerloss;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicReference;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.FilePathWrapper;

/** H2's files with somebody listening in: what is done to them goes to the disk, by way of a {@link Listener}. */
public final class TapedPath extends FilePathWrapper {
    private static final String SCHEME = "taped";
    private static final AtomicReference<Listener> LISTENER = new AtomicReference<>(Listener.NOBODY);

    /** Who hears of everything, does it, or does not. */
    interface Listener {
        Listener NOBODY = new Listener() {};

        default int opened(String name) throws IOException {
            return 0;
        }

        default void about(Step step, Tape.Act act) throws IOException {
            act.happen();
        }

        default void reading() throws IOException {}
    }

    /** From now on this is who listens; one at a time. Answers with what H2's addresses begin with. */
    static String heardBy(Listener listener) {
        LISTENER.set(listener);
        FilePath.register(new TapedPath());
        return SCHEME + ":";
    }

    static Listener listener() {
        return LISTENER.get();
    }

    @Override
    public String getScheme() {
        return SCHEME;
    }

    private String shortName() {
        return String.valueOf(Path.of(getBase().toString()).getFileName());
    }

    @Override
    public FileChannel open(String mode) throws IOException {
        if (mode.equals("r")) {
            return super.open(mode);
        }
        int file = listener().opened(shortName());
        return new TapedFile(file, super.open(mode));
    }

    @Override
    public boolean createFile() {
        try {
            listener().opened(shortName());
            return super.createFile();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public void moveTo(FilePath to, boolean atomicReplace) {
        act(new Step.Renamed(shortName(), ((TapedPath) to).shortName()), () -> super.moveTo(to, atomicReplace));
    }

    @Override
    public void delete() {
        act(new Step.Deleted(shortName()), super::delete);
    }

    private static void act(Step step, Tape.Act act) {
        try {
            listener().about(step, act);
        } catch (IOException failed) {
            throw org.h2.message.DbException.convertIOException(failed, "disk");
        }
    }
}
