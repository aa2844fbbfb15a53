package org.circlekeeper.discord;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import net.dv8tion.jda.api.Permission;
import net.dv8tion.jda.api.interactions.DiscordLocale;
import net.dv8tion.jda.api.interactions.IntegrationType;
import net.dv8tion.jda.api.interactions.InteractionContextType;
import net.dv8tion.jda.api.interactions.commands.Command;
import net.dv8tion.jda.api.interactions.commands.DefaultMemberPermissions;
import net.dv8tion.jda.api.interactions.commands.OptionType;
import net.dv8tion.jda.api.interactions.commands.build.CommandData;
import net.dv8tion.jda.api.interactions.commands.build.OptionData;
import net.dv8tion.jda.api.interactions.commands.build.SlashCommandData;
import net.dv8tion.jda.api.interactions.commands.build.SubcommandData;
import net.dv8tion.jda.api.utils.data.DataArray;
import net.dv8tion.jda.api.utils.data.DataObject;
import net.dv8tion.jda.internal.JDAImpl;
import net.dv8tion.jda.internal.entities.SelfUserImpl;
import net.dv8tion.jda.internal.interactions.command.CommandImpl;
import net.dv8tion.jda.internal.utils.config.AuthorizationConfig;
import org.circlekeeper.command.Menu;
import org.circlekeeper.testkit.TestBot;
import org.junit.jupiter.api.Test;

class PublicationTest {
    private static final Menu MENU = TestBot.fresh().bot().desk().menu();

    private final Publication publication = new Publication(MENU);
    private final List<CommandData> commands = publication.commands();

    private SlashCommandData slash(String name) {
        return (SlashCommandData) command(Command.Type.SLASH, name);
    }

    private CommandData command(Command.Type type, String name) {
        return commands.stream()
                .filter(command ->
                        command.getType() == type && command.getName().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private SubcommandData verb(String noun, String verb) {
        return slash(noun).getSubcommands().stream()
                .filter(subcommand -> subcommand.getName().equals(verb))
                .findFirst()
                .orElseThrow();
    }

    private static OptionData option(List<OptionData> options, String name) {
        return options.stream()
                .filter(option -> option.getName().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void a_noun_has_its_verbs_and_an_alias_is_a_command() {
        assertThat(commands)
                .extracting(CommandData::getName)
                .containsExactlyInAnyOrder(
                        "setup",
                        "settings",
                        "about",
                        "help",
                        "hide",
                        "checkin",
                        "agreement",
                        "rules",
                        "helpline",
                        "crisis",
                        "offer",
                        "Offer resources",
                        "Offer resources",
                        "privacy");
        assertThat(slash("checkin").getSubcommands())
                .extracting(SubcommandData::getName)
                .contains("now", "share", "history", "forget");
        assertThat(slash("crisis").getOptions())
                .extracting(OptionData::getName)
                .isEqualTo(slash("helpline").getOptions().stream()
                        .map(OptionData::getName)
                        .toList())
                .contains("country", "need", "no-unasked-police")
                .doesNotContain("show");
        assertThat(slash("rules").getOptions()).extracting(OptionData::getName).containsExactly("version", "section");
    }

    @Test
    void a_noun_that_is_a_command_keeps_its_verbs_for_buttons() {
        assertThat(slash("offer").getSubcommands()).isEmpty();
        assertThat(slash("offer").getOptions()).extracting(OptionData::getName).containsExactly("to", "need");
        assertThat(option(slash("offer").getOptions(), "to").getType()).isEqualTo(OptionType.USER);
    }

    @Test
    void what_discord_calls_a_command_leads_to_ours() {
        assertThat(publication.commandFor("checkin now")).contains("checkin now");
        assertThat(publication.commandFor("crisis")).contains("helpline");
        assertThat(publication.commandFor("rules")).contains("agreement view");
        assertThat(publication.commandFor("offer decline")).contains("offer decline");
        assertThat(publication.commandFor("nothing")).isEmpty();
    }

    @Test
    void few_values_are_choices_and_many_are_completed() {
        OptionData age = option(slash("setup").getOptions(), "age");
        assertThat(age.getChoices())
                .extracting(Command.Choice::getAsString)
                .containsExactly("adults", "mixed", "youth");
        assertThat(age.getChoices().get(0).getNameLocalizations().toMap())
                .containsKeys(DiscordLocale.GERMAN, DiscordLocale.SPANISH, DiscordLocale.SPANISH_LATAM);
        assertThat(age.isAutoComplete()).isFalse();
        OptionData country = option(slash("helpline").getOptions(), "country");
        assertThat(country.isAutoComplete()).isTrue();
        assertThat(country.getChoices()).isEmpty();
        assertThat(option(verb("checkin", "now").getOptions(), "kind").isAutoComplete())
                .isTrue();
        OptionData days = option(verb("checkin", "history").getOptions(), "days");
        assertThat(days.getType()).isEqualTo(OptionType.STRING);
        assertThat(days.isAutoComplete()).isFalse();
    }

    @Test
    void everybody_reads_their_own_language() {
        Map<DiscordLocale, String> languages =
                slash("helpline").getDescriptionLocalizations().toMap();
        assertThat(languages)
                .containsOnlyKeys(
                        DiscordLocale.ENGLISH_US,
                        DiscordLocale.ENGLISH_UK,
                        DiscordLocale.SPANISH,
                        DiscordLocale.SPANISH_LATAM,
                        DiscordLocale.GERMAN)
                .containsEntry(DiscordLocale.ENGLISH_US, slash("helpline").getDescription());
        assertThat(languages.values().stream().distinct()).hasSize(3);
        assertThat(slash("helpline").getNameLocalizations().toMap()).isEmpty();
        assertThat(command(Command.Type.USER, "Offer resources")
                        .getNameLocalizations()
                        .toMap())
                .hasSize(5);
    }

    @Test
    void help_is_everywhere_and_the_rest_where_the_bot_is() {
        for (String name : List.of("helpline", "crisis", "about", "help", "privacy")) {
            assertThat(slash(name).getContexts())
                    .as(name)
                    .containsExactlyInAnyOrder(
                            InteractionContextType.GUILD,
                            InteractionContextType.BOT_DM,
                            InteractionContextType.PRIVATE_CHANNEL);
            assertThat(slash(name).getIntegrationTypes()).as(name).hasSize(2);
        }
        for (String name : List.of("checkin", "agreement", "rules", "settings", "setup", "offer", "hide")) {
            assertThat(slash(name).getContexts())
                    .as(name)
                    .containsExactlyInAnyOrder(InteractionContextType.GUILD, InteractionContextType.BOT_DM);
            assertThat(slash(name).getIntegrationTypes()).as(name).containsExactly(IntegrationType.GUILD_INSTALL);
        }
    }

    @Test
    void moderators_commands_are_shown_to_moderators() {
        DefaultMemberPermissions moderators = DefaultMemberPermissions.enabledFor(Permission.MODERATE_MEMBERS);
        assertThat(slash("setup").getDefaultPermissions()).isEqualTo(moderators);
        assertThat(slash("offer").getDefaultPermissions()).isEqualTo(moderators);
        assertThat(slash("agreement").getDefaultPermissions()).isEqualTo(DefaultMemberPermissions.ENABLED);
        assertThat(slash("helpline").getDefaultPermissions()).isEqualTo(DefaultMemberPermissions.ENABLED);
    }

    @Test
    void both_menus_offer_resources_in_servers() {
        for (Command.Type type : List.of(Command.Type.USER, Command.Type.MESSAGE)) {
            CommandData menu = command(type, "Offer resources");
            assertThat(menu.getDefaultPermissions()).isEqualTo(slash("offer").getDefaultPermissions());
            assertThat(menu.getContexts()).containsExactly(InteractionContextType.GUILD);
            assertThat(menu.getNameLocalizations().toMap().values())
                    .allSatisfy(name -> assertThat(name).hasSizeBetween(1, 32));
        }
    }

    @Test
    void nothing_is_longer_than_discord_allows() {
        assertThat(commands).hasSizeLessThanOrEqualTo(100).allSatisfy(command -> {
            assertThat(Checked.problem(command)).isEmpty();
            assertLocalisedTextsFit(command.toData().toMap());
        });
    }

    /** JDA checks what is in the default language; this is for the others. */
    private static void assertLocalisedTextsFit(Object value) {
        if (value instanceof List<?> list) {
            list.forEach(PublicationTest::assertLocalisedTextsFit);
        } else if (value instanceof Map<?, ?> map) {
            map.forEach((key, inner) -> {
                if (key.equals("description_localizations") || key.equals("name_localizations")) {
                    assertThat(((Map<?, ?>) inner).values())
                            .allSatisfy(words -> assertThat((String) words).hasSizeBetween(1, 100));
                } else {
                    assertLocalisedTextsFit(inner);
                }
            });
        }
    }

    @Test
    void what_discord_has_already_is_recognised() {
        List<Command> there = new ArrayList<>(asDiscordReturns(commands));
        assertThat(publication.sameAs(there)).isTrue();
        Collections.shuffle(there, new java.util.Random(1));
        assertThat(publication.sameAs(there)).isTrue();
    }

    @Test
    void any_difference_is_noticed() {
        assertThat(publication.sameAs(List.of())).isFalse();
        assertThat(publication.sameAs(asDiscordReturns(commands.subList(1, commands.size()))))
                .isFalse();
        assertThat(publication.sameAs(changed(setup -> setup.setDescription("Another"))))
                .isFalse();
        assertThat(publication.sameAs(
                        changed(setup -> setup.setDescriptionLocalization(DiscordLocale.GERMAN, "Anders"))))
                .isFalse();
        assertThat(publication.sameAs(changed(setup -> setup.setDefaultPermissions(DefaultMemberPermissions.DISABLED))))
                .isFalse();
        assertThat(publication.sameAs(changed(setup -> setup.setContexts(InteractionContextType.GUILD))))
                .isFalse();
        assertThat(publication.sameAs(changed(setup -> setup.removeOptionByName("age"))))
                .isFalse();
        assertThat(publication.sameAs(changed(setup -> setup.getOptions().get(0).setRequired(true))))
                .isFalse();
    }

    private List<Command> changed(java.util.function.Consumer<SlashCommandData> change) {
        List<CommandData> others = new ArrayList<>();
        for (CommandData command : commands) {
            CommandData copy = CommandData.fromData(command.toData());
            if (copy.getName().equals("setup")) {
                change.accept((SlashCommandData) copy);
            }
            others.add(copy);
        }
        return asDiscordReturns(others);
    }

    private static List<Command> asDiscordReturns(List<CommandData> sent) {
        JDAImpl jda = new JDAImpl(new AuthorizationConfig("token"));
        jda.setSelfUser(new SelfUserImpl(5, jda));
        List<Command> returned = new ArrayList<>();
        for (CommandData command : sent) {
            DataObject json = DataObject.fromJson(command.toData().toString());
            fillIn(json);
            json.put("id", "12345678901234567" + returned.size())
                    .put("application_id", "5")
                    .put("version", "99")
                    .put("dm_permission", true)
                    .put("nsfw", false)
                    .put("handler", null);
            returned.add(new CommandImpl(jda, null, json));
        }
        return returned;
    }

    /** Discord says null where nothing was said, and leaves out what is false or empty. */
    private static void fillIn(DataObject json) {
        for (String key : List.of("name_localizations", "description_localizations")) {
            if (!json.hasKey(key) || json.getObject(key).keys().isEmpty()) {
                json.put(key, null);
            }
        }
        for (String key : List.of("required", "autocomplete")) {
            if (!json.getBoolean(key)) {
                json.remove(key);
            }
        }
        for (String key : List.of("options", "choices")) {
            if (json.hasKey(key)) {
                DataArray inner = json.getArray(key);
                inner.stream(DataArray::getObject).forEach(PublicationTest::fillIn);
                if (inner.isEmpty()) {
                    json.remove(key);
                }
            }
        }
    }
}
