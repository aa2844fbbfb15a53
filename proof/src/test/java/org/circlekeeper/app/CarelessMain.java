package org.circlekeeper.app;

import java.util.List;
import org.circlekeeper.storage.Durability;

/** The program with the step before each acknowledgement taken out: what the kill test must find wanting. */
final class CarelessMain {
    private CarelessMain() {}

    public static void main(String[] arguments) {
        Durability careless = new Durability() {
            @Override
            public boolean writesAtCommit() {
                return false;
            }

            @Override
            public void reach(Sync sync) {}
        };
        System.exit(new Program(System.getenv(), System.in, System.out, System.err, careless).run(List.of(arguments)));
    }
}
