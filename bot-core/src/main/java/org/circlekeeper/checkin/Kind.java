package org.circlekeeper.checkin;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A way to say how one is, as its file has it. Every text is a map of languages to words.
 *
 * @param health whether it asks about health; such kinds are not offered where a platform's company reads along, unless
 *     the operator allows it (Discord Developer Policy, section 16)
 * @param low the step from which an offer of help follows; none for most kinds
 * @param lowIs which end of the scale is the hard one; the low one unless it says {@code high}
 */
record Kind(
        String id,
        boolean health,
        Shape shape,
        Map<String, String> name,
        Map<String, String> ask,
        @Nullable Integer low,
        @JsonProperty("low-is") @Nullable End lowIs,
        @Nullable List<Step> steps,
        @Nullable List<Axis> axes,
        @Nullable List<Prompt> prompts) {

    /** What an answer looks like. */
    enum Shape {
        /** One of several steps in order. */
        SCALE,
        /** One of several names that have no order. */
        NAMED,
        /** Any number of them, also none. */
        SEVERAL,
        /** One step on each of several scales. */
        AXES,
        /** A few lines of one's own. */
        TEXT;

        @com.fasterxml.jackson.annotation.JsonCreator
        static Shape of(String name) {
            return valueOf(name.toUpperCase(Locale.ROOT));
        }
    }

    /** An end of a scale. */
    enum End {
        LOW,
        HIGH;

        @com.fasterxml.jackson.annotation.JsonCreator
        static End of(String name) {
            return valueOf(name.toUpperCase(Locale.ROOT));
        }
    }

    /**
     * One answer that can be picked.
     *
     * @param step a small thing to do that may help; may be missing
     */
    record Step(
            String value,
            Map<String, String> label,
            @Nullable Map<String, String> step) {
        Optional<Map<String, String>> suggestion() {
            return Optional.ofNullable(step);
        }
    }

    /** One of several scales that are asked one after the other. */
    record Axis(String id, Map<String, String> name, Map<String, String> ask, List<Step> steps) {
        Axis {
            steps = List.copyOf(steps);
        }
    }

    /** The beginning of a line of one's own. */
    record Prompt(String id, Map<String, String> label) {}

    Kind {
        steps = steps == null ? List.of() : List.copyOf(steps);
        axes = axes == null ? List.of() : List.copyOf(axes);
        prompts = prompts == null ? List.of() : List.copyOf(prompts);
        boolean complete = switch (shape) {
            case SCALE, NAMED, SEVERAL -> !steps.isEmpty();
            case AXES -> !axes.isEmpty();
            case TEXT -> !prompts.isEmpty();
        };
        if (!complete) {
            throw new IllegalArgumentException("check-in kind " + id + " has nothing to answer with");
        }
    }

    @Override
    public List<Step> steps() {
        return given(steps);
    }

    @Override
    public List<Axis> axes() {
        return given(axes);
    }

    @Override
    public List<Prompt> prompts() {
        return given(prompts);
    }

    private static <T> List<T> given(@Nullable List<T> list) {
        return list == null ? List.of() : list;
    }

    /** The steps to pick from after so many picks; empty when there is nothing more to pick. */
    List<Step> stepsAfter(int picks) {
        return switch (shape) {
            case SCALE, NAMED -> picks == 0 ? steps() : List.of();
            case SEVERAL -> steps();
            case AXES -> picks < axes().size() ? axes().get(picks).steps() : List.of();
            case TEXT -> List.of();
        };
    }

    /** Whether this answer is met with an offer. */
    boolean isLow(List<String> answer) {
        if (low == null || answer.size() != 1) {
            return false;
        }
        int step = Integer.parseInt(answer.get(0));
        return lowIs == End.HIGH ? step >= low : step <= low;
    }

    /** The step an answer of this kind picked, the n-th pick. */
    Optional<Step> step(int pick, String value) {
        List<Step> from = shape == Shape.AXES ? stepsAfter(pick) : steps();
        return from.stream().filter(step -> step.value().equals(value)).findFirst();
    }

    boolean isText() {
        return shape == Shape.TEXT;
    }
}
