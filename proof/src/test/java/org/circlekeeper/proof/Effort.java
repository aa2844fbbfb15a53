package org.circlekeeper.proof;

import java.util.Random;

/** How much is tried: a little in every build, a lot with {@code -Dproof=long}; always from a seed that can be named again. */
public final class Effort {
    private static final long SEED = 20_261_120;

    private Effort() {}

    public static boolean isLong() {
        return "long".equals(System.getProperty("proof"));
    }

    /** How many times, or how big. */
    public static int of(int everyBuild, int longForm) {
        return isLong() ? longForm : everyBuild;
    }

    /** {@code -Dproof.seed=N} repeats what another seed found. */
    public static long seed() {
        return Long.getLong("proof.seed", SEED);
    }

    /** Chance that falls the same way each time it is asked for by the same name. */
    public static Random chance(String name) {
        return new Random(seed() * 31 + name.hashCode());
    }
}
