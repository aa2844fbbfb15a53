package org.circlekeeper.discord;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import net.dv8tion.jda.api.interactions.DiscordLocale;
import net.dv8tion.jda.api.interactions.commands.Command.Choice;
import net.dv8tion.jda.api.interactions.commands.OptionType;
import net.dv8tion.jda.api.interactions.commands.build.OptionData;
import org.circlekeeper.chat.Suggestion;
import org.circlekeeper.command.CommandSpec;
import org.circlekeeper.command.Menu;
import org.circlekeeper.command.Parameter;

/** The parameters of a command as Discord's options. Numbers are typed as text too: the core reads them. */
final class OptionWriter {
    /** Discord, Application Commands reference: the most choices of an option. */
    private static final int MOST_CHOICES = 25;

    /** Discord's languages for ours. English has its own keys, so that nobody is given another one for it. */
    private static final Map<String, List<DiscordLocale>> LANGUAGES = Map.of(
            "en", List.of(DiscordLocale.ENGLISH_US, DiscordLocale.ENGLISH_UK),
            "es", List.of(DiscordLocale.SPANISH, DiscordLocale.SPANISH_LATAM),
            "de", List.of(DiscordLocale.GERMAN));

    private final Menu menu;

    OptionWriter(Menu menu) {
        this.menu = menu;
    }

    List<OptionData> of(CommandSpec command) {
        List<OptionData> options = new ArrayList<>();
        for (Parameter<?> parameter : command.parameters()) {
            if (!parameter.isHidden()) {
                options.add(option(parameter));
            }
        }
        return options;
    }

    private OptionData option(Parameter<?> parameter) {
        OptionType type = parameter.how() == Parameter.How.PERSON ? OptionType.USER : OptionType.STRING;
        OptionData option = new OptionData(type, parameter.name(), menu.describe(parameter, Locale.ENGLISH));
        option.setDescriptionLocalizations(inAllLanguages(locale -> menu.describe(parameter, locale)));
        if (type == OptionType.USER) {
            return option;
        }
        List<Suggestion> known = menu.options(parameter, Locale.ENGLISH);
        if (parameter.how() == Parameter.How.SUGGESTED || known.size() > MOST_CHOICES) {
            return option.setAutoComplete(true);
        }
        return option.addChoices(
                known.stream().map(suggestion -> choice(parameter, suggestion)).toList());
    }

    private Choice choice(Parameter<?> parameter, Suggestion suggestion) {
        Map<DiscordLocale, String> names = inAllLanguages(locale -> menu.options(parameter, locale).stream()
                .filter(other -> other.value().equals(suggestion.value()))
                .findFirst()
                .orElse(suggestion)
                .label());
        return new Choice(suggestion.label(), suggestion.value()).setNameLocalizations(names);
    }

    /** The same words in every language of the menu that Discord has too. */
    Map<DiscordLocale, String> inAllLanguages(Function<Locale, String> words) {
        Map<DiscordLocale, String> localised = new EnumMap<>(DiscordLocale.class);
        for (Locale language : menu.languages()) {
            LANGUAGES
                    .getOrDefault(language.getLanguage(), List.of())
                    .forEach(locale -> localised.put(locale, words.apply(language)));
        }
        return localised;
    }
}
