package org.circlekeeper.group;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.circlekeeper.chat.Block;
import org.circlekeeper.chat.Choice;
import org.circlekeeper.chat.Invocation;
import org.circlekeeper.chat.Message;
import org.circlekeeper.chat.Reply;
import org.circlekeeper.chat.Role;
import org.circlekeeper.command.Call;
import org.circlekeeper.command.Parameter;
import org.circlekeeper.words.Words;

/** Asks whether something may be kept: what, what for, how long, who can read here, and that no is fine. */
final class ConsentQuestion {
    private static final String COMMAND = "privacy consent";

    private final Call call;
    private final Words words;
    private final Group group;
    private final Text text;
    private final Purpose purpose;
    private final boolean first;

    /**
     * What is asked.
     *
     * @param wording which version of the text, and for how many days
     */
    record Text(Purpose purpose, String wording) {}

    /** @param first they never agreed to anything here */
    ConsentQuestion(Call call, Group group, Text text, boolean first) {
        this.call = call;
        this.words = call.words();
        this.group = group;
        this.text = text;
        this.purpose = text.purpose();
        this.first = first;
    }

    Reply ask(Optional<Choice> declined) {
        call.leaveNoTrace();
        String platform = call.place().room().platform().name();
        List<Block> blocks = new ArrayList<>();
        say(blocks, "consent." + Parameter.kebab(purpose), "days", group.checkInDays(), "platform", platform);
        if (first) {
            sayWhatJoiningMeans(blocks, platform);
        }
        say(blocks, "consent.readers_" + Parameter.kebab(call.place().readers().outside()), "platform", platform);
        say(blocks, "consent.sealed");
        say(blocks, "consent.any_time");
        return Reply.privately(new Message(blocks, choices(declined)));
    }

    private void sayWhatJoiningMeans(List<Block> blocks, String platform) {
        if (purpose != Purpose.MEMBERSHIP) {
            say(
                    blocks,
                    group.personal() ? "consent.includes_own_space" : "consent.includes_membership",
                    "platform",
                    platform);
        }
        if (!group.personal()) {
            say(blocks, "consent.stance_" + Parameter.kebab(group.stance()));
            say(blocks, "consent.age_" + Parameter.kebab(group.age()));
        }
    }

    private List<Choice> choices(Optional<Choice> declined) {
        List<Choice> choices = new ArrayList<>();
        choices.add(new Choice(words.say("consent.yes"), yes()));
        declined.ifPresent(choices::add);
        choices.add(new Choice(words.say("consent.not_now"), answer("not-now")));
        if (asksAge()) {
            choices.add(new Choice(words.say("consent.not_my_age_" + Parameter.kebab(group.age())), answer("age")));
        }
        return choices;
    }

    /** It says to which wording, so that an old button is no yes to a new one. */
    private Invocation yes() {
        Invocation yes = answer("yes").with("text", text.wording());
        return call.invocation().command().equals(COMMAND) ? yes : yes.with("next", Later.write(call.invocation()));
    }

    private boolean asksAge() {
        return first && Age.isAskedIn(group) && !call.caller().role().covers(Role.MODERATOR);
    }

    private Invocation answer(String answer) {
        Invocation invocation =
                Invocation.of(COMMAND).with("purpose", Parameter.kebab(purpose)).with("answer", answer);
        return invocation.with(Call.GROUP, group.owner().tag());
    }

    private void say(List<Block> blocks, String key, Object... values) {
        blocks.add(new Block.Paragraph(words.say(key, values)));
    }
}
