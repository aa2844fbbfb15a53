package org.circlekeeper.discord;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import net.dv8tion.jda.api.components.actionrow.ActionRow;
import net.dv8tion.jda.api.components.buttons.Button;
import net.dv8tion.jda.api.components.selections.StringSelectMenu;
import org.circlekeeper.chat.Choice;

/**
 * Choices as rows of buttons, or as lists to pick from where they are many or have long names. All buttons look the
 * same: nothing is said by colour. Limits: Discord, Components reference.
 */
final class ChoiceRows {
    /** What the id of a list begins with; what was picked from it is the id of a choice. */
    static final String SELECT = "select.";

    private static final int BUTTONS_A_ROW = 5;
    private static final int ROWS = 5;
    private static final int OPTIONS = 25;
    private static final int BUTTON_LABEL = 80;
    private static final int OPTION_LABEL = 100;
    private static final int PLACEHOLDER = 100;

    private final List<Offered> offered = new ArrayList<>();
    private final boolean asButtons;

    /** @param number its place among the choices, from 1 */
    private record Offered(int number, String label, String id) {
        /** The label, or where that is too long its number and beginning; the whole is in the text. */
        String within(int most) {
            return Splitting.length(label) <= most ? label : Splitting.shortened(number + ". " + label, most);
        }
    }

    /** Two choices with one id are one. */
    ChoiceRows(List<Choice> choices, Function<Choice, String> ids) {
        Map<String, String> labels = new LinkedHashMap<>();
        choices.forEach(choice -> labels.putIfAbsent(ids.apply(choice), label(choice)));
        labels.forEach((id, label) -> offered.add(new Offered(offered.size() + 1, label, id)));
        boolean few = offered.size() <= ROWS * BUTTONS_A_ROW;
        asButtons = few && (longest() <= BUTTON_LABEL || longest() > OPTION_LABEL);
    }

    private static String label(Choice choice) {
        String line = Markdown.clean(choice.label()).replace('\n', ' ').strip();
        return line.isEmpty() ? "…" : line;
    }

    private int longest() {
        return offered.stream()
                .mapToInt(choice -> Splitting.length(choice.label()))
                .max()
                .orElse(0);
    }

    /** The labels that do not fit, by their numbers: to be listed in the text. */
    Map<Integer, String> tooLong() {
        int most = asButtons ? BUTTON_LABEL : OPTION_LABEL;
        return offered.stream()
                .filter(choice -> Splitting.length(choice.label()) > most)
                .collect(Collectors.toMap(Offered::number, Offered::label, (one, other) -> one, LinkedHashMap::new));
    }

    /** At most five rows for each message; no message when there are no choices. */
    List<List<ActionRow>> messages() {
        List<ActionRow> rows = asButtons ? buttonRows(offered) : selectRows();
        return chunks(rows, ROWS);
    }

    private static List<ActionRow> buttonRows(List<Offered> choices) {
        return chunks(choices, BUTTONS_A_ROW).stream()
                .map(row -> ActionRow.of(row.stream()
                        .map(choice -> Button.secondary(choice.id(), choice.within(BUTTON_LABEL)))
                        .toList()))
                .toList();
    }

    /** What is left over after full lists fits into a row of buttons when it is little. */
    private List<ActionRow> selectRows() {
        List<ActionRow> rows = new ArrayList<>();
        for (List<Offered> chunk : chunks(offered, OPTIONS)) {
            boolean little = chunk.size() <= BUTTONS_A_ROW
                    && !rows.isEmpty()
                    && chunk.stream().allMatch(choice -> Splitting.length(choice.label()) <= BUTTON_LABEL);
            if (little) {
                rows.addAll(buttonRows(chunk));
            } else {
                rows.add(ActionRow.of(select(rows.size() + 1, chunk)));
            }
        }
        return rows;
    }

    private static StringSelectMenu select(int number, List<Offered> choices) {
        StringSelectMenu.Builder select = StringSelectMenu.create(SELECT + number)
                .setPlaceholder(Splitting.shortened(fromTo(choices), PLACEHOLDER));
        choices.forEach(choice -> select.addOption(choice.within(OPTION_LABEL), choice.id()));
        return select.build();
    }

    /** What a list holds, in no language: its first and its last. */
    private static String fromTo(List<Offered> choices) {
        String first = choices.get(0).within(PLACEHOLDER / 2 - 2);
        return choices.size() == 1
                ? first
                : first + " … " + choices.get(choices.size() - 1).within(PLACEHOLDER / 2 - 2);
    }

    private static <T> List<List<T>> chunks(List<T> all, int most) {
        List<List<T>> chunks = new ArrayList<>();
        for (int from = 0; from < all.size(); from += most) {
            chunks.add(all.subList(from, Math.min(all.size(), from + most)));
        }
        return chunks;
    }
}
