package org.circlekeeper.helpline;

import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.circlekeeper.command.Parameter;
import org.circlekeeper.helpline.Answer.Found;
import org.circlekeeper.words.Words;

/** One line in words: in a breath, or with everything that is known. */
final class LineWords {
    private static final String BETWEEN = " · ";
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
    private static final int MOST_SOURCES = 3;

    private final Words words;
    private final Query query;
    private final Map<String, String> sourceNames;

    LineWords(Words words, Query query, Map<String, String> sourceNames) {
        this.words = words;
        this.query = query;
        this.sourceNames = sourceNames;
    }

    /**
     * Who it is, how to reach them, whether they answer now, and only what else matters before calling.
     *
     * @param name what the line is called here
     */
    String shortly(Found found, String name) {
        Line line = found.line();
        Set<String> parts = new LinkedHashSet<>();
        parts.add(name);
        forWhom(line).ifPresent(parts::add);
        place(line).ifPresent(parts::add);
        parts.add(how(found.way()));
        otherWay(found).ifPresent(parts::add);
        parts.add(opening(found.opening()));
        cost(found.way()).ifPresent(parts::add);
        spoken(found).ifPresent(parts::add);
        cautions(line, found.way()).forEach(parts::add);
        if (query.noUnaskedPolice()) {
            parts.add(police(line));
        }
        return String.join(BETWEEN, parts);
    }

    /** Everything a list says about it. */
    List<String> details(Found found) {
        Line line = found.line();
        List<String> details = new ArrayList<>();
        line.ways().forEach(way -> details.add(way(way)));
        details.add(opening(found.opening()));
        forWhom(line).ifPresent(details::add);
        place(line).ifPresent(details::add);
        if (!line.languages().isEmpty()) {
            details.add(words.say("helpline.speaks", "languages", languages(line.languages())));
        }
        cautions(line, found.way()).forEach(details::add);
        details.add(police(line));
        details.add(words.say("helpline.listed", "sources", sources(line)));
        Line.Verified verified = line.verified();
        if (verified != null) {
            details.add(words.say(
                    "helpline.verified." + Parameter.kebab(verified.how()),
                    "date",
                    month(YearMonth.parse(verified.date().substring(0, 7)))));
            Optional.ofNullable(line.url()).ifPresent(details::add);
        }
        return details;
    }

    String month(YearMonth month) {
        return words.say(
                "helpline.month." + String.format(Locale.ROOT, "%02d", month.getMonthValue()),
                "year",
                String.valueOf(month.getYear()));
    }

    private String way(Way way) {
        return Stream.concat(
                        Stream.of(words.say("helpline.way", "how", how(way), "number", way.value())),
                        Stream.concat(
                                cost(way).stream(),
                                way.languages().isEmpty()
                                        ? Stream.empty()
                                        : Stream.of(
                                                words.say("helpline.speaks", "languages", languages(way.languages())))))
                .collect(Collectors.joining(BETWEEN));
    }

    private String how(Way way) {
        String plain = "helpline.how." + Parameter.kebab(way.by());
        if (way.keyword() != null) {
            return words.say(plain + "_keyword", "keyword", way.keyword());
        }
        if (way.press() != null) {
            return words.say(plain + "_press", "press", way.press());
        }
        return way.from() == null ? words.say(plain) : words.say("helpline.from." + Parameter.kebab(way.from()));
    }

    /** A second route, because a right number may still not answer. */
    private Optional<String> otherWay(Found found) {
        Way first = found.way();
        return found.line().ways().stream()
                .filter(way -> way.by() != Way.By.VIDEO)
                .filter(way -> way.by() != first.by() || (first.from() != null && way.from() != first.from()))
                .filter(way ->
                        way.languages().isEmpty() || way.speaks(query.language().orElse(query.spoken())))
                .findFirst()
                .map(way -> way.value().equals(first.value())
                        ? words.say("helpline.or_same", "how", how(way))
                        : words.say("helpline.or_other", "how", how(way), "number", way.value()));
    }

    private String opening(Opening opening) {
        LocalDateTime change = opening.change();
        ZoneId zone = opening.zone();
        if (change == null || zone == null) {
            return words.say("helpline.open." + Parameter.kebab(opening.state()));
        }
        String name = zone.getId();
        return words.say(
                "helpline.open." + Parameter.kebab(opening.state()),
                "day",
                words.say("helpline.day."
                        + change.getDayOfWeek().name().substring(0, 3).toLowerCase(Locale.ROOT)),
                "time",
                change.format(CLOCK),
                "place",
                name.substring(name.lastIndexOf('/') + 1).replace('_', ' '));
    }

    private Optional<String> cost(Way way) {
        return way.price().map(cost -> words.say("helpline.cost." + Parameter.kebab(cost)));
    }

    private Optional<String> forWhom(Line line) {
        return line.audience().contains(Audience.EVERYONE)
                ? Optional.empty()
                : Optional.of(words.say(
                        "helpline.for_whom",
                        "people",
                        line.audience().stream()
                                .map(one -> words.say("helpline.audience." + Parameter.kebab(one)))
                                .collect(Collectors.joining(", "))));
    }

    private Optional<String> place(Line line) {
        return Optional.ofNullable(line.regionName()).map(name -> words.say("helpline.region", "region", name));
    }

    /** Said when it is not the language the person reads. */
    private Optional<String> spoken(Found found) {
        List<String> known = found.way().languages().isEmpty()
                ? found.line().languages()
                : found.way().languages();
        return known.isEmpty() || known.contains(query.spoken())
                ? Optional.empty()
                : Optional.of(words.say("helpline.speaks", "languages", languages(known)));
    }

    private String languages(List<String> codes) {
        return codes.stream()
                .map(code -> Languages.nameOf(code, words.locale()))
                .collect(Collectors.joining(", "));
    }

    private List<String> cautions(Line line, Way way) {
        return Stream.concat(way.cautions().stream(), line.cautions().stream())
                .distinct()
                .map(caution -> words.say("helpline.caution." + Parameter.kebab(caution)))
                .toList();
    }

    private String police(Line line) {
        return words.say(
                line.police() == null
                        ? "helpline.police.unknown"
                        : "helpline.police." + Parameter.kebab(line.police()));
    }

    /** By name, each once with its newest date; many lists help to find a line, a long row of them helps nobody. */
    private String sources(Line line) {
        Map<String, String> dates = new LinkedHashMap<>();
        for (Listing listing : line.listed()) {
            String name = sourceNames.getOrDefault(listing.source(), listing.source());
            String date = Listing.isDate(listing.date()) ? listing.date() : "";
            dates.merge(name, date, (one, other) -> one.compareTo(other) < 0 ? other : one);
        }
        String named = dates.entrySet().stream()
                .limit(MOST_SOURCES)
                .map(one -> one.getValue().isEmpty() ? one.getKey() : one.getKey() + " (" + one.getValue() + ")")
                .collect(Collectors.joining("; "));
        int more = dates.size() - MOST_SOURCES;
        return more > 0 ? words.say("helpline.more_sources", "sources", named, "count", String.valueOf(more)) : named;
    }
}
