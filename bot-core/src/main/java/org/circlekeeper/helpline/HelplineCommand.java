package org.circlekeeper.helpline;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.circlekeeper.chat.Block;
import org.circlekeeper.chat.Choice;
import org.circlekeeper.chat.Field;
import org.circlekeeper.chat.Form;
import org.circlekeeper.chat.Invocation;
import org.circlekeeper.chat.Message;
import org.circlekeeper.chat.Reply;
import org.circlekeeper.chat.Role;
import org.circlekeeper.chat.UserId;
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
    /** The form, whatever country is remembered. */
    static final String FORM = "form";

    private static final Set<String> SHOWN = Set.of(MORE, FORM);

    private final Finder finder;
    private final JustAsked justAsked;
    private final Function<UserId, Optional<String>> remembered;
    private final Parameter<Where> country;
    private final Parameter<Said<Need>> need;
    private final Parameter<Said<Way.By>> by;
    private final Parameter<Said<String>> language;
    private final Parameter<Said<String>> openNow;
    private final Parameter<Said<String>> noUnaskedPolice;
    private final Parameter<Said<String>> whom;
    /** Behind the button, never an option of its own. */
    private final Parameter<String> show = new Parameter<>(
            "show",
            Parameter.How.HIDDEN,
            words -> List.of(),
            (said, words) -> Parameter.plain(said).filter(SHOWN::contains));

    HelplineCommand(
            Finder finder,
            Countries countries,
            Languages languages,
            OtherWords otherWords,
            JustAsked justAsked,
            Function<UserId, Optional<String>> remembered) {
        this.finder = finder;
        this.justAsked = justAsked;
        this.remembered = remembered;
        this.country = new Parameter<>(
                "country",
                Parameter.How.TYPED,
                words -> countries.suggestions(words.locale()),
                (said, words) -> Optional.of(Where.typed(shortened(Parameter.heard(said)), countries, otherWords)));
        this.need = Said.leniently(
                Parameter.oneOf("need", "helpline.need", Need.class),
                typed -> otherWords.find(OtherWords.NEED, typed).map(HelplineCommand::need));
        this.by = Said.leniently(
                Parameter.oneOf("by", "helpline.by", Way.By.class),
                typed -> otherWords.find(OtherWords.BY, typed).map(HelplineCommand::by));
        this.language = Said.leniently(
                new Parameter<>(
                        "language",
                        Parameter.How.TYPED,
                        words -> List.of(),
                        (said, words) -> Parameter.plain(said).flatMap(languages::find)),
                languages::find);
        this.openNow = yesOrNo("open-now", otherWords);
        this.noUnaskedPolice = yesOrNo("no-unasked-police", otherWords);
        this.whom = Said.leniently(
                Parameter.oneOf("for", "helpline.for", List.of("me", SOMEONE_ELSE)),
                typed -> otherWords.find(OtherWords.WHOM, typed));
    }

    private static Parameter<Said<String>> yesOrNo(String name, OtherWords otherWords) {
        return Said.leniently(
                Parameter.oneOf(name, "helpline.answer", List.of(YES, "no")),
                typed -> otherWords.find(OtherWords.ANSWER, typed));
    }

    private static Need need(String kebab) {
        return Need.valueOf(kebab.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    private static Way.By by(String kebab) {
        return Way.By.valueOf(kebab.toUpperCase(Locale.ROOT).replace('-', '_'));
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
        Optional<Where> where = call.find(country);
        if (where.isEmpty()) {
            return remembered(call).map(code -> thatOne(call, code)).orElseGet(() -> new Reply.Ask(question(call)));
        }
        Guess guess = where.get().guess();
        return guess.certain().map(code -> answer(call, code, where.get())).orElseGet(() -> whichOne(call, guess));
    }

    private Form question(Call call) {
        return new Form(
                call.words().say("helpline.ask_title"),
                List.of(new Field.Short("country", call.words().say("helpline.ask_country"), true, LONGEST_COUNTRY)),
                call.invocation());
    }

    /** Nothing that is in the way of an answer: no lock, and nobody else who could read it. */
    private Optional<String> remembered(Call call) {
        if (call.find(show).isPresent() || call.place().isOverheard()) {
            return Optional.empty();
        }
        try {
            return remembered.apply(call.caller().user()).filter(Countries.codes()::contains);
        } catch (RuntimeException locked) {
            return Optional.empty();
        }
    }

    private Reply thatOne(Call call, String code) {
        Invocation asked = call.invocation();
        return Reply.privately(Message.of(call.words().say("helpline.ask_country"))
                .offering(new Choice(Countries.name(code, call.words().locale()), asked.with("country", code)))
                .offering(new Choice(call.words().say("helpline.choice_country"), asked.with("show", FORM))));
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
                .offering(new Choice(call.words().say("helpline.choice_type_country"), rest.with("show", FORM))));
    }

    private Reply answer(Call call, String code, Where where) {
        Query query = new Query(
                code,
                meant(call, need).or(() -> where.need().map(HelplineCommand::need)),
                meant(call, by).or(() -> where.by().map(HelplineCommand::by)),
                meant(call, language),
                call.words().locale().getLanguage(),
                meant(call, openNow).filter(YES::equals).isPresent(),
                wantsNoUnaskedPolice(call));
        boolean forSomeoneElse = meant(call, whom).filter(SOMEONE_ELSE::equals).isPresent();
        boolean everything = call.find(show).filter(MORE::equals).isPresent();
        Answer answer = finder.find(query);
        HelplineReply reply = new HelplineReply(answer, query, forSomeoneElse, call.words());
        boolean again = justAsked.again(call.caller().user(), call.place(), List.of(query, forSomeoneElse, everything));
        Message said = again ? reply.again(everything) : everything ? reply.everything() : reply.first();
        return Reply.privately(unknown(call).map(line -> withLine(said, line)).orElse(said));
    }

    /** Whoever said something about it and was not understood is taken to want none: the other mistake does harm. */
    private boolean wantsNoUnaskedPolice(Call call) {
        return call.find(noUnaskedPolice)
                .map(said -> said.meant().map(YES::equals).orElse(true))
                .orElse(false);
    }

    private static <T> Optional<T> meant(Call call, Parameter<Said<T>> parameter) {
        return call.find(parameter).flatMap(Said::meant);
    }

    /** One line about everything that was not understood. */
    private Optional<String> unknown(Call call) {
        List<Said<?>> unknown = new ArrayList<>();
        for (Parameter<? extends Said<?>> one : List.of(need, by, language, openNow, whom)) {
            call.find(one).filter(said -> !said.isUnderstood()).ifPresent(unknown::add);
        }
        String what = unknown.stream().flatMap(said -> said.unknown().stream()).collect(Collectors.joining(", "));
        if (unknown.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                what.isEmpty()
                        ? call.words().say("helpline.not_understood_at_all")
                        : call.words().say("helpline.not_understood", "what", what));
    }

    private static Message withLine(Message said, String line) {
        List<Block> blocks = new ArrayList<>(said.blocks());
        blocks.add(new Block.Paragraph(line));
        return new Message(blocks, said.choices());
    }

    private static Invocation without(Invocation invocation, String argument) {
        Invocation less = Invocation.of(NAME);
        for (var one : invocation.arguments().entrySet()) {
            less = one.getKey().equals(argument) ? less : less.with(one.getKey(), one.getValue());
        }
        return less;
    }

    private static String shortened(String typed) {
        return typed.length() <= LONGEST_COUNTRY ? typed : "";
    }
}
