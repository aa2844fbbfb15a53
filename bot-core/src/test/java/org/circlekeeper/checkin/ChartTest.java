package org.circlekeeper.checkin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.circlekeeper.words.Catalogue;
import org.circlekeeper.words.Words;
import org.junit.jupiter.api.Test;

class ChartTest {
    private static final LocalDate FIRST = LocalDate.of(2026, 1, 5);

    private final Kinds kinds = new Kinds();
    private final Words english = new Catalogue().in(Locale.ENGLISH);

    private static CheckIn noted(String kind, int dayOffset, String value) {
        return new CheckIn("id" + dayOffset, kind, FIRST.plusDays(dayOffset), 1, List.of(value), Map.of(), false);
    }

    private final List<CheckIn> checkIns = List.of(
            noted("mood5", 0, "3"),
            noted("mood5", 1, "2"),
            noted("weather", 1, "fog"),
            noted("mood5", 5, "4"),
            noted("mood5", 5, "5"),
            noted("suds", 6, "10"));

    @Test
    void only_kinds_with_an_order_are_drawn() {
        assertThat(Chart.of(kinds, checkIns).stream().map(chart -> chart.kind().id()))
                .containsExactly("mood5", "suds");
        assertThat(Chart.of(kinds, List.of(noted("weather", 0, "sun")))).isEmpty();
    }

    @Test
    void dates_without_an_answer_break_the_line() {
        List<Chart.Point> points = Chart.of(kinds, checkIns).get(0).points();
        assertThat(points)
                .containsExactly(
                        new Chart.Point(FIRST, 3),
                        new Chart.Point(FIRST.plusDays(1), 2),
                        new Chart.Point(FIRST.plusDays(2), Double.NaN),
                        new Chart.Point(FIRST.plusDays(5), 4),
                        new Chart.Point(FIRST.plusDays(5), 5));
    }

    @Test
    void the_words_say_every_number_of_the_picture_in_its_order() {
        Chart chart = Chart.of(kinds, checkIns).get(0);
        List<Double> said = new ArrayList<>();
        Pattern.compile(": ([0-9]+) \\(")
                .matcher(chart.inWords(english))
                .results()
                .forEach(found -> said.add(Double.valueOf(found.group(1))));
        assertThat(said)
                .isEqualTo(chart.points().stream()
                        .map(Chart.Point::number)
                        .filter(number -> !number.isNaN())
                        .toList());
        assertThat(chart.inWords(english)).startsWith("Mood in five steps.").contains("4 (Good)");
    }

    @Test
    void the_picture_is_a_picture_in_every_language() throws IOException {
        for (Locale language : new Catalogue().languages()) {
            byte[] png = Chart.of(kinds, checkIns)
                    .get(0)
                    .draw(new Catalogue().in(language))
                    .orElseThrow();
            assertThat(ImageIO.read(new ByteArrayInputStream(png)).getWidth()).isEqualTo(900);
        }
    }

    @Test
    void every_scale_can_be_drawn_with_one_answer_and_with_a_year_of_them() {
        for (Kind kind : kinds.all()) {
            if (kind.shape() == Kind.Shape.SCALE) {
                List<CheckIn> year = new ArrayList<>();
                for (int day = 0; day < 366; day += 1 + day % 3) {
                    Kind.Step step = kind.steps().get(day % kind.steps().size());
                    year.add(noted(kind.id(), day, step.value()));
                    byte[] png = assertTimeoutPreemptively(
                            Duration.ofSeconds(20),
                            () -> Chart.of(kinds, year).get(0).draw(english).orElseThrow());
                    assertThat(png).isNotEmpty();
                    if (day > 10) {
                        day += 60;
                    }
                }
            }
        }
    }
}
