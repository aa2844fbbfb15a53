package org.circlekeeper.helpline;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.circlekeeper.chat.Block;
import org.circlekeeper.chat.Block.Paragraph;
import org.circlekeeper.chat.Choice;
import org.circlekeeper.chat.Invocation;
import org.circlekeeper.chat.Message;
import org.circlekeeper.chat.Place;
import org.circlekeeper.chat.Reply;
import org.circlekeeper.chat.Role;
import org.circlekeeper.chat.Target;
import org.circlekeeper.chat.UserId;
import org.circlekeeper.command.Call;
import org.circlekeeper.command.Command;
import org.circlekeeper.command.CommandSpec;
import org.circlekeeper.command.Effect;
import org.circlekeeper.command.Limit;
import org.circlekeeper.command.Name;
import org.circlekeeper.command.Parameter;
import org.circlekeeper.group.Group;
import org.circlekeeper.group.Members;
import org.circlekeeper.words.Words;

/**
 * A moderator points to the helplines: with a button for everybody in the room, or with a note to one person who allows
 * that. First a preview, then the choice; there is no text of one's own to add.
 */
final class OfferCommand implements Command {
    static final String NAME = "offer";

    private static final String ROOM = "room";
    private static final String NOTE = "note";
    private static final int LONGEST_ID = 40;

    /** Whom it is for arrives as the request's target; as words it names nobody we could find. */
    private static final Parameter<String> TO = Parameter.person("to");

    private static final Parameter<OfferTemplate> NEED = Parameter.oneOf("need", "offer.need", OfferTemplate.class);
    private static final Parameter<String> WAY = behindButton("way");
    private static final Parameter<String> DRAFT = behindButton("draft");

    private final Members members;
    private final Offering offering;
    private final OfferNote notes;
    private final OfferDrafts drafts;

    OfferCommand(Members members, Offering offering, OfferNote notes, OfferDrafts drafts) {
        this.members = members;
        this.offering = offering;
        this.notes = notes;
        this.drafts = drafts;
    }

    /** An argument of our own buttons, never an option to type. */
    static Parameter<String> behindButton(String name) {
        return new Parameter<>(
                name,
                Parameter.How.HIDDEN,
                words -> List.of(),
                (said, words) -> Parameter.plain(said).filter(text -> !text.isEmpty() && text.length() <= LONGEST_ID));
    }

    @Override
    public CommandSpec spec() {
        return new CommandSpec(
                Name.of(NAME), Role.MODERATOR, false, false, Effect.CHANGES, List.of(TO, NEED, WAY, DRAFT));
    }

    @Override
    public Limit limit() {
        return Limit.MODERATION;
    }

    @Override
    public Reply run(Call call) {
        return members.inGroup(call, group -> inGroup(call, group));
    }

    private Reply inGroup(Call call, Group group) {
        OfferTemplate template = call.find(NEED).orElse(OfferTemplate.GENERAL);
        Optional<UserId> recipient = recipient(call, group);
        boolean aboutSomebody = call.find(TO).isPresent() || call.find(DRAFT).isPresent();
        if (aboutSomebody && recipient.isEmpty()) {
            return refused(call, call.find(TO).isPresent() ? "offer.unknown_person" : "offer.preview_gone");
        }
        if (call.place().isOverheard()) {
            // a preview would be seen by all; the neutral button is what all may see
            return recipient.isPresent() ? refused(call, "offer.write_to_me") : offering.inRoom(call, group, template);
        }
        String way = call.find(WAY).orElse("");
        if (way.equals(ROOM) && call.place().kind() == Place.Kind.ROOM) {
            return offering.inRoom(call, group, template);
        }
        return way.equals(NOTE) && recipient.isPresent()
                ? offering.toPerson(call, group, template, recipient.get())
                : preview(call, group, template, recipient);
    }

    private Optional<UserId> recipient(Call call, Group group) {
        return call.target()
                .map(Target::person)
                .or(() -> call.find(DRAFT)
                        .flatMap(id -> drafts.recipient(
                                id, call.caller().user(), group.owner().tag())));
    }

    private static Reply refused(Call call, String key) {
        call.leaveNoTrace();
        return Reply.privately(Message.of(call.words().say(key))
                .offering(new Choice(call.words().say("offer.choice_again"), Invocation.of(NAME))));
    }

    private Reply preview(Call call, Group group, OfferTemplate template, Optional<UserId> recipient) {
        call.leaveNoTrace();
        Words words = call.words();
        Optional<String> draft = recipient.map(
                person -> drafts.keep(call.caller().user(), group.owner().tag(), person));
        Invocation again = call.chosenGroup()
                .map(tag -> Invocation.of(NAME).with(Call.GROUP, tag))
                .orElse(Invocation.of(NAME));
        Invocation chosen = again.with("need", Parameter.kebab(template));
        List<Block> blocks = new ArrayList<>();
        List<Choice> choices = new ArrayList<>();
        if (call.place().kind() == Place.Kind.ROOM) {
            blocks.add(new Paragraph(words.say("offer.preview_room")));
            blocks.addAll(notes.forRoom(template, words.locale()).blocks());
            choices.add(new Choice(words.say("offer.choice_room"), chosen.with("way", ROOM)));
        } else if (recipient.isEmpty()) {
            blocks.add(new Paragraph(words.say("offer.from_a_room")));
        }
        draft.ifPresent(id -> {
            blocks.add(new Paragraph(words.say("offer.preview_note")));
            blocks.addAll(notes.forPerson("", template, words.locale()).blocks());
            choices.add(new Choice(
                    words.say("offer.choice_note"), chosen.with("way", NOTE).with("draft", id)));
        });
        if (call.find(NEED).isEmpty() && !choices.isEmpty()) {
            choices.addAll(
                    others(words, draft.map(id -> again.with("draft", id)).orElse(again)));
        }
        choices.addAll(members.forOwners().choices(call, group));
        return Reply.privately(new Message(blocks, choices));
    }

    private static List<Choice> others(Words words, Invocation again) {
        return Arrays.stream(OfferTemplate.values())
                .filter(template -> template != OfferTemplate.GENERAL)
                .map(Parameter::kebab)
                .map(need -> new Choice(words.say("offer.need." + need), again.with("need", need)))
                .toList();
    }
}
