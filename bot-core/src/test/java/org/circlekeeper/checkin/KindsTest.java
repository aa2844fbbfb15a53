package org.circlekeeper.checkin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.circlekeeper.words.Catalogue;
import org.circlekeeper.words.Words;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class KindsTest {
    private static final Kinds KINDS = new Kinds();
    private static final Catalogue CATALOGUE = new Catalogue();

    static List<Kind> kinds() {
        return KINDS.all();
    }

    @Test
    void the_list_names_every_file_and_every_file_is_a_kind() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("../config/check-ins"))) {
            Set<String> ids = files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".yaml") && !name.equals("grounding.yaml"))
                    .map(name -> name.replace(".yaml", ""))
                    .collect(Collectors.toSet());
            assertThat(KINDS.ids()).hasSize(12).containsExactlyInAnyOrderElementsOf(ids);
        }
        assertThat(kinds().stream().map(Kind::id)).isEqualTo(KINDS.ids());
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void every_text_is_there_in_every_language(Kind kind) {
        List<Map<String, String>> texts = new ArrayList<>(List.of(kind.name(), kind.ask()));
        kind.steps().forEach(step -> {
            texts.add(step.label());
            step.suggestion().ifPresent(texts::add);
        });
        kind.axes().forEach(axis -> {
            texts.add(axis.name());
            texts.add(axis.ask());
            axis.steps().forEach(step -> texts.add(step.label()));
        });
        kind.prompts().forEach(prompt -> texts.add(prompt.label()));
        assertThat(texts).allSatisfy(text -> assertThat(text).containsOnlyKeys("en", "es", "de"));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void every_answer_is_understood_from_its_own_label_in_every_language(Kind kind) {
        for (Locale language : CATALOGUE.languages()) {
            Words words = CATALOGUE.in(language);
            for (List<String> answer : answers(kind)) {
                String said = kind.shape() == Kind.Shape.AXES || answer.size() > 1
                        ? labels(kind, answer, words)
                        : Answers.say(kind, answer, words);
                assertThat(Answers.read(kind, said, words))
                        .as("%s, %s: %s", kind.id(), language, said)
                        .hasValueSatisfying(read -> {
                            assertThat(read.values()).isEqualTo(answer);
                            assertThat(read.complete()).isTrue();
                        });
                assertThat(Answers.read(kind, String.join(",", answer.isEmpty() ? List.of("none") : answer), words))
                        .hasValueSatisfying(read -> assertThat(read.values()).isEqualTo(answer));
            }
        }
    }

    private static List<List<String>> answers(Kind kind) {
        List<List<String>> answers = new ArrayList<>();
        switch (kind.shape()) {
            case SCALE, NAMED -> kind.steps().forEach(step -> answers.add(List.of(step.value())));
            case SEVERAL -> {
                answers.add(List.of());
                kind.steps().forEach(step -> answers.add(List.of(step.value())));
                answers.add(kind.steps().stream().map(Kind.Step::value).toList());
            }
            case AXES ->
                kind.axes()
                        .get(0)
                        .steps()
                        .forEach(x ->
                                kind.axes().get(1).steps().forEach(y -> answers.add(List.of(x.value(), y.value()))));
            case TEXT -> assertThat(kind.prompts()).hasSizeBetween(1, Options.LINES.size());
        }
        return answers;
    }

    private static String labels(Kind kind, List<String> answer, Words words) {
        List<String> labels = new ArrayList<>();
        for (int pick = 0; pick < answer.size(); pick++) {
            labels.add(
                    words.from(kind.step(pick, answer.get(pick)).orElseThrow().label()));
        }
        assertThat(labels).as("a comma parts answers").noneMatch(label -> label.contains(","));
        return String.join(", ", labels);
    }

    @Test
    void an_offer_follows_exactly_the_answers_the_data_names() {
        Map<String, List<String>> low = new java.util.TreeMap<>();
        for (Kind kind : kinds()) {
            List<String> values = kind.steps().stream()
                    .map(Kind.Step::value)
                    .filter(value -> kind.isLow(List.of(value)))
                    .toList();
            if (!values.isEmpty()) {
                low.put(kind.id(), values);
            }
        }
        assertThat(low)
                .containsOnly(
                        Map.entry("mood5", List.of("1", "2")),
                        Map.entry("mood10", List.of("1", "2")),
                        Map.entry("suds", List.of("8", "9", "10")),
                        Map.entry("zones", List.of("1")));
    }

    @Test
    void kinds_about_health_are_named_and_no_other_has_a_low_end() {
        assertThat(kinds().stream().filter(Kind::health).map(Kind::id))
                .containsExactlyInAnyOrder("mood5", "mood10", "quadrant", "zones", "halt", "suds", "perma");
        assertThat(kinds().stream().filter(kind -> !kind.health()).map(Kind::low))
                .containsOnlyNulls();
    }

    @Test
    void a_word_we_do_not_know_in_a_file_is_an_error() {
        assertThatThrownBy(() -> Kinds.Yaml.read("/checkin/grounding.yaml", Kind[].class))
                .isInstanceOf(UncheckedIOException.class);
    }

    @Test
    void an_unknown_kind_is_nobody() {
        assertThat(KINDS.find("phq9")).isEmpty();
        assertThat(KINDS.find("grounding")).isEmpty();
    }
}
