package org.circlekeeper.discord;

import java.util.Map;
import java.util.Optional;
import net.dv8tion.jda.api.entities.Message;
import net.dv8tion.jda.api.events.GenericEvent;
import net.dv8tion.jda.api.events.interaction.ModalInteractionEvent;
import net.dv8tion.jda.api.events.interaction.command.CommandAutoCompleteInteractionEvent;
import net.dv8tion.jda.api.events.interaction.command.MessageContextInteractionEvent;
import net.dv8tion.jda.api.events.interaction.command.SlashCommandInteractionEvent;
import net.dv8tion.jda.api.events.interaction.command.UserContextInteractionEvent;
import net.dv8tion.jda.api.events.interaction.component.ButtonInteractionEvent;
import net.dv8tion.jda.api.events.interaction.component.GenericComponentInteractionCreateEvent;
import net.dv8tion.jda.api.events.interaction.component.StringSelectInteractionEvent;
import net.dv8tion.jda.api.hooks.EventListener;
import net.dv8tion.jda.api.interactions.callbacks.IReplyCallback;
import net.dv8tion.jda.api.interactions.commands.OptionMapping;
import net.dv8tion.jda.api.interactions.commands.OptionType;
import org.circlekeeper.chat.Argument;
import org.circlekeeper.chat.Invocation;
import org.circlekeeper.chat.MessageLink;
import org.circlekeeper.chat.Target;
import org.circlekeeper.chat.UserId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hears every interaction and hands it on at once: nothing that takes time happens on the thread that reads the gateway
 * (JDA calls listeners there, and one that is slow would keep every server waiting).
 */
final class Ears implements EventListener {
    private static final Logger log = LoggerFactory.getLogger(Ears.class);

    private final Answering answering;
    private final Publication publication;
    private final Buttons buttons;
    private final Ids ids;

    Ears(Answering answering, Publication publication, Buttons buttons, Ids ids) {
        this.answering = answering;
        this.publication = publication;
        this.buttons = buttons;
        this.ids = ids;
    }

    @Override
    public void onEvent(GenericEvent event) {
        try {
            heard(event);
        } catch (RuntimeException odd) {
            // JDA would log it whole, with whatever it holds
            log.error("an interaction could not be understood: {}", Failures.name(odd));
        }
    }

    private void heard(GenericEvent event) {
        if (event instanceof SlashCommandInteractionEvent typed) {
            typed(typed);
        } else if (event instanceof GenericComponentInteractionCreateEvent pressed) {
            pressed(pressed);
        } else if (event instanceof ModalInteractionEvent sent) {
            sent(sent);
        } else if (event instanceof UserContextInteractionEvent menu) {
            fromMenu(menu, menu.getTarget().getIdLong(), Optional.empty());
        } else if (event instanceof MessageContextInteractionEvent menu) {
            Message message = menu.getTarget();
            String link = menu.getChannelId() + "/" + message.getId();
            fromMenu(menu, message.getAuthor().getIdLong(), Optional.of(new MessageLink(Heard.DISCORD, link)));
        } else if (event instanceof CommandAutoCompleteInteractionEvent typing) {
            answering.suggest(typing);
        }
    }

    private void typed(SlashCommandInteractionEvent event) {
        String name = publication.commandFor(event.getFullCommandName()).orElseGet(event::getFullCommandName);
        Invocation invocation = Invocation.of(name);
        Optional<Target> target = Optional.empty();
        for (OptionMapping option : event.getOptions()) {
            if (option.getType() == OptionType.USER) {
                target = Optional.of(new Target(Heard.person(option.getAsLong()), Optional.empty()));
            } else {
                invocation = invocation.with(option.getName(), option.getAsString());
            }
        }
        ask(event, new Asked(event.getId(), invocation, target));
    }

    /** The menus on people and messages are the same command as typed. */
    private void fromMenu(IReplyCallback event, long person, Optional<MessageLink> message) {
        Target target = new Target(Heard.person(person), message);
        ask(event, new Asked(event.getId(), Invocation.of(Publication.MENU_COMMAND), Optional.of(target)));
    }

    private void pressed(GenericComponentInteractionCreateEvent event) {
        String id = event instanceof StringSelectInteractionEvent select
                ? select.getValues().stream().findFirst().orElse("")
                : event instanceof ButtonInteractionEvent button ? button.getComponentId() : "";
        // the same button on the same message, pressed by the same person, is one event however often it is pressed
        String once = "press " + event.getMessageId() + " " + id + " "
                + event.getUser().getId();
        if (id.equals(Ids.HELP)) {
            ask(event, new Asked(event.getId(), Invocation.of("helpline"), Optional.empty()));
        } else {
            read(event, id, once, Map.of());
        }
    }

    private void sent(ModalInteractionEvent event) {
        String once = "form " + event.getModalId() + " " + event.getUser().getId();
        read(event, event.getModalId(), once, Forms.answers(event.getValues()));
    }

    private void read(IReplyCallback event, String id, String once, Map<String, Argument> answers) {
        UserId person = Heard.person(event.getUser().getIdLong());
        Read read = buttons.read(id, person, Heard.home(event));
        if (read instanceof Read.Fine fine) {
            ask(event, new Asked(once, with(fine.then(), answers), Optional.empty()));
        } else if (read instanceof Read.FineRow row) {
            answering.fromRow(event, row.rowId(), kept -> new Asked(once, with(kept, answers), Optional.empty()));
        } else if (read instanceof Read.Old old) {
            answering.old(event, old.then());
        } else {
            answering.refuse(event, "discord.button_not_yours");
        }
    }

    private static Invocation with(Invocation invocation, Map<String, Argument> answers) {
        Invocation whole = invocation;
        for (Map.Entry<String, Argument> answer : answers.entrySet()) {
            whole = whole.with(answer.getKey(), answer.getValue());
        }
        return whole;
    }

    private void ask(IReplyCallback event, Asked asked) {
        String command = asked.invocation().command();
        if (Heard.isElsewhere(event) && !Publication.isEverywhere(command)) {
            answering.refuse(event, "discord.only_with_me");
        } else {
            answering.answer(event, asked, ids.isHelp(command));
        }
    }

    /**
     * What somebody asks for.
     *
     * @param id the same when it is asked twice
     */
    record Asked(String id, Invocation invocation, Optional<Target> target) {}
}
