package org.circlekeeper.discord;

import java.util.List;
import java.util.Locale;
import net.dv8tion.jda.api.utils.messages.MessageCreateData;
import org.circlekeeper.chat.Choice;
import org.circlekeeper.chat.Invocation;
import org.circlekeeper.chat.Message;
import org.circlekeeper.command.Menu;

/** What the adapter says for itself; the way to help is never missing. */
final class Sentences {
    private final Menu menu;

    Sentences(Menu menu) {
        this.menu = menu;
    }

    String say(Locale locale, String key, Object... values) {
        return menu.say(locale, key, values);
    }

    /** One sentence and a button to the helplines, which needs no binding to anybody. */
    MessageCreateData page(Locale locale, String key, Object... values) {
        Choice help = new Choice(menu.say(locale, "desk.helpline_choice"), Invocation.of("helpline"));
        return Pages.of(Message.of(menu.say(locale, key, values)).offering(help), choice -> Ids.HELP)
                .get(0);
    }

    Message message(Locale locale, String key, List<Choice> choices) {
        return Message.of(menu.say(locale, key)).offering(choices);
    }
}
