package org.circlekeeper.command;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.circlekeeper.chat.Bot;
import org.circlekeeper.chat.Caller;
import org.circlekeeper.chat.Event;
import org.circlekeeper.chat.Place;
import org.circlekeeper.chat.Reply;
import org.circlekeeper.chat.Request;
import org.circlekeeper.chat.Role;
import org.circlekeeper.chat.Suggestion;
import org.circlekeeper.chat.Typing;
import org.circlekeeper.chat.UserId;
import org.circlekeeper.storage.Database;
import org.circlekeeper.storage.NotSavedException;
import org.circlekeeper.vault.LockedException;
import org.circlekeeper.vault.Vault;
import org.circlekeeper.words.Catalogue;
import org.circlekeeper.words.Words;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Receives every request, refuses the ones that are not allowed, and runs the rest. Thread-safe. */
public final class CommandDesk implements Bot {
    private static final Logger log = LoggerFactory.getLogger(CommandDesk.class);
    private static final int MOST_SUGGESTIONS = 25;

    private final List<Feature> features;
    private final Map<String, Command> commands = new LinkedHashMap<>();
    private final Catalogue catalogue;
    private final Function<UserId, Optional<Locale>> chosenLanguage;
    private final Database database;
    private final Vault vault;
    private final LedgerStore ledger;
    private final Limiter limiter;
    private final InstantSource clock;
    private final MeterRegistry meters;

    /**
     * @param chosenLanguage the language somebody chose, answered from memory; empty for their client's
     * @throws IllegalArgumentException if two commands have one name
     */
    public CommandDesk(
            List<Feature> features,
            Catalogue catalogue,
            Function<UserId, Optional<Locale>> chosenLanguage,
            Database database,
            Vault vault,
            InstantSource clock,
            MeterRegistry meters) {
        this.features = List.copyOf(features);
        this.catalogue = catalogue;
        this.chosenLanguage = chosenLanguage;
        this.database = database;
        this.vault = vault;
        this.ledger = new LedgerStore(database);
        this.limiter = new Limiter(vault::tagForLimits, clock);
        vault.whenLocked(limiter::forgetEverybody);
        this.clock = clock;
        this.meters = meters;
        features.stream().flatMap(feature -> feature.commands().stream()).forEach(this::register);
    }

    private void register(Command command) {
        List<String> names = new ArrayList<>(command.spec().name().aliases());
        names.add(command.spec().name().text());
        for (String name : names) {
            if (commands.put(name, command) != null) {
                throw new IllegalArgumentException("two commands are called " + name);
            }
        }
    }

    /** What adapters publish. */
    public Menu menu() {
        return new Menu(commands.values().stream().distinct().map(Command::spec).toList(), catalogue);
    }

    @Override
    public Reply answer(Request heard) {
        Words words = wordsFor(heard.caller());
        Request request = new Request(
                heard.id(),
                trusted(heard.caller(), heard.place()),
                heard.place(),
                CleanText.of(heard.invocation()),
                heard.target());
        Command command = commands.get(request.invocation().command());
        return command == null ? unknown(request, words) : answer(request, command, words);
    }

    /** The platform knows roles in groups; what somebody is in one of them counts nowhere in a direct message. */
    private static Caller trusted(Caller caller, Place place) {
        return place.kind() == Place.Kind.DIRECT ? new Caller(caller.user(), Role.MEMBER, caller.locale()) : caller;
    }

    private Reply unknown(Request request, Words words) {
        try {
            boolean lets = limiter.lets(request.caller().user(), Limit.ORDINARY);
            return lets
                    ? counted("unknown", "unknown", Refusal.unknownCommand(request, words, commands.keySet()))
                    : counted("unknown", "refused", Refusal.say(words, "desk.too_often"));
        } catch (LockedException locked) {
            return counted("unknown", "locked", Refusal.say(words, "desk.locked"));
        }
    }

    private Reply answer(Request request, Command command, Words words) {
        String name = command.spec().name().text();
        try {
            Optional<Reply> refusal = refuse(request, command, words);
            if (refusal.isPresent()) {
                return counted(name, "refused", refusal.get());
            }
            Parsed parsed = Parsed.of(request.invocation(), command.spec(), words);
            return parsed.problem().isPresent()
                    ? counted(name, "not-understood", parsed.problem().get())
                    : counted(name, "answered", run(command, request, words, parsed));
        } catch (LockedException locked) {
            return counted(name, "locked", Refusal.say(words, "desk.locked"));
        } catch (RuntimeException bug) {
            log.error("command {} failed, request {}: {}", name, nameForLog(request), Trouble.in(bug));
            return counted(name, "failed", Refusal.say(words, whatIsKnown(command, bug)));
        }
    }

    /** After a commit was tried, "nothing was saved" could be a lie. */
    private static String whatIsKnown(Command command, RuntimeException bug) {
        if (bug instanceof NotSavedException notSaved && notSaved.isOpen()) {
            return "desk.maybe_saved";
        }
        return command.spec().effect() == Effect.CHANGES ? "desk.not_saved" : "desk.something_broke";
    }

    private Optional<Reply> refuse(Request request, Command command, Words words) {
        CommandSpec spec = command.spec();
        if (spec.personal() && request.place().isOverheard()) {
            features.forEach(feature -> feature.askedToWriteDirectly(request));
            return Optional.of(Refusal.writeToMe(request.place(), words));
        }
        if (spec.needs() != Role.MEMBER && request.place().kind() == Place.Kind.DIRECT) {
            return Optional.of(Refusal.say(words, "desk.in_the_room"));
        }
        if (!request.caller().role().covers(spec.needs())) {
            return Optional.of(Refusal.say(words, "desk.not_allowed"));
        }
        return limiter.lets(request.caller().user(), command.limit())
                ? Optional.empty()
                : Optional.of(Refusal.say(words, "desk.too_often"));
    }

    private Reply run(Command command, Request request, Words words, Parsed parsed) {
        if (command.spec().effect() != Effect.CHANGES) {
            boolean needsNothing = command.spec().effect() == Effect.NONE;
            return run(command, new Call(request, needsNothing ? "" : eventTag(request), words, parsed.values()));
        }
        Call call = new Call(request, eventTag(request), words, parsed.values());
        Optional<Reply> reply = once(command, call);
        if (reply.isEmpty()) {
            database.awaitDisk(); // the first of the two may still be on its way there
            return Refusal.say(words, "desk.already_done");
        }
        if (call.leavesNoTrace() && !call.stays().isEmpty()) {
            database.inTransaction(() -> {
                call.stays().forEach(Runnable::run);
                return call;
            });
        }
        return reply.get();
    }

    private static Reply run(Command command, Call call) {
        return Pages.of(command.run(call), call);
    }

    /** Empty when the event had its effect before. */
    private Optional<Reply> once(Command command, Call call) {
        try {
            return Optional.of(database.inTransaction(() -> ifNew(command, call)));
        } catch (RuntimeException failure) {
            if (LedgerStore.isTwin(failure)) {
                return Optional.empty();
            }
            throw failure;
        }
    }

    private Reply ifNew(Command command, Call call) {
        ledger.remember(call.event(), clock.instant());
        Reply reply = run(command, call);
        if (call.leavesNoTrace()) {
            database.undo();
            return reply;
        }
        return call.next().map(next -> shown(reply, following(next, call))).orElse(reply);
    }

    /** A form says nothing of what was done before it, and may be closed unread; any other answer stands alone. */
    private static Reply shown(Reply first, Reply following) {
        return following instanceof Reply.Ask ? new Reply.Several(List.of(first, following)) : following;
    }

    /** What comes after, with every check of its own; that it may leave no trace is about itself alone. */
    private Reply following(Request next, Call before) {
        Command command = commands.get(next.invocation().command());
        if (command == null) {
            return unknown(next, before.words());
        }
        Optional<Reply> refusal = refuse(next, command, before.words());
        Parsed parsed = Parsed.of(next.invocation(), command.spec(), before.words());
        return refusal.or(parsed::problem)
                .orElseGet(() -> run(command, new Call(next, before.event(), before.words(), parsed.values())));
    }

    @Override
    public List<Suggestion> suggest(Typing typing) {
        Command command = commands.get(typing.command());
        if (command == null) {
            return List.of();
        }
        Words words = wordsFor(typing.caller());
        String begun = typing.begun().toLowerCase(words.locale());
        return command.spec().parameters().stream()
                .filter(parameter -> parameter.name().equals(typing.parameter()))
                .flatMap(parameter -> command.suggest(parameter, typing.place(), words).stream())
                .filter(option -> option.label().toLowerCase(words.locale()).contains(begun)
                        || option.value().startsWith(begun))
                .limit(MOST_SUGGESTIONS)
                .toList();
    }

    @Override
    public void noticed(Event event) {
        database.inTransaction(() -> {
            features.forEach(feature -> feature.noticed(event));
            return event;
        });
    }

    private Words wordsFor(Caller caller) {
        try {
            return catalogue.in(chosenLanguage.apply(caller.user()).orElse(caller.locale()));
        } catch (RuntimeException unknown) {
            return catalogue.in(caller.locale());
        }
    }

    private String eventTag(Request request) {
        return vault.tagForEvent(request.caller().user().platform().name(), request.id());
    }

    private String nameForLog(Request request) {
        try {
            return eventTag(request);
        } catch (LockedException locked) {
            return "while locked";
        }
    }

    private Reply counted(String command, String outcome, Reply reply) {
        meters.counter("circlekeeper.commands", "command", command, "outcome", outcome)
                .increment();
        return reply;
    }
}
