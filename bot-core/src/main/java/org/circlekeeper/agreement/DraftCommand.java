package org.circlekeeper.agreement;

import java.util.List;
import java.util.Optional;
import org.circlekeeper.chat.PrivateText;
import org.circlekeeper.chat.Reply;
import org.circlekeeper.chat.Role;
import org.circlekeeper.chat.Suggestion;
import org.circlekeeper.command.Call;
import org.circlekeeper.command.Command;
import org.circlekeeper.command.CommandSpec;
import org.circlekeeper.command.Effect;
import org.circlekeeper.command.Limit;
import org.circlekeeper.command.Name;
import org.circlekeeper.command.Parameter;
import org.circlekeeper.group.Age;
import org.circlekeeper.group.Group;
import org.circlekeeper.group.Members;

/**
 * Composes the next version of a group's agreement, and publishes it. In a room, because how rules are made is
 * everybody's business.
 */
final class DraftCommand implements Command {
    static final String NAME = "agreement draft";

    static final int MOST_TITLE = 80;
    static final int MOST_TEXT = 500;

    static final Parameter<String> ADD = clause("add");
    static final Parameter<String> DROP = clause("drop");
    static final Parameter<String> REWORD = clause("reword");
    static final Parameter<String> STEP = Parameter.oneOf(
            "step", "agreement.step", List.of("preview", "add", "drop", "own", "publish", "start-over"));
    /** Which version of the draft a choice was made for; carried by choices, never published. */
    static final Parameter<Integer> SEEN = new Parameter<>(
            "seen",
            Parameter.How.HIDDEN,
            words -> List.of(),
            Parameter.number("seen", 0, Integer.MAX_VALUE).parse());

    static final Parameter<PrivateText> TITLE = Parameter.words("title", MOST_TITLE);
    static final Parameter<PrivateText> TEXT = Parameter.words("text", MOST_TEXT);

    private final Members members;
    private final AgreementStore agreements;
    private final DraftStore drafts;
    private final Publishing publishing;

    DraftCommand(Members members, AgreementStore agreements, DraftStore drafts, Publishing publishing) {
        this.members = members;
        this.agreements = agreements;
        this.drafts = drafts;
        this.publishing = publishing;
    }

    private static Parameter<String> clause(String name) {
        return new Parameter<>(
                name,
                Parameter.How.TYPED,
                words -> Library.all().stream()
                        .map(clause -> new Suggestion(words.from(clause.title()), clause.id()))
                        .toList(),
                (said, words) -> Parameter.plain(said).filter(id -> !id.isEmpty() && id.length() <= 40));
    }

    @Override
    public CommandSpec spec() {
        return new CommandSpec(
                Name.of(NAME),
                Role.MODERATOR,
                false,
                true,
                Effect.CHANGES,
                List.of(ADD, DROP, REWORD, STEP, SEEN, TITLE, TEXT));
    }

    @Override
    public Limit limit() {
        return Limit.MODERATION;
    }

    @Override
    public Reply run(Call call) {
        return members.inGroup(call, group -> edit(call, group));
    }

    private Reply edit(Call call, Group group) {
        if (group.personal()) {
            return DraftScreen.refused(call, "agreement.own_space");
        }
        Optional<Agreement> newest = agreements.newest(group.owner());
        Draft draft = drafts.find(group.owner()).orElseGet(() -> Draft.after(newest));
        if (call.find(SEEN).filter(seen -> seen != draft.version()).isPresent()) {
            return DraftScreen.changed(call, draft);
        }
        if (call.find(ADD).isPresent()) {
            return add(call, group, draft, call.find(ADD).get());
        }
        if (call.find(DROP).isPresent()) {
            return drop(call, group, draft, call.find(DROP).get());
        }
        if (call.find(REWORD).isPresent()) {
            return reword(call, group, draft, call.find(REWORD).get());
        }
        return switch (call.find(STEP).orElse("preview")) {
            case "add" -> DraftScreen.additions(call, draft);
            case "drop" -> DraftScreen.droppable(call, draft);
            case "own" -> own(call, group, draft);
            case "publish" ->
                call.find(SEEN).isPresent()
                        ? publishing.publish(call, group, draft, newest)
                        : DraftScreen.preview(call, draft);
            case "start-over" ->
                keep(call, group, draft, draft.with(Draft.after(newest).clauses()));
            default -> DraftScreen.preview(call, draft);
        };
    }

    private Reply add(Call call, Group group, Draft draft, String id) {
        Optional<Clause> clause = Library.find(id);
        if (clause.isEmpty()) {
            return DraftScreen.refused(call, "agreement.no_such_clause");
        }
        if (draft.find(id).isPresent()) {
            return DraftScreen.refused(call, "agreement.already_in");
        }
        if (clause.get().id().equals(Library.ADULTS_ONLY) && group.age() != Age.ADULTS) {
            return DraftScreen.refused(call, "agreement.adults_only");
        }
        return keep(call, group, draft, draft.adding(clause.get()));
    }

    private Reply drop(Call call, Group group, Draft draft, String id) {
        Optional<Clause> clause = draft.find(id);
        if (clause.isEmpty()) {
            return DraftScreen.refused(call, "agreement.not_in");
        }
        return clause.get().tier() == Clause.Tier.CORE
                ? DraftScreen.coreStays(call, draft, clause.get())
                : keep(call, group, draft, draft.without(clause.get()));
    }

    private Reply reword(Call call, Group group, Draft draft, String id) {
        Optional<Clause> clause = draft.find(id);
        if (clause.isEmpty()) {
            return DraftScreen.refused(call, "agreement.not_in");
        }
        Optional<String> text = call.find(TEXT).map(DraftStore::forAll);
        if (text.isEmpty()) {
            return DraftScreen.askForWords(call, draft, clause.get());
        }
        return text.get().isEmpty()
                ? DraftScreen.refused(call, "agreement.nothing_written")
                : keep(call, group, draft, draft.saying(clause.get(), text.get(), group.language()));
    }

    private Reply own(Call call, Group group, Draft draft) {
        if (!draft.hasRoomForOwn()) {
            return DraftScreen.refused(call, "agreement.own_enough");
        }
        Optional<String> title = call.find(TITLE).map(DraftStore::forAll);
        Optional<String> text = call.find(TEXT).map(DraftStore::forAll);
        if (title.isEmpty() && text.isEmpty()) {
            return DraftScreen.askForOwn(call, draft);
        }
        return title.orElse("").isEmpty() || text.orElse("").isEmpty()
                ? DraftScreen.refused(call, "agreement.nothing_written")
                : keep(call, group, draft, draft.addingOwn(title.get(), text.get(), group.language()));
    }

    private Reply keep(Call call, Group group, Draft seen, Draft next) {
        return drafts.change(group.owner(), seen, next)
                ? DraftScreen.kept(call, next)
                : DraftScreen.changed(call, seen);
    }
}
