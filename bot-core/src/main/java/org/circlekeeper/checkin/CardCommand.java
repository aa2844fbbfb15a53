package org.circlekeeper.checkin;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.circlekeeper.chat.Block;
import org.circlekeeper.chat.Choice;
import org.circlekeeper.chat.Invocation;
import org.circlekeeper.chat.Message;
import org.circlekeeper.chat.Reply;
import org.circlekeeper.chat.Suggestion;
import org.circlekeeper.command.Call;
import org.circlekeeper.command.Command;
import org.circlekeeper.command.CommandSpec;
import org.circlekeeper.command.Effect;
import org.circlekeeper.command.Parameter;
import org.circlekeeper.words.Words;

/** A few lines for a hard moment; needs no yes, keeps nothing, and works without a database. */
final class CardCommand implements Command {
    /** The card about turning to somebody. */
    static final String REACH = "reach-for-someone";

    /** In place of a card: nothing for now. */
    static final String NOTHING = "nothing";

    private static final Parameter<String> CARD = new Parameter<>(
            "card",
            Parameter.How.TYPED,
            words -> Cards.ALL.stream()
                    .map(card -> new Suggestion(words.from(card.title()), card.id()))
                    .toList(),
            (said, words) -> Parameter.plain(said).flatMap(CardCommand::named));

    /** Read with the first card. */
    private static final class Cards {
        static final List<Card> ALL = Arrays.asList(Kinds.Yaml.read("/checkin/grounding.yaml", Card[].class));
    }

    private static Optional<String> named(String said) {
        String text = Options.plain(said);
        if (text.equals(NOTHING)) {
            return Optional.of(text);
        }
        return Cards.ALL.stream()
                .filter(card -> card.id().equals(text)
                        || card.title().values().stream()
                                .anyMatch(title -> Options.plain(title).equals(text)))
                .map(Card::id)
                .findFirst();
    }

    @Override
    public CommandSpec spec() {
        return CommandSpec.personal("checkin card", Effect.NONE, CARD);
    }

    @Override
    public Reply run(Call call) {
        Words words = call.words();
        Optional<String> asked = call.find(CARD);
        if (asked.isPresent() && asked.get().equals(NOTHING)) {
            return Reply.privately(Message.of(words.say("checkin.nothing_for_now")));
        }
        Optional<Card> card = Cards.ALL.stream()
                .filter(known -> known.id().equals(asked.orElse("")))
                .findFirst();
        return Reply.privately(card.map(known -> show(known, words)).orElseGet(() -> list(words)));
    }

    private static Message show(Card card, Words words) {
        return Message.of(
                        new Block.Heading(words.from(card.title())),
                        new Block.Bullets(card.linesIn(words.locale().getLanguage())))
                .offering(
                        new Choice(words.say("checkin.another_card"), Invocation.of("checkin card")),
                        new Choice(words.say("checkin.offer_helplines"), Invocation.of("helpline")));
    }

    private static Message list(Words words) {
        return Message.of(words.say("checkin.which_card"))
                .offering(Cards.ALL.stream()
                        .map(card -> new Choice(
                                words.from(card.title()),
                                Invocation.of("checkin card").with("card", card.id())))
                        .toList());
    }
}
