package org.circlekeeper.checkin;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.circlekeeper.command.Nearness;
import org.circlekeeper.words.Words;

/** Reads what somebody typed or picked as an answer of a kind, and says it back. */
final class Answers {
    /** Stands for nothing picked, where several can be. */
    static final String NONE = "none";

    private static final int SHORT = 5;

    private Answers() {}

    /**
     * An answer, or the beginning of one.
     *
     * @param complete false while more may follow: written with a comma at the end, or an axis is missing
     */
    record Answer(List<String> values, boolean complete) {
        Answer {
            values = List.copyOf(values);
        }
    }

    /** The answer, if every part of it is a step's value, or what a step says in any language, give or take a typo. */
    static Optional<Answer> read(Kind kind, String said, Words words) {
        return read(kind, said, words, true);
    }

    /** The same without forgiving typos: for guessing which kind was meant. */
    static Optional<Answer> readExactly(Kind kind, String said, Words words) {
        return read(kind, said, words, false);
    }

    private static Optional<Answer> read(Kind kind, String said, Words words, boolean forgiving) {
        String text = Options.plain(said);
        return switch (kind.shape()) {
            case SCALE, NAMED -> value(kind.steps(), text, forgiving).map(value -> new Answer(List.of(value), true));
            case SEVERAL -> several(kind, text, words, forgiving);
            case AXES -> axes(kind, text, forgiving);
            case TEXT -> Optional.empty();
        };
    }

    private static Optional<Answer> several(Kind kind, String text, Words words, boolean forgiving) {
        if (text.equals(NONE) || text.equals(Options.plain(words.say("checkin.none_of_it")))) {
            return Optional.of(new Answer(List.of(), true));
        }
        Set<String> values = new LinkedHashSet<>();
        for (String part : parts(text)) {
            Optional<String> value = value(kind.steps(), part, forgiving);
            if (value.isEmpty()) {
                return Optional.empty();
            }
            values.add(value.get());
        }
        return Optional.of(new Answer(new ArrayList<>(values), !text.endsWith(",")));
    }

    private static Optional<Answer> axes(Kind kind, String text, boolean forgiving) {
        List<String> values = new ArrayList<>();
        for (String part : parts(text)) {
            Optional<String> value = value(kind.stepsAfter(values.size()), part, forgiving);
            if (value.isEmpty()) {
                return Optional.empty();
            }
            values.add(value.get());
        }
        return Optional.of(new Answer(values, kind.stepsAfter(values.size()).isEmpty()));
    }

    private static List<String> parts(String text) {
        return Arrays.stream(text.split(",", -1))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .toList();
    }

    private static Optional<String> value(List<Kind.Step> steps, String said, boolean forgiving) {
        for (Kind.Step step : steps) {
            if (step.value().equals(said)) {
                return Optional.of(said);
            }
        }
        Map<String, Set<String>> meanings = meanings(steps);
        Optional<String> exact = only(meanings.getOrDefault(said, Set.of()));
        return exact.isPresent() || !forgiving || said.matches("[-0-9 ]*") ? exact : nearest(meanings, said);
    }

    /** What can be said for each step: the whole label in any language, or the part before or after a colon. */
    private static Map<String, Set<String>> meanings(List<Kind.Step> steps) {
        Map<String, Set<String>> meanings = new LinkedHashMap<>();
        for (Kind.Step step : steps) {
            for (String label : step.label().values()) {
                List<String> sayings = new ArrayList<>(List.of(label.split(": ", 2)));
                sayings.add(label);
                sayings.add(step.value());
                sayings.forEach(saying -> meanings.computeIfAbsent(Options.plain(saying), any -> new HashSet<>())
                        .add(step.value()));
            }
        }
        return meanings;
    }

    private static Optional<String> nearest(Map<String, Set<String>> meanings, String said) {
        int best = said.length() <= SHORT ? 1 : 2;
        Set<String> values = new HashSet<>();
        for (Map.Entry<String, Set<String>> meaning : meanings.entrySet()) {
            int distance = Nearness.between(meaning.getKey(), said);
            if (distance < best) {
                best = distance;
                values.clear();
            }
            if (distance == best) {
                values.addAll(meaning.getValue());
            }
        }
        return only(values);
    }

    private static Optional<String> only(Set<String> values) {
        return values.size() == 1 ? values.stream().findFirst() : Optional.empty();
    }

    /** An answer in words. */
    static String say(Kind kind, List<String> answer, Words words) {
        if (answer.isEmpty()) {
            return words.say("checkin.none_of_it");
        }
        List<String> said = new ArrayList<>();
        for (int pick = 0; pick < answer.size(); pick++) {
            String value = answer.get(pick);
            String label =
                    kind.step(pick, value).map(step -> words.from(step.label())).orElse(value);
            said.add(
                    kind.shape() == Kind.Shape.AXES
                            ? words.say(
                                    "checkin.axis",
                                    "name",
                                    words.from(kind.axes().get(pick).name()),
                                    "step",
                                    label)
                            : label);
        }
        return String.join("; ", said);
    }
}
