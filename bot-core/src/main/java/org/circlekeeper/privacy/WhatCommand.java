package org.circlekeeper.privacy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.circlekeeper.chat.Block;
import org.circlekeeper.chat.Choice;
import org.circlekeeper.chat.Invocation;
import org.circlekeeper.chat.Message;
import org.circlekeeper.chat.Place;
import org.circlekeeper.chat.Reply;
import org.circlekeeper.command.Call;
import org.circlekeeper.command.Command;
import org.circlekeeper.command.CommandSpec;
import org.circlekeeper.command.Effect;
import org.circlekeeper.command.Parameter;
import org.circlekeeper.group.Group;
import org.circlekeeper.group.Member;
import org.circlekeeper.group.Members;
import org.circlekeeper.group.Purpose;
import org.circlekeeper.words.Words;

/** In a few words: what is kept about somebody here, since when, for how long, and who can see it. */
final class WhatCommand implements Command {
    private final Members members;

    WhatCommand(Members members) {
        this.members = members;
    }

    @Override
    public CommandSpec spec() {
        return CommandSpec.personal("privacy what", Effect.READS);
    }

    @Override
    public Reply run(Call call) {
        if (call.place().kind() == Place.Kind.ROOM
                && members.groupAt(call.place()).isEmpty()) {
            return answer(call, Optional.empty());
        }
        return members.inGroupPrivately(
                call, group -> answer(call, members.find(group, call.caller().user())));
    }

    private Reply answer(Call call, Optional<Member> member) {
        Words words = call.words();
        Message message = member.map(known -> Message.of(words.say("privacy.what_is_kept"))
                        .and(new Block.Bullets(kept(call, known)))
                        .and(new Block.Paragraph(words.say("privacy.who_sees"))))
                .orElseGet(() -> Message.of(words.say("group.nothing_kept"), words.say("privacy.before_yes")));
        return Reply.privately(message.and(
                        new Block.Paragraph(words.say("privacy.never")),
                        new Block.Paragraph(words.say(
                                "consent.readers_"
                                        + Parameter.kebab(call.place().readers().outside()),
                                "platform",
                                call.place().room().platform().name())),
                        new Block.Paragraph(words.say("privacy.outlives")))
                .offering(choices(call, member.map(Member::group))));
    }

    private List<String> kept(Call call, Member member) {
        Words words = call.words();
        List<String> lines = new ArrayList<>();
        members.consents()
                .agreedOn(member.person())
                .forEach((purpose, on) -> lines.add(words.say(
                        "privacy.keeps_" + Parameter.kebab(purpose),
                        "on",
                        Days.in(words, on),
                        "days",
                        members.consents().checkInDays(member),
                        "platform",
                        call.place().room().platform().name())));
        if (member.agreed().contains(Purpose.MEMBERSHIP)) {
            lines.add(words.say("privacy.keeps_looks"));
        }
        return lines;
    }

    private static List<Choice> choices(Call call, Optional<Group> group) {
        Words words = call.words();
        List<Choice> choices = new ArrayList<>();
        group.ifPresent(known -> {
            choices.add(new Choice(words.say("privacy.to_export"), Here.in(known, "privacy export")));
            choices.add(new Choice(words.say("privacy.to_consent"), Here.in(known, "privacy consent")));
            choices.add(new Choice(words.say("privacy.to_forget"), Here.in(known, "privacy forget")));
        });
        choices.add(new Choice(words.say("privacy.to_about"), Invocation.of("about")));
        return choices;
    }
}
