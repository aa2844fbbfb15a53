package org.circlekeeper.agreement;

import java.util.List;
import org.circlekeeper.chat.Block;
import org.circlekeeper.chat.Choice;
import org.circlekeeper.chat.Field;
import org.circlekeeper.chat.Form;
import org.circlekeeper.chat.Invocation;
import org.circlekeeper.chat.Message;
import org.circlekeeper.chat.Reply;
import org.circlekeeper.command.Call;
import org.circlekeeper.words.Words;

/** What a moderator sees of a draft. Every choice says which version of the draft it was made for. */
final class DraftScreen {
    private DraftScreen() {}

    /** The draft as it is, without having changed anything. */
    static Reply preview(Call call, Draft draft) {
        call.leaveNoTrace();
        return Reply.privately(whole(call, draft, Message.of(call.words().say("agreement.draft_intro"))));
    }

    /** The draft after a change. */
    static Reply kept(Call call, Draft draft) {
        return Reply.privately(whole(call, draft, Message.of(call.words().say("agreement.draft_kept"))));
    }

    /** Somebody else was quicker. */
    static Reply changed(Call call, Draft draft) {
        call.leaveNoTrace();
        return Reply.privately(whole(call, draft, Message.of(call.words().say("agreement.draft_changed"))));
    }

    private static Message whole(Call call, Draft draft, Message first) {
        Words words = call.words();
        return Reading.clauses(first, draft.clauses(), words, true)
                .and(new Block.Paragraph(words.say("agreement.draft_how")))
                .offering(
                        step(call, draft, "publish"),
                        step(call, draft, "add"),
                        step(call, draft, "drop"),
                        step(call, draft, "own"),
                        step(call, draft, "start-over"));
    }

    /** What the library has and the draft has not. */
    static Reply additions(Call call, Draft draft) {
        List<Clause> missing = Library.inOrder(Library.all().stream()
                .filter(clause -> draft.find(clause.id()).isEmpty())
                .toList());
        return menu(call, draft, "agreement.add_which", missing, DraftCommand.ADD.name());
    }

    /** What may be taken out. */
    static Reply droppable(Call call, Draft draft) {
        List<Clause> loose = draft.clauses().stream()
                .filter(clause -> clause.tier() != Clause.Tier.CORE)
                .toList();
        return menu(call, draft, "agreement.drop_which", loose, DraftCommand.DROP.name());
    }

    private static Reply menu(Call call, Draft draft, String key, List<Clause> clauses, String option) {
        call.leaveNoTrace();
        return Reply.privately(Message.of(call.words().say(key))
                .offering(clauses.stream()
                        .map(clause -> new Choice(
                                call.words().from(clause.title()),
                                draft(call, draft).with(option, clause.id())))
                        .toList())
                .offering(step(call, draft, "preview")));
    }

    static Reply coreStays(Call call, Draft draft, Clause clause) {
        call.leaveNoTrace();
        return Reply.privately(Message.of(call.words().say("agreement.core_stays"))
                .offering(
                        new Choice(
                                call.words().say("agreement.reword_choice"),
                                draft(call, draft).with(DraftCommand.REWORD.name(), clause.id())),
                        step(call, draft, "preview")));
    }

    static Reply askForWords(Call call, Draft draft, Clause clause) {
        call.leaveNoTrace();
        Words words = call.words();
        String title = words.from(clause.title());
        return new Reply.Ask(new Form(
                title.codePointCount(0, title.length()) <= Form.LONGEST_TITLE
                        ? title
                        : words.say("agreement.reword_choice"),
                List.of(new Field.Long(
                        DraftCommand.TEXT.name(), words.say("agreement.text_field"), true, DraftCommand.MOST_TEXT)),
                draft(call, draft).with(DraftCommand.REWORD.name(), clause.id())));
    }

    static Reply askForOwn(Call call, Draft draft) {
        call.leaveNoTrace();
        Words words = call.words();
        return new Reply.Ask(new Form(
                words.say("agreement.step.own"),
                List.of(
                        new Field.Short(
                                DraftCommand.TITLE.name(),
                                words.say("agreement.title_field"),
                                true,
                                DraftCommand.MOST_TITLE),
                        new Field.Long(
                                DraftCommand.TEXT.name(),
                                words.say("agreement.text_field"),
                                true,
                                DraftCommand.MOST_TEXT)),
                draft(call, draft).with(DraftCommand.STEP.name(), "own")));
    }

    /** Says why not; the draft stays as it was. */
    static Reply refused(Call call, String key) {
        call.leaveNoTrace();
        return Reply.privately(Message.of(call.words().say(key))
                .offering(new Choice(call.words().say("agreement.step.preview"), call.next(DraftCommand.NAME))));
    }

    private static Choice step(Call call, Draft draft, String step) {
        return new Choice(
                call.words().say("agreement.step." + step), draft(call, draft).with(DraftCommand.STEP.name(), step));
    }

    private static Invocation draft(Call call, Draft draft) {
        return call.next(DraftCommand.NAME).with(DraftCommand.SEEN.name(), String.valueOf(draft.version()));
    }
}
