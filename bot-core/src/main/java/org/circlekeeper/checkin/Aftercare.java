package org.circlekeeper.checkin;

import java.util.ArrayList;
import java.util.List;
import org.circlekeeper.chat.Block;
import org.circlekeeper.chat.Choice;
import org.circlekeeper.chat.Invocation;
import org.circlekeeper.chat.Message;
import org.circlekeeper.command.Call;
import org.circlekeeper.words.Words;

/**
 * What follows an answer: thanks, small steps, and after a low one an offer to that person alone. Nobody else is told,
 * and nothing happens that the person did not pick. Where the platform's company reads along no answer is weighed: each
 * one about health leads to the helplines alike.
 */
record Aftercare(Openness openness) {

    /** Whether this answer is met with an offer here. */
    boolean meets(Call call, Kind kind, List<String> answer) {
        return openness.weighs(call.place()) && kind.isLow(answer);
    }

    /** The message after an answer; {@code first} says what became of it. */
    Message after(Call call, Kind kind, List<String> answer, String first) {
        Words words = call.words();
        Message message = Message.of(first);
        List<String> steps = smallSteps(kind, answer, words);
        if (!steps.isEmpty()) {
            message = message.and(new Block.Paragraph(words.say("checkin.small_steps")), new Block.Bullets(steps));
        }
        if (meets(call, kind, answer)) {
            return message.and(new Block.Paragraph(words.say("checkin.low_offer")))
                    .offering(offers(words));
        }
        return kind.health() && !openness.weighs(call.place()) ? message.offering(helplines(words)) : message;
    }

    private static List<String> smallSteps(Kind kind, List<String> answer, Words words) {
        List<String> steps = new ArrayList<>();
        for (int pick = 0; pick < answer.size(); pick++) {
            kind.step(pick, answer.get(pick))
                    .flatMap(Kind.Step::suggestion)
                    .map(words::from)
                    .ifPresent(steps::add);
        }
        return steps;
    }

    private static List<Choice> offers(Words words) {
        Invocation card = Invocation.of("checkin card");
        return List.of(
                helplines(words),
                new Choice(words.say("checkin.offer_card"), card),
                new Choice(words.say("checkin.offer_reach"), card.with("card", CardCommand.REACH)),
                new Choice(words.say("checkin.offer_nothing"), card.with("card", CardCommand.NOTHING)));
    }

    private static Choice helplines(Words words) {
        return new Choice(words.say("checkin.offer_helplines"), Invocation.of("helpline"));
    }
}
