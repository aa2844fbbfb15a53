package org.circlekeeper.helpline;

import java.util.Locale;
import org.circlekeeper.chat.Choice;
import org.circlekeeper.chat.Invocation;
import org.circlekeeper.chat.Message;
import org.circlekeeper.command.Parameter;
import org.circlekeeper.words.Catalogue;
import org.circlekeeper.words.Words;

/**
 * What people get to see of an offer. It names nobody, tells no country and no number, and its first sentence says
 * nothing a lock screen should not show; whoever wants more presses a button and says where they are.
 */
final class OfferNote {
    /** Which note a button belongs to. */
    static final String NOTE = "note";

    private final Catalogue catalogue;

    OfferNote(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** For everybody in a room. */
    Message forRoom(OfferTemplate template, Locale locale) {
        Words words = catalogue.in(locale);
        return Message.of(words.say("offer.room_begin"), words.say("offer.room_body"), about(template, words))
                .offering(new Choice(words.say("offer.choice_find"), find(template)));
    }

    /** For one person alone. */
    Message forPerson(String id, OfferTemplate template, Locale locale) {
        Words words = catalogue.in(locale);
        return Message.of(words.say("offer.note_begin"), words.say("offer.note_body"), about(template, words))
                .offering(
                        new Choice(words.say("offer.choice_find"), find(template)),
                        new Choice(words.say("offer.choice_decline"), Invocation.of("offer decline")),
                        new Choice(words.say("offer.choice_never"), Invocation.of("offer never")),
                        new Choice(
                                words.say("offer.choice_wrong"),
                                Invocation.of("offer wrong").with(NOTE, id)));
    }

    private static String about(OfferTemplate template, Words words) {
        return words.say("offer.about." + Parameter.kebab(template));
    }

    private static Invocation find(OfferTemplate template) {
        Invocation find = Invocation.of(HelplineCommand.NAME);
        return template.need()
                .map(need -> find.with("need", Parameter.kebab(need)))
                .orElse(find);
    }
}
