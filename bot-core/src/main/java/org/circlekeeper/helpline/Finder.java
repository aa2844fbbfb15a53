package org.circlekeeper.helpline;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.circlekeeper.helpline.Answer.Found;
import org.circlekeeper.helpline.Answer.Gap;
import org.circlekeeper.helpline.Country.Entry;
import org.circlekeeper.helpline.Line.Police;

/**
 * Picks at most three lines. What nobody has is said and not hidden behind an empty answer: a wish that cannot be met
 * (a way, a language, open now) is named as a gap and the other lines are shown. Only the wish for no unasked police
 * never gives way to lines known to send them. Thread-safe.
 */
final class Finder {
    /** A long list is no use to somebody who is overwhelmed. */
    static final int MOST = 3;

    private static final int NOT_FOR_THIS = -1;

    private final Directory directory;
    private final InstantSource clock;

    Finder(Directory directory, InstantSource clock) {
        this.directory = directory;
        this.clock = clock;
    }

    Answer find(Query query) {
        Country country = directory.country(query.country());
        Moment now = new Moment(clock.instant());
        Set<Gap> gaps = EnumSet.noneOf(Gap.class);
        List<Candidate> fitting = withoutPolice(candidates(country, query, now), query, gaps);
        noteWhatIsMissing(country, fitting, query, gaps);
        fitting = narrowed(fitting, query.by().isPresent(), Candidate::byAsked, Gap.WAY, gaps);
        fitting = narrowed(fitting, query.openNow(), one -> one.opening().isOpen(), Gap.OPEN, gaps);
        fitting.sort(Comparator.comparingLong(Candidate::order));
        return new Answer(country, picked(country, query, fitting, now), gaps, emergency(country, query));
    }

    private static List<Candidate> candidates(Country country, Query query, Moment now) {
        List<Candidate> all = new ArrayList<>(country.lines().size());
        for (Entry entry : country.lines()) {
            int fit = fit(entry, query);
            if (fit != NOT_FOR_THIS && !isOutOfReach(entry.line(), query)) {
                all.add(Candidate.of(entry, fit, query, now));
            }
        }
        if (any(all, one -> one.entry().forAdultsAtLarge())) {
            all.removeIf(one -> isForSomebodyElse(one, query));
        }
        return all;
    }

    /** How well it fits: 0 exactly, higher less so. */
    private static int fit(Entry entry, Query query) {
        List<Need> needs = entry.line().needs();
        Need asked = query.need().orElse(Need.SUICIDE);
        if (needs.contains(asked)) {
            return 0;
        }
        if (query.isGeneral() && entry.youth() && needs.contains(Need.CHILDREN)) {
            return 1;
        }
        List<Need> next = asked == Need.WARMLINE ? List.of(Need.TALK, Need.SUICIDE) : asked.next();
        for (int i = 0; i < next.size(); i++) {
            if (needs.contains(next.get(i))) {
                return query.isGeneral() || query.isAboutChildren() ? i + 1 : 1;
            }
        }
        return NOT_FOR_THIS;
    }

    /** A line for one group of people is for those who asked for its need, not for whoever just needs to talk. */
    private static boolean isForSomebodyElse(Candidate one, Query query) {
        boolean group = !one.entry().forAdultsAtLarge() && !one.entry().youth();
        boolean knownNotToSendPolice =
                query.noUnaskedPolice() && one.entry().line().police() == Police.ONLY_IF_ASKED;
        return group && (query.isGeneral() || one.fit() > 0) && !knownNotToSendPolice;
    }

    private static boolean isOutOfReach(Line line, Query query) {
        return query.noUnaskedPolice()
                && (line.police() == Police.MAY || line.cautions().contains(Caution.RUN_BY_POLICE));
    }

    private static List<Candidate> withoutPolice(List<Candidate> all, Query query, Set<Gap> gaps) {
        if (!query.noUnaskedPolice()) {
            return all;
        }
        List<Candidate> known = filtered(all, one -> one.entry().line().police() == Police.ONLY_IF_ASKED);
        boolean enough = any(known, one -> one.entry().forAdultsAtLarge());
        if (!enough && !all.isEmpty()) {
            gaps.add(Gap.POLICE);
        }
        return enough ? known : all;
    }

    private static void noteWhatIsMissing(Country country, List<Candidate> fitting, Query query, Set<Gap> gaps) {
        if (fitting.isEmpty()) {
            gaps.add(Gap.NO_LINE);
        } else if (!query.isAboutChildren() && !any(fitting, one -> !one.entry().youth())) {
            gaps.add(Gap.ADULTS);
        } else if (!query.isGeneral() && !any(fitting, one -> one.fit() == 0 && servesTheAsker(one, query))) {
            boolean hidden = query.need()
                    .filter(need -> country.hides(need, query.isAboutChildren()))
                    .isPresent();
            gaps.add(hidden ? Gap.NEED_UNCHECKED : Gap.NEED);
        }
        query.language()
                .filter(asked -> !any(fitting, one -> one.entry().line().speaks(asked)))
                .filter(asked -> !fitting.isEmpty())
                .ifPresent(asked -> gaps.add(Gap.LANGUAGE));
    }

    private static boolean servesTheAsker(Candidate one, Query query) {
        return query.isAboutChildren() || !one.entry().youth();
    }

    private static List<Candidate> narrowed(
            List<Candidate> all, boolean asked, Predicate<Candidate> wish, Gap otherwise, Set<Gap> gaps) {
        if (!asked || all.isEmpty()) {
            return all;
        }
        List<Candidate> some = filtered(all, wish);
        boolean adultsBefore = any(all, one -> !one.entry().youth());
        boolean adultsAfter = any(some, one -> !one.entry().youth());
        if (some.isEmpty() || (adultsBefore && !adultsAfter)) {
            gaps.add(otherwise);
            return all;
        }
        return some;
    }

    private static List<Candidate> filtered(List<Candidate> all, Predicate<Candidate> wish) {
        List<Candidate> some = new ArrayList<>(all.size());
        for (Candidate one : all) {
            if (wish.test(one)) {
                some.add(one);
            }
        }
        return some;
    }

    private static boolean any(List<Candidate> all, Predicate<Candidate> wish) {
        for (Candidate one : all) {
            if (wish.test(one)) {
                return true;
            }
        }
        return false;
    }

    /** The first three; both of a pair or neither, and one youth line at most where there are others. */
    private static List<Found> picked(Country country, Query query, List<Candidate> sorted, Moment now) {
        List<Found> picked = new ArrayList<>(MOST);
        boolean others = any(sorted, one -> !one.entry().youth());
        boolean youthIsThere = false;
        for (int i = 0; i < sorted.size() && picked.size() < MOST; i++) {
            Candidate one = sorted.get(i);
            Line line = one.entry().line();
            boolean tooYoung = one.entry().youth() && others && youthIsThere && !query.isAboutChildren();
            if (tooYoung || isAmong(picked, line)) {
                continue;
            }
            Optional<Entry> pair = country.pairOf(line);
            if (pair.isPresent()
                    && (picked.size() + 2 > MOST || isOutOfReach(pair.get().line(), query))) {
                continue;
            }
            picked.add(one.found(now));
            pair.ifPresent(
                    other -> picked.add(Candidate.of(other, 0, query, now).found(now)));
            youthIsThere |= one.entry().youth() || pair.filter(Entry::youth).isPresent();
        }
        return List.copyOf(picked);
    }

    private static boolean isAmong(List<Found> picked, Line line) {
        for (Found found : picked) {
            if (found.line().id().equals(line.id())) {
                return true;
            }
        }
        return false;
    }

    private static List<Emergency> emergency(Country country, Query query) {
        return country.emergency().stream()
                .filter(one -> !query.noUnaskedPolice() || !one.isPoliceOnly())
                .limit(MOST)
                .toList();
    }
}
