package org.circlekeeper.command;

import java.util.List;
import java.util.Locale;
import org.circlekeeper.chat.Suggestion;
import org.circlekeeper.words.Catalogue;

/** What an adapter publishes: the commands, their options, and what each is for, in every language. */
public final class Menu {
    private final List<CommandSpec> commands;
    private final Catalogue catalogue;

    Menu(List<CommandSpec> commands, Catalogue catalogue) {
        this.commands = List.copyOf(commands);
        this.catalogue = catalogue;
    }

    /** Every command, in the order features were given. */
    public List<CommandSpec> commands() {
        return commands;
    }

    /** The languages descriptions exist in, English first. */
    public List<Locale> languages() {
        return catalogue.languages();
    }

    /** One line on what a command is for. */
    public String describe(CommandSpec command, Locale locale) {
        return catalogue.in(locale).say(command.name().wordKey());
    }

    /** A few words on an option. */
    public String describe(Parameter<?> parameter, Locale locale) {
        return catalogue.in(locale).say("option." + parameter.name());
    }

    /** What can be chosen for an option; empty for free input. */
    public List<Suggestion> options(Parameter<?> parameter, Locale locale) {
        return parameter.options().apply(catalogue.in(locale));
    }

    /** A sentence an adapter says for itself. */
    public String say(Locale locale, String key, Object... values) {
        return catalogue.in(locale).say(key, values);
    }
}
