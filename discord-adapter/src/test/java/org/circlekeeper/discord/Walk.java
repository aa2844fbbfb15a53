package org.circlekeeper.discord;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.circlekeeper.chat.Argument;
import org.circlekeeper.chat.Choice;
import org.circlekeeper.chat.Field;
import org.circlekeeper.chat.Form;
import org.circlekeeper.chat.Invocation;
import org.circlekeeper.chat.Message;
import org.circlekeeper.chat.PrivateText;
import org.circlekeeper.command.CommandSpec;
import org.circlekeeper.command.Parameter;
import org.circlekeeper.testkit.Person;
import org.circlekeeper.testkit.TestBot;

/** Somebody who asks for everything and presses whatever they are shown; remembers all they saw. */
final class Walk {
    private static final int MOST_ALIKE = 60;
    private static final int MOST_PICTURES = 2;
    private static final Duration PAUSE = Duration.ofSeconds(5);

    private final TestBot bot;
    private final Person person;
    private final Map<String, Integer> tries = new HashMap<>();
    private final Set<Invocation> tried = new HashSet<>();
    private final Deque<Invocation> ahead = new ArrayDeque<>();
    private final Deque<Invocation> last = new ArrayDeque<>();
    private final List<Message> messages = new ArrayList<>();
    private final List<Form> forms = new ArrayList<>();

    Walk(TestBot bot, Person person) {
        this.bot = bot;
        this.person = person;
    }

    /** Takes so many steps at most; whatever forgets comes last. */
    Walk go(int most) {
        bot.bot().desk().menu().commands().forEach(this::begin);
        for (int step = 0; step < most && !(ahead.isEmpty() && last.isEmpty()); step++) {
            take(ahead.isEmpty() ? last.remove() : ahead.remove());
        }
        return this;
    }

    private void begin(CommandSpec command) {
        Invocation bare = Invocation.of(command.name().text());
        add(bare);
        for (Parameter<?> parameter : command.parameters()) {
            for (var option : bot.bot().desk().menu().options(parameter, Locale.ENGLISH)) {
                add(bare.with(parameter.name(), option.value()));
            }
        }
    }

    private void add(Invocation invocation) {
        int alike = tries.merge(invocation.toString(), 1, Integer::sum);
        int most = invocation.arguments().containsKey("picture") ? MOST_PICTURES : MOST_ALIKE;
        if (alike <= most && tried.add(invocation)) {
            boolean letsGo = invocation.command().contains("forget")
                    || invocation.arguments().containsValue(new Argument.Plain("no"));
            (letsGo ? last : ahead).add(invocation);
        }
    }

    private void take(Invocation invocation) {
        bot.clock().forward(PAUSE);
        int inRoom = bot.platform().messagesIn("room").size();
        person.presses(new Choice("", invocation));
        person.form().ifPresentOrElse(this::fillIn, this::read);
        List<Message> room = bot.platform().messagesIn("room");
        room.subList(Math.min(inRoom, room.size()), room.size()).forEach(this::read);
    }

    private void read() {
        if (!person.sees().isEmpty()) {
            read(person.lastMessage());
        }
    }

    private void read(Message message) {
        messages.add(message);
        message.choices().forEach(choice -> add(choice.then()));
    }

    private void fillIn(Form form) {
        forms.add(form);
        Invocation filled = form.then();
        for (Field field : form.fields()) {
            filled = field instanceof Field.Pick pick
                    ? filled.with(field.name(), pick.options().get(0).value())
                    : filled.with(field.name(), new Argument.Private(new PrivateText("some words")));
        }
        add(filled);
        for (Field field : form.fields()) {
            if (field instanceof Field.Pick pick) {
                for (Field.Option option : pick.options()) {
                    add(filled.with(field.name(), option.value()));
                }
            }
        }
    }

    List<Message> messages() {
        return messages;
    }

    List<Form> forms() {
        return forms;
    }

    /** What the choices they saw would ask for, and what the forms would. */
    Set<Invocation> invocations() {
        Set<Invocation> seen = new LinkedHashSet<>();
        messages.forEach(message -> message.choices().forEach(choice -> seen.add(choice.then())));
        forms.forEach(form -> seen.add(form.then()));
        return seen;
    }
}
