package org.circlekeeper.discord;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import net.dv8tion.jda.api.EmbedBuilder;
import net.dv8tion.jda.api.components.actionrow.ActionRow;
import net.dv8tion.jda.api.components.buttons.Button;
import net.dv8tion.jda.api.components.label.Label;
import net.dv8tion.jda.api.components.selections.StringSelectMenu;
import net.dv8tion.jda.api.components.textinput.TextInput;
import net.dv8tion.jda.api.components.textinput.TextInputStyle;
import net.dv8tion.jda.api.interactions.DiscordLocale;
import net.dv8tion.jda.api.interactions.commands.OptionType;
import net.dv8tion.jda.api.interactions.commands.build.Commands;
import net.dv8tion.jda.api.interactions.commands.build.OptionData;
import net.dv8tion.jda.api.interactions.commands.build.SlashCommandData;
import net.dv8tion.jda.api.interactions.commands.build.SubcommandData;
import net.dv8tion.jda.api.modals.Modal;
import net.dv8tion.jda.api.utils.messages.MessageCreateBuilder;
import org.junit.jupiter.api.Test;

/** Each of these is let through by JDA, otherwise the check would not be needed. */
class CheckedTest {

    private static MessageCreateBuilder message() {
        return new MessageCreateBuilder().setContent("secret words");
    }

    @Test
    void a_good_message_has_no_problem() {
        assertThat(Checked.problem(message()
                        .setComponents(
                                ActionRow.of(Button.secondary("a", "A"), Button.secondary("b", "B")),
                                ActionRow.of(StringSelectMenu.create("c")
                                        .addOption("A", "a")
                                        .build()))
                        .setEmbeds(new EmbedBuilder()
                                .setDescription("x".repeat(3000))
                                .build())
                        .build()))
                .isEmpty();
    }

    @Test
    void embeds_are_counted_together() {
        EmbedBuilder embed = new EmbedBuilder().setDescription("x".repeat(2990)).setFooter("x".repeat(20));
        assertThat(Checked.problem(
                        message().setEmbeds(embed.build(), embed.build()).build()))
                .hasValueSatisfying(problem -> assertThat(problem).contains("6020"));
    }

    @Test
    void the_same_id_twice_is_found_across_rows() {
        assertThat(Checked.problem(message()
                        .setComponents(
                                ActionRow.of(Button.secondary("a", "secret")), ActionRow.of(Button.secondary("a", "B")))
                        .build()))
                .hasValueSatisfying(problem -> assertThat(problem).doesNotContain("secret"));
    }

    @Test
    void lists_are_looked_into() {
        StringSelectMenu twins = StringSelectMenu.create("c")
                .addOption("A", "a")
                .addOption("B", "a")
                .build();
        assertThat(Checked.problem(message().setComponents(ActionRow.of(twins)).build()))
                .isPresent();
    }

    @Test
    void a_form_is_looked_into() {
        TextInput full =
                TextInput.create("a", TextInputStyle.SHORT).setMaxLength(4).build();
        TextInput begun =
                TextInput.create("b", TextInputStyle.SHORT).setValue("12345").build();
        Modal twins = Modal.create("m", "M")
                .addComponents(Label.of("A", full), Label.of("B", full))
                .build();
        Modal good = Modal.create("m", "M")
                .addComponents(Label.of("A", full), Label.of("B", begun))
                .build();
        assertThat(Checked.problem(twins)).isPresent();
        assertThat(Checked.problem(good)).isEmpty();
    }

    @Test
    void a_command_is_counted_in_its_longest_language() {
        SlashCommandData command = Commands.slash("long", "x");
        command.addSubcommands(IntStream.range(0, 20)
                .mapToObj(i -> new SubcommandData("v" + i, "x")
                        .setDescriptionLocalization(DiscordLocale.GERMAN, "y".repeat(100))
                        .addOptions(IntStream.range(0, 3)
                                .mapToObj(n -> new OptionData(OptionType.STRING, "option" + n, "z".repeat(100)))
                                .toList()))
                .toList());
        assertThat(Checked.problem(command))
                .hasValueSatisfying(problem -> assertThat(problem).contains("8000"));
    }

    @Test
    void choices_alike_are_found_in_verbs_too() {
        OptionData option = new OptionData(OptionType.STRING, "need", "x")
                .addChoice("A", "a")
                .addChoice("A", "b");
        assertThat(Checked.problem(Commands.slash("one", "x").addOptions(option)))
                .isPresent();
        assertThat(Checked.problem(
                        Commands.slash("one", "x").addSubcommands(new SubcommandData("v", "x").addOptions(option))))
                .hasValueSatisfying(problem -> assertThat(problem).contains("need"));
    }
}
