package org.circlekeeper.proof.worlds;

import java.security.Provider;
import java.security.SecureRandomSpi;
import java.security.Security;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Takes hold of what a program cannot be asked to repeat: while somebody works inside {@link #hold}, chance falls the way
 * it is told to, and every value sealed or opened is counted. So two worlds get the same keys, ids and words where they do the same, and
 * nothing needs to be masked before they are compared. It goes in below the program, as a provider of the JDK's cryptography.
 */
final class Levers extends Provider {
    private static final long serialVersionUID = 1;
    private static final String NAME = "levers-of-a-test";

    /** Only the thread that works in a world is held; whoever else asks gets real chance. */
    private static final ThreadLocal<Random> chance = new ThreadLocal<>();

    private static final ThreadLocal<long[]> sealedAndOpened = ThreadLocal.withInitial(() -> new long[2]);

    private Levers() {
        super(NAME, "1.0", "chance and ciphers of a test");
        put("SecureRandom.levers", ToldChance.class.getName());
        put("Cipher.AES/GCM/NoPadding", CountedCipher.class.getName());
    }

    /** Runs something on a thread of its own, which is held from its first cipher on. */
    static <T> T hold(Callable<T> work) throws Exception {
        return hold(List.of(work)).get(0);
    }

    /** Runs works that have nothing to do with each other, on as many threads of their own as there are processors. */
    static <T> List<T> hold(List<Callable<T>> works) throws Exception {
        UUID.randomUUID(); // names of databases must stay different: that source of chance is made before ours
        Security.insertProviderAt(new Levers(), 1);
        ExecutorService alone = Executors.newFixedThreadPool(
                Math.min(works.size(), Runtime.getRuntime().availableProcessors()), task -> new Thread(task, "world"));
        try {
            List<T> results = new ArrayList<>();
            for (Future<T> done : alone.invokeAll(works)) {
                results.add(done.get());
            }
            return results;
        } finally {
            alone.shutdownNow();
            Security.removeProvider(NAME);
        }
    }

    /** From now on chance on this thread falls as this number says. */
    static void chanceFalls(long seed) {
        chance.set(new Random(seed));
    }

    /** How many values were sealed so far on this thread, and how many opened. */
    static long[] sealedAndOpened() {
        return sealedAndOpened.get().clone();
    }

    static void counted(boolean sealing) {
        sealedAndOpened.get()[sealing ? 0 : 1]++;
    }

    /** A source of chance that can be told how to fall. */
    public static final class ToldChance extends SecureRandomSpi {
        private static final long serialVersionUID = 1;
        private static final Random UNTOLD = new Random();

        @Override
        protected void engineSetSeed(byte[] seed) {}

        @Override
        protected void engineNextBytes(byte[] bytes) {
            Random told = chance.get();
            (told == null ? UNTOLD : told).nextBytes(bytes);
        }

        @Override
        protected byte[] engineGenerateSeed(int count) {
            byte[] seed = new byte[count];
            engineNextBytes(seed);
            return seed;
        }
    }
}
