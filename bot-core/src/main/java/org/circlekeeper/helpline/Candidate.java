package org.circlekeeper.helpline;

import java.util.List;
import org.circlekeeper.helpline.Answer.Found;
import org.circlekeeper.helpline.Country.Entry;
import org.circlekeeper.helpline.Line.Police;

/**
 * A line that may be shown for one question.
 *
 * @param order smaller comes first: who it is for, how well it fits, the language asked for, not known to be closed, how sure we are,
 *     how new the listing is, the language the person reads, the order of the file
 */
record Candidate(Entry entry, int fit, Way way, Opening.State opening, boolean byAsked, long order) {
    static Candidate of(Entry entry, int fit, Query query, Moment now) {
        Line line = entry.line();
        Way way = best(line.ways(), query);
        Opening.State opening = line.state(way, now);
        boolean byAsked = query.by().isEmpty() || way.by().serves(query.by().get());
        return new Candidate(entry, fit, way, opening, byAsked, order(entry, fit, query, opening));
    }

    /** As it is shown. */
    Found found(Moment now) {
        return new Found(entry.line(), way, entry.line().opening(way, now));
    }

    private static Way best(List<Way> ways, Query query) {
        Way best = ways.get(0);
        int least = Integer.MAX_VALUE;
        for (Way way : ways) {
            int cost = cost(way, query);
            if (cost < least) {
                least = cost;
                best = way;
            }
        }
        return best;
    }

    private static int cost(Way way, Query query) {
        int wrongWay = query.by().isEmpty() || way.by() == query.by().get() ? 0 : 2;
        if (wrongWay == 2 && way.by().serves(query.by().get())) {
            wrongWay = 1;
        }
        boolean asked =
                query.language().isPresent() && way.speaks(query.language().get());
        int wrongLanguage = asked ? 0 : way.languages().isEmpty() || way.speaks(query.spoken()) ? 1 : 2;
        return wrongWay * 10 + wrongLanguage;
    }

    private static long order(Entry entry, int fit, Query query, Opening.State opening) {
        Line line = entry.line();
        long order = query.isAboutChildren() ? flag(!entry.youth()) : flag(entry.youth());
        order = order * 2 + flag(query.noUnaskedPolice() && line.police() != Police.ONLY_IF_ASKED);
        order = order * 8 + fit;
        order = order * 2 + flag(!entry.forAdultsAtLarge());
        order = order * 2 + flag(line.region() != null);
        order = order * 2
                + flag(query.language().isPresent()
                        && !line.speaks(query.language().get()));
        order = order * 2 + opening.rank();
        order = order * 4 + weakness(line);
        order = order * 8192 + entry.staleness();
        order = order * 2 + flag(!line.speaks(query.spoken()));
        return order * 65536 + entry.place();
    }

    private static int weakness(Line line) {
        return line.strength() == Line.Strength.STRONG ? 0 : line.strength() == Line.Strength.MEDIUM ? 1 : 2;
    }

    private static long flag(boolean later) {
        return later ? 1 : 0;
    }
}
