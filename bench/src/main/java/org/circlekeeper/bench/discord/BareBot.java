package org.circlekeeper.bench.discord;

import java.util.EnumSet;
import net.dv8tion.jda.api.events.interaction.command.SlashCommandInteractionEvent;
import net.dv8tion.jda.api.events.session.ReadyEvent;
import net.dv8tion.jda.api.hooks.ListenerAdapter;
import net.dv8tion.jda.api.interactions.commands.OptionType;
import net.dv8tion.jda.api.interactions.commands.build.Commands;
import net.dv8tion.jda.api.interactions.commands.build.SubcommandData;
import net.dv8tion.jda.api.requests.GatewayIntent;
import net.dv8tion.jda.api.requests.RestConfig;
import net.dv8tion.jda.api.sharding.DefaultShardManagerBuilder;

/** The reference: the smallest program on JDA that answers every slash command with the same text, to the caller alone. */
public final class BareBot extends ListenerAdapter {
    private final String text;

    private BareBot(String text) {
        this.text = text;
    }

    /**
     * Logs in and stays until it is told to end.
     *
     * @param arguments address of the API, token, number of characters in an answer
     */
    public static void main(String[] arguments) {
        DefaultShardManagerBuilder.createLight(arguments[1], EnumSet.noneOf(GatewayIntent.class))
                .setRestConfig(new RestConfig().setBaseUrl(arguments[0]))
                .addEventListeners(new BareBot("x".repeat(Integer.parseInt(arguments[2]))))
                .build();
    }

    @Override
    public void onReady(ReadyEvent event) {
        if (event.getJDA().getShardInfo().getShardId() != 0) {
            return;
        }
        event.getJDA()
                .updateCommands()
                .addCommands(
                        Commands.slash("about", "about"),
                        Commands.slash("helpline", "helpline").addOption(OptionType.STRING, "country", "country"),
                        Commands.slash("checkin", "check-in")
                                .addSubcommands(new SubcommandData("now", "now")
                                        .addOption(OptionType.STRING, "kind", "kind")
                                        .addOption(OptionType.STRING, "feeling", "feeling"))
                                .addSubcommands(new SubcommandData("history", "history")))
                .queue();
    }

    @Override
    public void onSlashCommandInteraction(SlashCommandInteractionEvent event) {
        event.reply(text).setEphemeral(true).queue();
    }
}
