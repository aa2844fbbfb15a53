package org.circlekeeper.checkin;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.circlekeeper.words.Words;

/**
 * Draws a chart: one dark line on white with large round marks, a line of the grid for every step, so that nothing is
 * said by colour. Every length is bounded before it is drawn.
 */
final class Drawing {
    private static final int WIDTH = 900;
    private static final int HEIGHT = 480;
    private static final int TOP = 60;
    private static final int BOTTOM = HEIGHT - 50;
    private static final int RIGHT = WIDTH - 50;
    private static final int GAP = 16;
    private static final int WIDEST_LABEL = WIDTH / 2;
    private static final int MARK = 12;
    private static final int MOST_DATES = 8;
    private static final Color INK = new Color(0x1F, 0x3A, 0x5F);
    private static final Color GRID = new Color(0xD0, 0xD0, 0xD0);
    private static final Font TITLE = new Font(Font.SANS_SERIF, Font.BOLD, 18);
    private static final Font LABEL = new Font(Font.SANS_SERIF, Font.PLAIN, 14);

    private final Graphics2D graphics;
    private final List<Kind.Step> steps;
    private final List<Chart.Point> points;
    private final Words words;
    private final int left;
    private final LocalDate first;
    private final long days;

    private Drawing(Graphics2D graphics, Chart chart, Words words) {
        this.graphics = graphics;
        this.steps = chart.kind().steps();
        this.points = chart.points();
        this.words = words;
        this.first = points.get(0).on();
        this.days = ChronoUnit.DAYS.between(first, points.get(points.size() - 1).on());
        graphics.setFont(LABEL);
        int widest = steps.stream()
                .mapToInt(step -> width(Chart.label(step, words)))
                .max()
                .orElse(0);
        this.left = 2 * GAP + Math.min(widest, WIDEST_LABEL);
    }

    static BufferedImage of(Chart chart, Words words) {
        BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, WIDTH, HEIGHT);
        Drawing drawing = new Drawing(graphics, chart, words);
        drawing.title(words.from(chart.kind().name()));
        drawing.steps();
        drawing.dates();
        drawing.line();
        graphics.dispose();
        return image;
    }

    private void title(String title) {
        graphics.setFont(TITLE);
        graphics.setColor(Color.BLACK);
        graphics.drawString(title, (WIDTH - width(title)) / 2, TOP / 2);
        graphics.setFont(LABEL);
    }

    private void steps() {
        for (Kind.Step step : steps) {
            int y = y(Double.parseDouble(step.value()));
            graphics.setColor(GRID);
            graphics.drawLine(left, y, RIGHT + GAP, y);
            graphics.setColor(Color.BLACK);
            graphics.drawString(Chart.label(step, words), GAP, y + LABEL.getSize() / 3);
        }
    }

    private void dates() {
        DateTimeFormatter format = DateTimeFormatter.ofPattern(words.say("checkin.chart_date"), words.locale());
        long every = days / MOST_DATES + 1;
        for (long day = 0; day <= days; day += every) {
            LocalDate date = first.plusDays(day);
            String label = format.format(date);
            graphics.setColor(GRID);
            graphics.drawLine(x(date), TOP, x(date), BOTTOM + GAP / 2);
            graphics.setColor(Color.BLACK);
            graphics.drawString(label, x(date) - width(label) / 2, BOTTOM + 2 * GAP);
        }
    }

    private void line() {
        graphics.setColor(INK);
        graphics.setStroke(new BasicStroke(2.5f));
        Chart.Point before = new Chart.Point(first, Double.NaN);
        for (Chart.Point point : points) {
            if (!Double.isNaN(point.number())) {
                int x = x(point.on());
                int y = y(point.number());
                if (!Double.isNaN(before.number())) {
                    graphics.drawLine(x(before.on()), y(before.number()), x, y);
                }
                graphics.fillOval(x - MARK / 2, y - MARK / 2, MARK, MARK);
            }
            before = point;
        }
    }

    private int width(String text) {
        return graphics.getFontMetrics().stringWidth(text);
    }

    private int x(LocalDate date) {
        int begin = left + 2 * GAP;
        long after = ChronoUnit.DAYS.between(first, date);
        return days == 0 ? (begin + RIGHT) / 2 : begin + (int) ((RIGHT - begin) * after / days);
    }

    private int y(double number) {
        double lowest = Double.parseDouble(steps.get(0).value());
        double highest = Double.parseDouble(steps.get(steps.size() - 1).value());
        return BOTTOM - (int) Math.round((BOTTOM - TOP) * (number - lowest) / (highest - lowest));
    }
}
