package org.circlekeeper.discord;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import net.dv8tion.jda.api.components.Component;
import net.dv8tion.jda.api.components.ModalTopLevelComponent;
import net.dv8tion.jda.api.components.label.Label;
import net.dv8tion.jda.api.components.label.LabelChildComponent;
import net.dv8tion.jda.api.components.selections.StringSelectMenu;
import net.dv8tion.jda.api.components.textdisplay.TextDisplay;
import net.dv8tion.jda.api.components.textinput.TextInput;
import net.dv8tion.jda.api.components.textinput.TextInputStyle;
import net.dv8tion.jda.api.interactions.modals.ModalMapping;
import net.dv8tion.jda.api.modals.Modal;
import org.circlekeeper.chat.Argument;
import org.circlekeeper.chat.Field;
import org.circlekeeper.chat.Form;
import org.circlekeeper.chat.PrivateText;

/**
 * Forms as Discord's modals. A title or question that is too long for its place is shown shortened there and whole
 * nearby. Limits: Discord, Modal and Label reference.
 */
final class Forms {
    private static final int PARTS = 5;
    private static final int TITLE = 45;
    private static final int LABEL = 45;
    private static final int DESCRIPTION = 100;
    private static final int PLACEHOLDER = 100;
    private static final int OPTION = 100;
    private static final int TEXT = 4000;
    private static final String UNTITLED = "…";

    private Forms() {}

    /** @throws IllegalArgumentException if a question has more than 25 options, or somebody's words stand in for one */
    static Modal of(Form form, String id) {
        List<ModalTopLevelComponent> parts = new ArrayList<>();
        int free = PARTS - form.fields().size();
        if (free > 0 && Splitting.length(form.title()) > TITLE) {
            parts.add(TextDisplay.of(Markdown.text(form.title())));
            free--;
        }
        for (Field field : form.fields()) {
            if (free > 0 && Splitting.length(field.label()) > DESCRIPTION + PLACEHOLDER) {
                parts.add(TextDisplay.of(Markdown.text(field.label())));
                free--;
            }
            parts.add(label(field));
        }
        return Modal.create(id, shown(form.title(), TITLE)).addComponents(parts).build();
    }

    private static Label label(Field field) {
        String question = field.label();
        if (Splitting.length(question) <= LABEL) {
            return Label.of(shown(question, LABEL), child(field, Optional.empty()));
        }
        List<String> pieces = Splitting.split(question, UnaryOperator.identity(), DESCRIPTION);
        Optional<String> rest = pieces.size() == 1
                ? Optional.empty()
                : Optional.of(shown(String.join(" ", pieces.subList(1, pieces.size())), PLACEHOLDER));
        return Label.of(shown(question, LABEL), shown(pieces.get(0), DESCRIPTION), child(field, rest));
    }

    private static String shown(String text, int most) {
        String line = Splitting.shortened(text, most);
        return line.isEmpty() ? UNTITLED : line;
    }

    private static LabelChildComponent child(Field field, Optional<String> placeholder) {
        if (field instanceof Field.Pick pick) {
            return select(pick, placeholder);
        }
        boolean line = field instanceof Field.Short;
        int most = field instanceof Field.Short one ? one.most() : ((Field.Long) field).most();
        TextInput.Builder input = TextInput.create(field.name(), line ? TextInputStyle.SHORT : TextInputStyle.PARAGRAPH)
                .setRequired(field.required())
                .setMaxLength(Math.min(most, TEXT));
        placeholder.ifPresent(input::setPlaceholder);
        return input.build();
    }

    private static StringSelectMenu select(Field.Pick pick, Optional<String> placeholder) {
        StringSelectMenu.Builder select = StringSelectMenu.create(pick.name())
                .setRequired(pick.required())
                .setRequiredRange(pick.required() ? 1 : 0, 1);
        placeholder.ifPresent(select::setPlaceholder);
        pick.options().forEach(option -> select.addOption(shown(option.label(), OPTION), option.value()));
        return select.build();
    }

    /** What was answered, by the names of the fields; what was left empty is not there. */
    static Map<String, Argument> answers(List<ModalMapping> submitted) {
        Map<String, Argument> answers = new LinkedHashMap<>();
        for (ModalMapping answer : submitted) {
            if (answer.getType() == Component.Type.STRING_SELECT) {
                answer.getAsStringList().stream()
                        .findFirst()
                        .ifPresent(value -> answers.put(answer.getCustomId(), new Argument.Plain(value)));
            } else if (answer.getType() == Component.Type.TEXT_INPUT
                    && !answer.getAsString().isBlank()) {
                answers.put(answer.getCustomId(), new Argument.Private(new PrivateText(answer.getAsString())));
            }
        }
        return answers;
    }
}
