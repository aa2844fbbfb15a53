package org.circlekeeper.checkin;

import java.time.InstantSource;
import java.util.List;
import org.circlekeeper.chat.Choice;
import org.circlekeeper.chat.Message;
import org.circlekeeper.chat.Reply;
import org.circlekeeper.command.Call;
import org.circlekeeper.command.Command;
import org.circlekeeper.command.CommandSpec;
import org.circlekeeper.command.Effect;
import org.circlekeeper.group.Member;
import org.circlekeeper.group.Members;
import org.circlekeeper.words.Words;

/** Lets one check-in go, or all of them. A backup made before still holds them, sealed. */
final class ForgetCommand implements Command {
    private static final String NAME = "checkin forget";
    private static final String LAST = "last";
    private static final String ALL = "all";

    private final Members members;
    private final CheckInStore store;
    private final InstantSource clock;

    ForgetCommand(Members members, CheckInStore store, InstantSource clock) {
        this.members = members;
        this.store = store;
        this.clock = clock;
    }

    @Override
    public CommandSpec spec() {
        return CommandSpec.personal(NAME, Effect.CHANGES, Options.WHICH);
    }

    @Override
    public Reply run(Call call) {
        return members.forKnown(call, member -> Reply.privately(answer(call, member)));
    }

    private Message answer(Call call, Member member) {
        String which = call.find(Options.WHICH).map(Options::plain).orElse("");
        List<CheckIn> kept = store.of(member.person(), member.today(clock));
        if (kept.isEmpty()) {
            return unchanged(call, "checkin.nothing_to_forget");
        }
        if (which.isEmpty()) {
            return which(call, kept.size());
        }
        if (means(which, ALL, call.words())) {
            store.forgetAll(member.person());
            return gone(call, "checkin.all_forgotten");
        }
        String id = means(which, LAST, call.words()) ? kept.get(kept.size() - 1).id() : which;
        return store.forget(member.person(), id)
                ? gone(call, "checkin.forgotten")
                : unchanged(call, "checkin.already_gone");
    }

    private static Message gone(Call call, String key) {
        return Message.of(call.words().say(key), call.words().say("checkin.forgotten_but_backups"));
    }

    private static boolean means(String said, String meaning, Words words) {
        return said.equals(meaning) || said.equals(Options.plain(words.say("checkin.forget_" + meaning)));
    }

    private static Message which(Call call, int count) {
        call.leaveNoTrace();
        Words words = call.words();
        return Message.of(words.say("checkin.forget_which", "count", count))
                .offering(
                        new Choice(
                                words.say("checkin.forget_last"),
                                call.next(NAME).with(Options.WHICH.name(), LAST)),
                        new Choice(
                                words.say("checkin.forget_all"), call.next(NAME).with(Options.WHICH.name(), ALL)));
    }

    private static Message unchanged(Call call, String key) {
        call.leaveNoTrace();
        return Message.of(call.words().say(key));
    }
}
