package org.circlekeeper.discord.testkit.rules;

import static org.circlekeeper.discord.testkit.rules.JdaBodies.callback;
import static org.circlekeeper.discord.testkit.rules.JdaBodies.passes;
import static org.circlekeeper.discord.testkit.rules.JdaBodies.read;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import net.dv8tion.jda.api.Permission;
import net.dv8tion.jda.api.components.attachmentupload.AttachmentUpload;
import net.dv8tion.jda.api.components.checkbox.Checkbox;
import net.dv8tion.jda.api.components.checkboxgroup.CheckboxGroup;
import net.dv8tion.jda.api.components.label.Label;
import net.dv8tion.jda.api.components.radiogroup.RadioGroup;
import net.dv8tion.jda.api.components.selections.StringSelectMenu;
import net.dv8tion.jda.api.components.textdisplay.TextDisplay;
import net.dv8tion.jda.api.components.textinput.TextInput;
import net.dv8tion.jda.api.components.textinput.TextInputStyle;
import net.dv8tion.jda.api.interactions.DiscordLocale;
import net.dv8tion.jda.api.interactions.IntegrationType;
import net.dv8tion.jda.api.interactions.InteractionContextType;
import net.dv8tion.jda.api.interactions.commands.DefaultMemberPermissions;
import net.dv8tion.jda.api.interactions.commands.OptionType;
import net.dv8tion.jda.api.interactions.commands.build.CommandData;
import net.dv8tion.jda.api.interactions.commands.build.Commands;
import net.dv8tion.jda.api.interactions.commands.build.OptionData;
import net.dv8tion.jda.api.interactions.commands.build.SubcommandData;
import net.dv8tion.jda.api.interactions.commands.build.SubcommandGroupData;
import net.dv8tion.jda.api.modals.Modal;
import net.dv8tion.jda.api.utils.data.DataArray;
import org.junit.jupiter.api.Test;

/** What a client in wide use writes when it is used well passes both checks; otherwise our checks would be wrong. */
class JdaFormsTest {
    private static final String CALLBACK = "/interactions/1/token/callback";

    @Test
    void modals_with_every_part_there_is() {
        TextInput text = TextInput.create("t", TextInputStyle.PARAGRAPH)
                .setRequiredRange(1, 4000)
                .setValue("so far")
                .setRequired(false)
                .build();
        StringSelectMenu choice = StringSelectMenu.create("s")
                .addOption("a", "1")
                .addOption("b", "2")
                .setRequiredRange(1, 2)
                .build();
        RadioGroup radio =
                RadioGroup.create("r").addOption("a", "1").addOption("b", "2").build();
        CheckboxGroup boxes = CheckboxGroup.create("c")
                .addOption("a", "1")
                .addOption("b", "2")
                .build();
        Modal first = Modal.create("m", "title")
                .addComponents(
                        TextDisplay.of("why"),
                        Label.of("text", "how", text),
                        Label.of("choice", choice),
                        Label.of("radio", radio),
                        Label.of("boxes", boxes))
                .build();
        Modal second = Modal.create("m", "title")
                .addComponents(
                        Label.of("yes", Checkbox.of("y")),
                        Label.of(
                                "files",
                                AttachmentUpload.create("f").setRequired(false).build()))
                .build();
        for (Modal modal : List.of(first, second)) {
            passes("POST", CALLBACK, callback(9, modal), Context.none().answering(2, false));
        }
    }

    @Test
    void commands_of_every_type() {
        OptionData country = new OptionData(OptionType.STRING, "country", "which one", true, true).setMaxLength(60);
        OptionData days = new OptionData(OptionType.INTEGER, "days", "how many")
                .setRequiredRange(1, 90)
                .addChoice("a week", 7);
        OptionData share = new OptionData(OptionType.NUMBER, "share", "how much").setMinValue(0.5);
        CommandData slash = Commands.slash("checkin", "note how you are")
                .setNameLocalization(DiscordLocale.GERMAN, "einchecken")
                .setDescriptionLocalization(DiscordLocale.SPANISH_LATAM, "apunta cómo estás")
                .setContexts(InteractionContextType.GUILD, InteractionContextType.BOT_DM)
                .setIntegrationTypes(IntegrationType.GUILD_INSTALL, IntegrationType.USER_INSTALL)
                .setDefaultPermissions(DefaultMemberPermissions.enabledFor(Permission.MESSAGE_MANAGE))
                .addSubcommands(new SubcommandData("now", "now").addOptions(country, days, share))
                .addSubcommandGroups(new SubcommandGroupData("more", "more")
                        .addSubcommands(new SubcommandData("all", "all").addOption(OptionType.USER, "who", "who")));
        DataArray all = DataArray.empty()
                .add(slash)
                .add(Commands.user("Offer Resources"))
                .add(Commands.message("Offer Resources"));
        JsonNode commands = read(all);
        passes("PUT", "/applications/1/commands", commands, Context.none());
        for (JsonNode command : commands) {
            passes("POST", "/applications/1/guilds/2/commands", command, Context.none());
        }
    }
}
