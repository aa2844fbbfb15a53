package org.circlekeeper.group;

import org.circlekeeper.chat.Block;
import org.circlekeeper.chat.Choice;
import org.circlekeeper.chat.Invocation;
import org.circlekeeper.chat.Message;
import org.circlekeeper.chat.Place;
import org.circlekeeper.command.Call;
import org.circlekeeper.command.Parameter;
import org.circlekeeper.words.Words;

/** What the bot is, who can read here, what it keeps, and the two things to try first. */
final class Welcome {

    Message message(Call call, Group group) {
        Words words = call.words();
        return Message.of(
                        words.say("welcome.what_it_is"),
                        readers(call),
                        words.say("welcome.what_it_keeps", "days", group.checkInDays()))
                .and(new Block.Paragraph(words.say("welcome.try")))
                .offering(tries(words));
    }

    /** Who can read what is written where this was asked. */
    static String readers(Call call) {
        String outside = Parameter.kebab(call.place().readers().outside());
        return call.words()
                .say(
                        (call.place().kind() == Place.Kind.DIRECT ? "consent.readers_" : "welcome.readers_") + outside,
                        "platform",
                        call.place().room().platform().name());
    }

    static Choice[] tries(Words words) {
        return new Choice[] {
            new Choice(words.say("welcome.to_checkin"), Invocation.of("checkin now")),
            new Choice(words.say("welcome.to_helpline"), Invocation.of("helpline"))
        };
    }
}
