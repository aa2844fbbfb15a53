package org.circlekeeper.helpline;

import java.util.List;
import java.util.Optional;
import org.circlekeeper.helpline.Countries.Guess;

/** A country as it was typed, perhaps with what is needed right behind it, as in "US suicide". */
record Where(Guess guess, Optional<String> need, Optional<String> by) {
    private static final int MOST_WORDS = 8;

    static Where typed(String typed, Countries countries, OtherWords words) {
        Guess whole = countries.recognise(typed);
        if (whole.certain().isEmpty()) {
            List<String> parts = List.of(typed.strip().split("\\s+", MOST_WORDS));
            for (int i = parts.size() - 1; i > 0; i--) {
                List<String> rest = parts.subList(i, parts.size());
                Optional<String> code = countries.exactly(String.join(" ", parts.subList(0, i)));
                Optional<Where> found = code.flatMap(sure -> with(sure, rest, words));
                if (found.isPresent()) {
                    return found.get();
                }
            }
        }
        return new Where(whole, Optional.empty(), Optional.empty());
    }

    /** Every word must be known, and no two may say different things. */
    private static Optional<Where> with(String code, List<String> rest, OtherWords words) {
        Guess sure = new Guess(List.of(code), false);
        String all = String.join(" ", rest);
        Optional<String> need = words.exactly(OtherWords.NEED, all);
        Optional<String> by = words.exactly(OtherWords.BY, all);
        if (need.isPresent() || by.isPresent()) {
            return Optional.of(new Where(sure, need, need.isPresent() ? Optional.empty() : by));
        }
        for (String word : rest) {
            Optional<String> oneNeed = words.exactly(OtherWords.NEED, word);
            Optional<String> oneBy = words.exactly(OtherWords.BY, word);
            boolean known = oneNeed.isPresent() || oneBy.isPresent();
            boolean differs = (oneNeed.isPresent() && need.isPresent() && !need.equals(oneNeed))
                    || (oneBy.isPresent() && by.isPresent() && !by.equals(oneBy));
            if (!known || differs) {
                return Optional.empty();
            }
            need = oneNeed.isPresent() ? oneNeed : need;
            by = oneBy.isPresent() ? oneBy : by;
        }
        return Optional.of(new Where(sure, need, by));
    }
}
