package org.circlekeeper.helpline;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.circlekeeper.chat.Block.Bullets;
import org.circlekeeper.chat.Block.Paragraph;
import org.circlekeeper.chat.Choice;
import org.circlekeeper.chat.Invocation;
import org.circlekeeper.chat.Message;
import org.circlekeeper.chat.Reply;
import org.circlekeeper.chat.Role;
import org.circlekeeper.command.Call;
import org.circlekeeper.command.Command;
import org.circlekeeper.command.CommandSpec;
import org.circlekeeper.command.Effect;
import org.circlekeeper.command.Limit;
import org.circlekeeper.command.Name;
import org.circlekeeper.group.Group;
import org.circlekeeper.group.Members;
import org.circlekeeper.words.Words;

/** Lets an owner see how many notes felt wrong, by sender and without a name; never what concerns the owner. */
final class OfferMarksCommand implements Command {
    static final String NAME = "offer marks";

    private final Members members;
    private final OfferMarks marks;

    OfferMarksCommand(Members members, OfferMarks marks) {
        this.members = members;
        this.marks = marks;
    }

    @Override
    public CommandSpec spec() {
        return new CommandSpec(Name.of(NAME), Role.OWNER, true, false, Effect.READS, List.of());
    }

    @Override
    public Limit limit() {
        return Limit.MODERATION;
    }

    @Override
    public Reply run(Call call) {
        return members.inGroup(call, group -> marks(call, group));
    }

    private Reply marks(Call call, Group group) {
        Words words = call.words();
        List<String> items = new ArrayList<>();
        List<Choice> choices = new ArrayList<>();
        Invocation clear = call.chosenGroup()
                .map(tag -> Invocation.of("offer clear").with(Call.GROUP, tag))
                .orElse(Invocation.of("offer clear"));
        for (Map.Entry<String, Integer> sender : marks.ofOthers(call, group).entrySet()) {
            int number = items.size() + 1;
            boolean paused = OfferStore.pauses(sender.getValue());
            items.add(words.say(
                    paused ? "offer.marks_paused" : "offer.marks_item", "number", number, "marks", sender.getValue()));
            choices.add(
                    new Choice(words.say("offer.choice_clear", "number", number), clear.with("mark", sender.getKey())));
        }
        return Reply.privately(
                items.isEmpty()
                        ? Message.of(words.say("offer.marks_none"))
                        : Message.of(new Paragraph(words.say("offer.marks")), new Bullets(items))
                                .offering(choices));
    }
}
