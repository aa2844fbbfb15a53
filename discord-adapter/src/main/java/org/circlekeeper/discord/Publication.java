package org.circlekeeper.discord;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.dv8tion.jda.api.Permission;
import net.dv8tion.jda.api.interactions.DiscordLocale;
import net.dv8tion.jda.api.interactions.IntegrationType;
import net.dv8tion.jda.api.interactions.InteractionContextType;
import net.dv8tion.jda.api.interactions.commands.Command;
import net.dv8tion.jda.api.interactions.commands.DefaultMemberPermissions;
import net.dv8tion.jda.api.interactions.commands.build.CommandData;
import net.dv8tion.jda.api.interactions.commands.build.Commands;
import net.dv8tion.jda.api.interactions.commands.build.SlashCommandData;
import net.dv8tion.jda.api.interactions.commands.build.SubcommandData;
import org.circlekeeper.chat.Role;
import org.circlekeeper.command.CommandSpec;
import org.circlekeeper.command.Menu;

/**
 * The menu of the bot as the commands Discord lists. A noun is a command and its verbs are sub-commands; where the noun
 * is a command by itself, its verbs are reached by buttons only. The permissions are what a server begins with: its
 * owners may change them, so the core asks again. Thread-safe.
 */
final class Publication {
    /** What the two menus on people and messages ask for. */
    static final String MENU_COMMAND = "offer";

    /** What helps somebody who is in no group, anywhere they are. */
    private static final Set<String> EVERYWHERE = Set.of("helpline", "about", "help", "privacy");

    private final Menu menu;
    private final OptionWriter options;
    private final Map<String, String> fullNames = new HashMap<>();
    private final Map<String, List<CommandSpec>> nouns = new LinkedHashMap<>();

    Publication(Menu menu) {
        this.menu = menu;
        this.options = new OptionWriter(menu);
        for (CommandSpec command : menu.commands()) {
            String name = command.name().text();
            fullNames.put(name, name);
            command.name().aliases().forEach(alias -> fullNames.put(alias, name));
            nouns.computeIfAbsent(noun(command), verbs -> new ArrayList<>()).add(command);
        }
    }

    private static String noun(CommandSpec command) {
        return noun(command.name().text());
    }

    private static String noun(String command) {
        return command.split(" ", 2)[0];
    }

    /** Whether a command may be asked where the bot is no part: a user took it along. */
    static boolean isEverywhere(String command) {
        return EVERYWHERE.contains(noun(command));
    }

    /** The command behind what Discord calls {@code checkin now} or {@code crisis}; empty for a name nobody gave. */
    Optional<String> commandFor(String fullName) {
        return Optional.ofNullable(fullNames.get(fullName));
    }

    /** Everything to register, for all servers. */
    List<CommandData> commands() {
        List<CommandData> commands = new ArrayList<>();
        nouns.forEach((noun, specs) -> {
            Optional<CommandSpec> itself = specs.stream()
                    .filter(spec -> spec.name().text().equals(noun))
                    .findFirst();
            commands.add(itself.isPresent() ? plain(noun, itself.get()) : withVerbs(noun, specs));
            specs.forEach(spec -> spec.name().aliases().forEach(alias -> commands.add(plain(alias, spec))));
            if (noun.equals(MENU_COMMAND) && itself.isPresent()) {
                commands.add(contextMenu(Commands.user(menuName(Locale.ENGLISH)), itself.get()));
                commands.add(contextMenu(Commands.message(menuName(Locale.ENGLISH)), itself.get()));
            }
        });
        return List.copyOf(commands);
    }

    private SlashCommandData plain(String name, CommandSpec spec) {
        SlashCommandData command = Commands.slash(name, menu.describe(spec, Locale.ENGLISH));
        command.setDescriptionLocalizations(options.inAllLanguages(locale -> menu.describe(spec, locale)));
        command.addOptions(options.of(spec));
        return everywhereItBelongs(command, noun(spec), spec.needs());
    }

    /** The description is never shown, since there is nothing to call by the noun alone: the verbs, in no language. */
    private SlashCommandData withVerbs(String noun, List<CommandSpec> specs) {
        List<String> verbs = new ArrayList<>();
        List<SubcommandData> subcommands = new ArrayList<>();
        Role least = Role.OWNER;
        for (CommandSpec spec : specs) {
            String verb = spec.name().text().substring(noun.length() + 1);
            SubcommandData subcommand = new SubcommandData(verb, menu.describe(spec, Locale.ENGLISH));
            subcommand.setDescriptionLocalizations(options.inAllLanguages(locale -> menu.describe(spec, locale)));
            subcommand.addOptions(options.of(spec));
            verbs.add(verb);
            subcommands.add(subcommand);
            least = least.covers(spec.needs()) ? spec.needs() : least;
        }
        SlashCommandData command =
                Commands.slash(noun, String.join(", ", verbs)).addSubcommands(subcommands);
        return everywhereItBelongs(command, noun, least);
    }

    private static SlashCommandData everywhereItBelongs(SlashCommandData command, String noun, Role needs) {
        command.setDefaultPermissions(permissions(needs));
        if (EVERYWHERE.contains(noun)) {
            command.setContexts(
                    InteractionContextType.GUILD,
                    InteractionContextType.BOT_DM,
                    InteractionContextType.PRIVATE_CHANNEL);
            command.setIntegrationTypes(IntegrationType.GUILD_INSTALL, IntegrationType.USER_INSTALL);
        } else {
            command.setContexts(InteractionContextType.GUILD, InteractionContextType.BOT_DM);
            command.setIntegrationTypes(IntegrationType.GUILD_INSTALL);
        }
        return command;
    }

    private CommandData contextMenu(CommandData command, CommandSpec spec) {
        Map<DiscordLocale, String> names = options.inAllLanguages(this::menuName);
        return command.setNameLocalizations(names)
                .setDefaultPermissions(permissions(spec.needs()))
                .setContexts(InteractionContextType.GUILD)
                .setIntegrationTypes(IntegrationType.GUILD_INSTALL);
    }

    private String menuName(Locale locale) {
        return menu.say(locale, "discord.menu_offer");
    }

    private static DefaultMemberPermissions permissions(Role needs) {
        return switch (needs) {
            case MEMBER -> DefaultMemberPermissions.ENABLED;
            case MODERATOR -> DefaultMemberPermissions.enabledFor(Permission.MODERATE_MEMBERS);
            case OWNER -> DefaultMemberPermissions.enabledFor(Permission.MANAGE_SERVER);
        };
    }

    /**
     * Whether Discord has exactly this already, so that nothing needs to be registered.
     *
     * @param registered with their localisations, in any order
     */
    boolean sameAs(List<Command> registered) {
        List<CommandData> there =
                registered.stream().map(CommandData::fromCommand).toList();
        return CanonicalCommands.of(there).equals(CanonicalCommands.of(commands()));
    }
}
