package org.circlekeeper.checkin;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.circlekeeper.words.Words;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The answers of one kind of scale over time, as a picture and as the same in words. Dates without an answer are gaps, never
 * a zero and never bridged.
 */
record Chart(Kind kind, List<CheckIn> answers) {
    private static final Logger log = LoggerFactory.getLogger(Chart.class);

    Chart {
        answers = List.copyOf(answers);
    }

    /** One chart for every kind of scale that was answered, in the order kinds are offered. */
    static List<Chart> of(Kinds kinds, List<CheckIn> checkIns) {
        return kinds.all().stream()
                .filter(kind -> kind.shape() == Kind.Shape.SCALE)
                .map(kind -> new Chart(
                        kind,
                        checkIns.stream()
                                .filter(checkIn -> checkIn.kind().equals(kind.id()) && !checkIn.isJournal())
                                .toList()))
                .filter(chart -> !chart.answers.isEmpty())
                .toList();
    }

    /** The same as the picture: every date with its number and what the number says. */
    String inWords(Words words) {
        List<String> points = answers.stream()
                .map(answer -> words.say(
                        "checkin.chart_point",
                        "date",
                        HistoryCommand.date(answer.on(), words),
                        "number",
                        answer.answer().get(0),
                        "step",
                        Answers.say(kind, answer.answer(), words)))
                .toList();
        return words.say("checkin.chart_alt", "kind", words.from(kind.name()), "points", String.join("; ", points));
    }

    /** The picture as a PNG; empty on a machine that cannot draw, for lack of fonts. */
    Optional<byte[]> draw(Words words) {
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        // in memory: the usual stream would leave the picture in a temporary file
        try (MemoryCacheImageOutputStream stream = new MemoryCacheImageOutputStream(png)) {
            ImageIO.write(Drawing.of(this, words), "png", stream);
            stream.flush();
            return Optional.of(png.toByteArray());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (LinkageError | InternalError noFonts) {
            log.warn("this machine cannot draw: {}", noFonts.getClass().getName());
            return Optional.empty();
        }
    }

    /**
     * Date and number of every point to draw, and a point without a number for every stretch without an answer, which
     * breaks the line.
     */
    List<Point> points() {
        List<Point> points = new ArrayList<>();
        LocalDate before = answers.get(0).on();
        for (CheckIn answer : answers) {
            if (answer.on().isAfter(before.plusDays(1))) {
                points.add(new Point(before.plusDays(1), Double.NaN));
            }
            before = answer.on();
            points.add(new Point(before, Double.parseDouble(answer.answer().get(0))));
        }
        return points;
    }

    /** A number on a date; not a number where nothing was said. */
    record Point(LocalDate on, double number) {}

    /** A step's number and what it says. */
    static String label(Kind.Step step, Words words) {
        String says = words.from(step.label());
        return says.startsWith(step.value())
                ? says
                : words.say("checkin.chart_step", "number", step.value(), "step", says);
    }
}
