package org.circlekeeper.group;

import java.util.ArrayList;
import java.util.List;
import org.circlekeeper.chat.Block;
import org.circlekeeper.chat.Choice;
import org.circlekeeper.chat.Invocation;
import org.circlekeeper.chat.Message;
import org.circlekeeper.chat.Reply;
import org.circlekeeper.chat.Role;
import org.circlekeeper.command.Call;
import org.circlekeeper.command.Command;
import org.circlekeeper.command.CommandSpec;
import org.circlekeeper.command.Effect;
import org.circlekeeper.command.Name;
import org.circlekeeper.words.Words;

/** The commands by what they are for, those that are everywhere first, and some to try. Needs nothing to be up. */
final class HelpCommand implements Command {

    @Override
    public CommandSpec spec() {
        return new CommandSpec(Name.of("help"), Role.MEMBER, false, false, Effect.NONE, List.of());
    }

    @Override
    public Reply run(Call call) {
        Words words = call.words();
        List<String> lines = new ArrayList<>(List.of(
                words.say("help.in_need"),
                words.say("help.what_is_kept"),
                words.say("help.about_me"),
                words.say("help.our_group"),
                words.say("help.this_bot")));
        if (call.caller().role().covers(Role.MODERATOR)) {
            lines.add(words.say("help.for_moderators"));
        }
        return Reply.privately(Message.of(words.say("help.title"))
                .and(new Block.Bullets(lines), new Block.Paragraph(words.say("welcome.try")))
                .offering(Welcome.tries(words))
                .offering(new Choice(words.say("group.to_about"), Invocation.of("about"))));
    }
}
