package org.circlekeeper.group;

import java.time.Duration;
import org.circlekeeper.chat.Message;
import org.circlekeeper.chat.ModerationOrder;
import org.circlekeeper.chat.ModerationOutcome;
import org.circlekeeper.chat.Reply;
import org.circlekeeper.command.Call;
import org.circlekeeper.command.Command;
import org.circlekeeper.command.CommandSpec;
import org.circlekeeper.command.Effect;
import org.circlekeeper.command.Limit;
import org.circlekeeper.command.Parameter;

/** Takes the bot's last messages to somebody off their screen, where the platform can, and says truly what came of it. */
final class HideCommand implements Command {
    /** Each looks through a direct chat, so a script could not ask for it without end. */
    private static final Limit LIMIT = new Limit("hide", 10, Duration.ofMinutes(1), Limit.WhenBroken.LET_THROUGH);

    private final Surroundings surroundings;

    HideCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /** It only reads: nothing of ours changes, and a transaction must not wait for a platform. */
    @Override
    public CommandSpec spec() {
        return CommandSpec.personal("hide", Effect.READS);
    }

    /** Counted on its own: whoever is in a hurry is not refused because of what they did before. */
    @Override
    public Limit limit() {
        return LIMIT;
    }

    @Override
    public Reply run(Call call) {
        ModerationOutcome outcome = surroundings.carryOut(new ModerationOrder.HideMine(
                "hide-" + call.event(), call.caller().user(), call.place().room()));
        return Reply.privately(Message.of(call.words()
                .say(
                        "hide." + Parameter.kebab(outcome),
                        "platform",
                        call.place().room().platform().name())));
    }
}
