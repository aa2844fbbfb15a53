package org.circlekeeper.discord.testkit;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.Permission;
import net.dv8tion.jda.api.components.actionrow.ActionRow;
import net.dv8tion.jda.api.components.buttons.Button;
import net.dv8tion.jda.api.components.label.Label;
import net.dv8tion.jda.api.components.selections.StringSelectMenu;
import net.dv8tion.jda.api.components.textinput.TextInput;
import net.dv8tion.jda.api.components.textinput.TextInputStyle;
import net.dv8tion.jda.api.events.interaction.ModalInteractionEvent;
import net.dv8tion.jda.api.events.interaction.command.CommandAutoCompleteInteractionEvent;
import net.dv8tion.jda.api.events.interaction.command.MessageContextInteractionEvent;
import net.dv8tion.jda.api.events.interaction.command.SlashCommandInteractionEvent;
import net.dv8tion.jda.api.events.interaction.command.UserContextInteractionEvent;
import net.dv8tion.jda.api.events.interaction.component.ButtonInteractionEvent;
import net.dv8tion.jda.api.events.interaction.component.StringSelectInteractionEvent;
import net.dv8tion.jda.api.hooks.ListenerAdapter;
import net.dv8tion.jda.api.interactions.IntegrationType;
import net.dv8tion.jda.api.interactions.InteractionContextType;
import net.dv8tion.jda.api.interactions.commands.DefaultMemberPermissions;
import net.dv8tion.jda.api.interactions.commands.OptionType;
import net.dv8tion.jda.api.interactions.commands.build.Commands;
import net.dv8tion.jda.api.interactions.commands.build.OptionData;
import net.dv8tion.jda.api.interactions.commands.build.SubcommandData;
import net.dv8tion.jda.api.modals.Modal;
import net.dv8tion.jda.api.requests.RestConfig;
import net.dv8tion.jda.api.sharding.DefaultShardManagerBuilder;
import net.dv8tion.jda.api.sharding.ShardManager;
import net.dv8tion.jda.api.utils.Compression;
import net.dv8tion.jda.api.utils.ConcurrentSessionController;
import net.dv8tion.jda.api.utils.FileUpload;
import org.awaitility.Awaitility;

/** A bot on stock JDA that does one thing of each kind. */
final class TinyBot extends ListenerAdapter implements AutoCloseable {
    final ShardManager shards;
    private final ExecutorService events = Executors.newFixedThreadPool(4);

    TinyBot(FakeDiscord discord, Compression compression) {
        shards = DefaultShardManagerBuilder.createLight(discord.token())
                .setDisabledIntents(EnumSet.allOf(net.dv8tion.jda.api.requests.GatewayIntent.class))
                .setRestConfig(new RestConfig().setBaseUrl(discord.apiUrl()))
                .setCompression(compression)
                // After a connection that failed JDA asks here, not REST, where the gateway is.
                .setSessionController(new ConcurrentSessionController() {
                    @Override
                    public String getGateway() {
                        return discord.gatewayUrl();
                    }
                })
                .setEventPool(events, false)
                .setEnableShutdownHook(false)
                .addEventListeners(this)
                .build();
        awaitConnected();
        shards.getShards()
                .get(0)
                .updateCommands()
                .addCommands(
                        Commands.slash("echo", "says it again")
                                .addOptions(
                                        new OptionData(OptionType.STRING, "text", "what to say", true).setMaxLength(20))
                                .addOption(OptionType.USER, "to", "to whom"),
                        Commands.slash("show", "shows things")
                                .addSubcommands(
                                        new SubcommandData("panel", "buttons and menus"),
                                        new SubcommandData("later", "takes its time"),
                                        new SubcommandData("picture", "with a file"),
                                        new SubcommandData("direct", "writes directly")),
                        Commands.slash("country", "choices while typing")
                                .addOption(OptionType.STRING, "name", "which", false, true)
                                .setIntegrationTypes(IntegrationType.ALL)
                                .setContexts(InteractionContextType.ALL),
                        Commands.slash("setup", "for those in charge")
                                .setContexts(InteractionContextType.GUILD)
                                .setDefaultPermissions(DefaultMemberPermissions.enabledFor(Permission.MANAGE_SERVER)),
                        Commands.user("Look at"),
                        Commands.message("Report"))
                .complete();
    }

    void awaitConnected() {
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> shards.getShards().stream().allMatch(shard -> shard.getStatus() == JDA.Status.CONNECTED));
    }

    @Override
    public void onSlashCommandInteraction(SlashCommandInteractionEvent event) {
        switch (event.getFullCommandName()) {
            case "echo" ->
                event.reply("echo " + event.getOption("text").getAsString()
                                + (event.getOption("to") == null
                                        ? ""
                                        : " to "
                                                + event.getOption("to")
                                                        .getAsUser()
                                                        .getName()))
                        .setEphemeral(true)
                        .queue();
            case "show panel" ->
                event.reply("panel")
                        .addComponents(
                                ActionRow.of(
                                        Button.primary("yes", "Yes"),
                                        Button.secondary("form", "Form"),
                                        Button.danger("no", "No").asDisabled()),
                                ActionRow.of(StringSelectMenu.create("pick")
                                        .addOption("One", "1")
                                        .addOption("Two", "2")
                                        .build()))
                        .setEphemeral(true)
                        .queue();
            case "show later" ->
                event.deferReply(true)
                        .queue(hook -> hook.editOriginal("later")
                                .queue(edited -> hook.sendMessage("and more")
                                        .setEphemeral(true)
                                        .queue()));
            case "show picture" ->
                event.replyFiles(FileUpload.fromData(new byte[] {1, 2, 3}, "a.png")
                                .setDescription("three bytes"))
                        .setEphemeral(true)
                        .queue();
            case "show direct" ->
                event.deferReply(true)
                        .queue(hook -> event.getUser()
                                .openPrivateChannel()
                                .flatMap(channel -> channel.sendMessage("hello").setNonce("n1"))
                                .queue(
                                        sent -> hook.editOriginal("sent").queue(),
                                        failed -> hook.editOriginal("not sent: " + failed.getMessage())
                                                .queue()));
            case "country" ->
                event.reply("country in " + event.getContext())
                        .setEphemeral(true)
                        .queue();
            default -> event.reply("done").queue();
        }
    }

    @Override
    public void onButtonInteraction(ButtonInteractionEvent event) {
        if (event.getComponentId().equals("form")) {
            event.replyModal(Modal.create("form1", "A form")
                            .addComponents(
                                    Label.of(
                                            "Words",
                                            TextInput.create("words", TextInputStyle.PARAGRAPH)
                                                    .setMaxLength(10)
                                                    .build()),
                                    Label.of(
                                            "Kind",
                                            StringSelectMenu.create("kind")
                                                    .addOption("Sun", "sun")
                                                    .addOption("Rain", "rain")
                                                    .build()))
                            .build())
                    .queue();
        } else {
            event.editMessage("pressed " + event.getComponentId())
                    .setComponents(List.of())
                    .queue();
        }
    }

    @Override
    public void onStringSelectInteraction(StringSelectInteractionEvent event) {
        event.deferEdit()
                .queue(hook ->
                        hook.editOriginal("selected " + event.getValues()).queue());
    }

    @Override
    public void onModalInteraction(ModalInteractionEvent event) {
        event.reply("form " + event.getValue("words").getAsString() + " "
                        + event.getValue("kind").getAsStringList())
                .setEphemeral(true)
                .queue();
    }

    @Override
    public void onCommandAutoCompleteInteraction(CommandAutoCompleteInteractionEvent event) {
        event.replyChoiceStrings(event.getFocusedOption().getValue() + "land").queue();
    }

    @Override
    public void onUserContextInteraction(UserContextInteractionEvent event) {
        event.reply("looked at " + event.getTarget().getName())
                .setEphemeral(true)
                .queue();
    }

    @Override
    public void onMessageContextInteraction(MessageContextInteractionEvent event) {
        event.reply("reported " + event.getTarget().getContentRaw())
                .setEphemeral(true)
                .queue();
    }

    @Override
    public void close() {
        shards.shutdown();
        events.shutdown();
    }
}
