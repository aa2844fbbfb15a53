package org.circlekeeper.helpline;

import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What people in a country may be shown: the lines fit to show, in the order of the file, numbers as they are written
 * there, and the emergency numbers in the order to offer them. Made once when the file is read.
 *
 * @param unchecked lines that may well be right, with too little known about them to show; never shown
 * @param sources what each source is called, by its key
 */
record Country(
        String code,
        List<Entry> lines,
        List<Emergency> emergency,
        Map<String, Entry> byId,
        List<Line> unchecked,
        Map<String, String> sources) {

    /**
     * A line with what ordering needs of it, computed once.
     *
     * @param place where it stands in the file
     * @param staleness months before a far day, so the newest listing is smallest; undated is largest
     */
    record Entry(Line line, int place, int staleness, boolean youth, boolean forAdultsAtLarge) {
        static Entry of(Line line, int place) {
            return new Entry(line, place, staleness(line), line.isYouth(), line.isForAdultsAtLarge());
        }

        private static int staleness(Line line) {
            return line.newestListing()
                    .map(month -> (int) Math.max(0, Math.min(FAR_MONTHS - 1, MONTHS.between(month, FAR))))
                    .orElse(FAR_MONTHS);
        }
    }

    private static final YearMonth FAR = YearMonth.of(2300, 1);
    private static final int FAR_MONTHS = 8000;
    private static final ChronoUnit MONTHS = ChronoUnit.MONTHS;

    static Country of(CountryFile file, List<Line> international, Map<String, String> sources) {
        List<Line> shown = Stream.concat(file.lines().stream(), international.stream())
                .filter(Line::isShown)
                .map(line -> line.reachedBy(line.ways().stream()
                        .map(way -> DialledNumber.written(way, file.country()))
                        .toList()))
                .toList();
        Set<String> ids = shown.stream().map(Line::id).collect(Collectors.toSet());
        List<Entry> entries = new ArrayList<>();
        Map<String, Entry> byId = new HashMap<>();
        for (Line line : shown) {
            // both of a pair or neither
            if (line.pair() == null || ids.contains(line.pair())) {
                Entry entry = Entry.of(line, entries.size());
                entries.add(entry);
                byId.put(line.id(), entry);
            }
        }
        List<Line> unchecked = file.lines().stream()
                .filter(line -> line.status() == null && !line.isShown())
                .toList();
        return new Country(
                file.country(),
                List.copyOf(entries),
                offered(file.emergency()),
                Map.copyOf(byId),
                unchecked,
                Map.copyOf(sources));
    }

    /** Whether a list names a line for exactly this that may not be shown. */
    boolean hides(Need need, boolean forYoungPeople) {
        return unchecked.stream()
                .filter(line -> forYoungPeople || !line.isYouth())
                .anyMatch(line -> line.needs().contains(need));
    }

    /** Whether the only numbers known here bring nobody but police or a fire brigade. */
    boolean lacksHelp() {
        return emergency.stream().noneMatch(Emergency::bringsHelp);
    }

    Optional<Entry> pairOf(Line line) {
        return Optional.ofNullable(line.pair()).map(byId::get);
    }

    boolean hasYouthLine() {
        return lines.stream().anyMatch(Entry::youth);
    }

    /**
     * A number with one source counts only where no number with two brings help. Where none brings help at all, whoever
     * is not the police comes first: a fire brigade often helps a body, too.
     */
    private static List<Emergency> offered(List<Emergency> listed) {
        boolean known = listed.stream().anyMatch(one -> one.hasTwoSources() && one.bringsHelp());
        List<Emergency> fit =
                listed.stream().filter(one -> !known || one.hasTwoSources()).toList();
        List<Emergency> ordered = new ArrayList<>();
        fit.stream().filter(Emergency::bringsHelp).forEach(ordered::add);
        boolean somethingBringsHelp = !ordered.isEmpty();
        fit.stream()
                .filter(one -> !one.bringsHelp())
                .filter(one -> !somethingBringsHelp || (!one.named().isEmpty() && !one.isFireOnly()))
                .sorted(Comparator.comparingInt(one -> somethingBringsHelp ? 0 : withoutHelp(one)))
                .forEach(ordered::add);
        return List.copyOf(ordered);
    }

    private static int withoutHelp(Emergency one) {
        return one.named().contains(Emergency.Service.FIRE) ? 0 : one.isPoliceOnly() ? 2 : 1;
    }
}
