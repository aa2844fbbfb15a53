package org.circlekeeper.helpline;

import java.util.List;
import java.util.Optional;
import org.circlekeeper.chat.Argument;
import org.circlekeeper.chat.Choice;
import org.circlekeeper.chat.Field;
import org.circlekeeper.chat.Form;
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
import org.circlekeeper.command.Parameter;
import org.circlekeeper.helpline.Countries.Guess;

/**
 * Finds a number for whoever asks, wherever they ask. Needs no database, no membership and no consent, counts nobody and
 * remembers nobody. The country is always said by the person; without one it asks.
 */
final class HelplineCommand implements Command {
    static final String NAME = "helpline";

    private static final int LONGEST_COUNTRY = 60;
    private static final String YES = "yes";
    private static final String SOMEONE_ELSE = "someone-else";
    private static final String MORE = "more";

    private final Finder finder;
    private final JustAsked justAsked;
    private final Parameter<Guess> country;
    private final Parameter<Need> need = Parameter.oneOf("need", "helpline.need", Need.class);
    private final Parameter<Way.By> by = Parameter.oneOf("by", "helpline.by", Way.By.class);
    private final Parameter<String> language;
    private final Parameter<String> openNow = Parameter.oneOf("open-now", "helpline.answer", List.of(YES, "no"));
    private final Parameter<String> noUnaskedPolice =
            Parameter.oneOf("no-unasked-police", "helpline.answer", List.of(YES, "no"));
    private final Parameter<String> whom = Parameter.oneOf("for", "helpline.for", List.of("me", SOMEONE_ELSE));
    /** Behind the button, never an option of its own. */
    private final Parameter<String> show = new Parameter<>(
            "show",
            true,
            words -> List.of(),
            (said, words) -> Parameter.plain(said).filter(MORE::equals));

    HelplineCommand(Finder finder, Countries countries, Languages languages, JustAsked justAsked) {
        this.finder = finder;
        this.justAsked = justAsked;
        this.country = new Parameter<>(
                "country",
                false,
                words -> countries.suggestions(words.locale()),
                (said, words) -> Optional.of(countries.recognise(shortened(typed(said)))));
        this.language = new Parameter<>(
                "language",
                false,
                words -> List.of(),
                (said, words) -> Parameter.plain(said).flatMap(languages::find));
    }

    @Override
    public CommandSpec spec() {
        return new CommandSpec(
                Name.of(NAME, "crisis"),
                Role.MEMBER,
                false,
                true,
                Effect.NONE,
                List.of(country, need, by, language, openNow, noUnaskedPolice, whom, show));
    }

    @Override
    public Limit limit() {
        return Limit.NONE;
    }

    @Override
    public Reply run(Call call) {
        Optional<Guess> guess = call.find(country);
        if (guess.isEmpty()) {
            return new Reply.Ask(question(call));
        }
        return guess.get().certain().map(code -> answer(call, code)).orElseGet(() -> whichOne(call, guess.get()));
    }

    private Form question(Call call) {
        return new Form(
                call.words().say("helpline.ask_title"),
                List.of(new Field.Short("country", call.words().say("helpline.ask_country"), true, LONGEST_COUNTRY)),
                call.invocation());
    }

    private Reply whichOne(Call call, Guess guess) {
        Invocation rest = without(call.invocation(), "country");
        List<Choice> choices = guess.codes().stream()
                .map(code -> new Choice(Countries.name(code, call.words().locale()), rest.with("country", code)))
                .toList();
        String asked = switch (choices.size()) {
            case 0 -> call.words().say("helpline.unknown_country");
            case 1 ->
                call.words()
                        .say("helpline.did_you_mean", "country", choices.get(0).label());
            default -> call.words().say("helpline.which_country");
        };
        return Reply.privately(Message.of(asked)
                .offering(choices)
                .offering(new Choice(call.words().say("helpline.choice_type_country"), rest)));
    }

    private Reply answer(Call call, String code) {
        Query query = new Query(
                code,
                call.find(need),
                call.find(by),
                call.find(language),
                call.words().locale().getLanguage(),
                call.find(openNow).filter(YES::equals).isPresent(),
                call.find(noUnaskedPolice).filter(YES::equals).isPresent());
        boolean forSomeoneElse = call.find(whom).filter(SOMEONE_ELSE::equals).isPresent();
        boolean everything = call.find(show).isPresent();
        Answer answer = finder.find(query);
        HelplineReply reply = new HelplineReply(answer, query, forSomeoneElse, call.words());
        if (justAsked.again(call.caller().user(), call.place(), List.of(query, forSomeoneElse, everything))) {
            return Reply.privately(reply.again());
        }
        return Reply.privately(everything ? reply.everything() : reply.first());
    }

    private static Invocation without(Invocation invocation, String argument) {
        Invocation less = Invocation.of(NAME);
        for (var one : invocation.arguments().entrySet()) {
            less = one.getKey().equals(argument) ? less : less.with(one.getKey(), one.getValue());
        }
        return less;
    }

    private static String typed(Argument said) {
        return said instanceof Argument.Private mine
                ? mine.text().reveal()
                : Parameter.plain(said).orElse("");
    }

    private static String shortened(String typed) {
        return typed.length() <= LONGEST_COUNTRY ? typed : "";
    }
}
