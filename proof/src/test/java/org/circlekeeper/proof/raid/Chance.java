package org.circlekeeper.proof.raid;

/** What a guess is worth: of thirty people twelve are members, and an attacker who knows nothing names twelve. */
final class Chance {
    private Chance() {}

    /** How likely somebody who knows nothing names at least so many members (hypergeometric distribution). */
    static double ofAtLeast(int hits, int people, int members) {
        double sum = 0;
        for (int right = hits; right <= members; right++) {
            sum += choose(members, right) * choose(people - members, members - right);
        }
        return sum / choose(people, members);
    }

    private static double choose(int of, int many) {
        if (many < 0 || many > of) {
            return 0;
        }
        double ways = 1;
        for (int one = 1; one <= many; one++) {
            ways = ways * (of - many + one) / one;
        }
        return ways;
    }
}
