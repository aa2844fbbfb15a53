package org.circlekeeper.discord.testkit.rules;

import static org.circlekeeper.discord.testkit.rules.JdaBodies.callback;
import static org.circlekeeper.discord.testkit.rules.JdaBodies.passes;
import static org.circlekeeper.discord.testkit.rules.JdaBodies.read;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.stream.IntStream;
import net.dv8tion.jda.api.EmbedBuilder;
import net.dv8tion.jda.api.components.actionrow.ActionRow;
import net.dv8tion.jda.api.components.buttons.Button;
import net.dv8tion.jda.api.components.container.Container;
import net.dv8tion.jda.api.components.section.Section;
import net.dv8tion.jda.api.components.selections.EntitySelectMenu;
import net.dv8tion.jda.api.components.selections.StringSelectMenu;
import net.dv8tion.jda.api.components.separator.Separator;
import net.dv8tion.jda.api.components.textdisplay.TextDisplay;
import net.dv8tion.jda.api.components.thumbnail.Thumbnail;
import net.dv8tion.jda.api.entities.Message;
import net.dv8tion.jda.api.utils.FileUpload;
import net.dv8tion.jda.api.utils.data.DataObject;
import net.dv8tion.jda.api.utils.messages.MessageCreateBuilder;
import net.dv8tion.jda.api.utils.messages.MessageEditBuilder;
import org.junit.jupiter.api.Test;

/** What a client in wide use writes when it is used well passes both checks; otherwise our checks would be wrong. */
class JdaMessagesTest {
    private static final String MESSAGES = "/channels/1/messages";
    private static final String CALLBACK = "/interactions/1/token/callback";
    private static final String ORIGINAL = "/webhooks/1/token/messages/@original";

    private final MessageCreateBuilder message = new MessageCreateBuilder();

    @Test
    void a_message_with_everything_of_the_old_kind() {
        message.setContent("x".repeat(2000))
                .setAllowedMentions(Set.of(Message.MentionType.ROLE))
                .mentionUsers(5)
                .setSuppressedNotifications(true)
                .setEmbeds(new EmbedBuilder()
                        .setTitle("title", "https://example.org")
                        .setColor(0x336699)
                        .addField("name", "value", true)
                        .setFooter("footer")
                        .setImage("https://example.org/a.png")
                        .build())
                .setComponents(
                        buttons(),
                        menu(),
                        ActionRow.of(EntitySelectMenu.create("who", EntitySelectMenu.SelectTarget.USER)
                                .setRequiredRange(0, 25)
                                .build()));
        passes("POST", MESSAGES, message.build().toData(), Context.none());
        passes("POST", CALLBACK, callback(4, message.build()), Context.none().answering(2, false));
    }

    @Test
    void a_message_of_files_alone() {
        message.setFiles(file("a.txt").setDescription("a list"), file("b.txt"));
        passes("POST", MESSAGES, message.build().toData(), Context.none().uploading(Set.of("0", "1")));
    }

    @Test
    void a_message_of_components_v2() {
        message.useComponentsV2().setComponents(layout());
        passes("POST", MESSAGES, message.build().toData(), Context.none());
        passes("POST", CALLBACK, callback(4, message.build()), Context.none().answering(3, true));
        JsonNode before = read(message.build().toData());
        DataObject edit =
                MessageEditBuilder.fromCreateData(message.build()).build().toData();
        passes("PATCH", ORIGINAL, edit, Context.none().editing(before));
    }

    @Test
    void edits() {
        Context before = Context.none().editing(Rule.json("{'content':'a','flags':64}"));
        MessageEditBuilder edit = new MessageEditBuilder().setContent("b").setComponents(buttons());
        passes("PATCH", ORIGINAL, edit.build().toData(), before);
        passes("PATCH", "/channels/1/messages/2", edit.build().toData(), before);
        passes("POST", CALLBACK, callback(7, edit.build()), before.answering(3, true));
        passes("PATCH", ORIGINAL, edit.setReplace(true).build().toData(), before);
    }

    private static ActionRow buttons() {
        return ActionRow.of(IntStream.range(0, 5)
                .mapToObj(number -> number == 4
                        ? Button.link("https://example.org", "more")
                        : Button.primary("b" + number, "label"))
                .toList());
    }

    private static ActionRow menu() {
        StringSelectMenu.Builder menu = StringSelectMenu.create("menu").setPlaceholder("which");
        IntStream.range(0, 25).forEach(number -> menu.addOption("label", "value " + number, "description"));
        return ActionRow.of(menu.setRequiredRange(1, 25).build());
    }

    private static Container layout() {
        return Container.of(
                TextDisplay.of("x".repeat(3000)),
                Section.of(
                        Thumbnail.fromUrl("https://example.org/a.png").withDescription("alt"),
                        TextDisplay.of("a"),
                        TextDisplay.of("b")),
                Section.of(Button.success("done", "done"), TextDisplay.of("c")),
                Separator.createDivider(Separator.Spacing.LARGE),
                buttons(),
                menu());
    }

    private static FileUpload file(String name) {
        return FileUpload.fromData("text".getBytes(StandardCharsets.UTF_8), name);
    }
}
