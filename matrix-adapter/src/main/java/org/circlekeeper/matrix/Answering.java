package org.circlekeeper.matrix;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.circlekeeper.chat.Bot;
import org.circlekeeper.chat.Invocation;
import org.circlekeeper.chat.Message;
import org.circlekeeper.chat.MessageLink;
import org.circlekeeper.chat.Place;
import org.circlekeeper.chat.Reply;
import org.circlekeeper.chat.Request;
import org.circlekeeper.chat.Target;
import org.circlekeeper.command.CommandSpec;
import org.circlekeeper.command.Effect;
import org.circlekeeper.matrix.bridge.Refused;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings what was said to the bot and the bot's answer back. One call at a time for each room. */
final class Answering {
    private static final Logger log = LoggerFactory.getLogger(Answering.class);

    /** Whoever asked longer ago has gone on; what they meant then may be wrong by now. */
    static final Duration LATEST = Duration.ofMinutes(10);

    private static final int MOST_WORDS_OF_A_COMMAND = 3;
    private static final int LONGEST_SHOWN = 40;

    private final Bot bot;
    private final Rooms rooms;
    private final Address address;
    private final Dialogues dialogues;
    private final Remembered remembered;
    private final Showing showing;
    private final Sentences sentences;
    private final InstantSource clock;
    private final Map<String, CommandSpec> commands = new TreeMap<>();

    Answering(
            Bot bot,
            Rooms rooms,
            Address address,
            Dialogues dialogues,
            Remembered remembered,
            Showing showing,
            Sentences sentences,
            InstantSource clock) {
        this.bot = bot;
        this.rooms = rooms;
        this.address = address;
        this.dialogues = dialogues;
        this.remembered = remembered;
        this.showing = showing;
        this.sentences = sentences;
        this.clock = clock;
        for (CommandSpec command : sentences.menu().commands()) {
            commands.put(command.name().text(), command);
            command.name().aliases().forEach(alias -> commands.put(alias, command));
        }
    }

    /** Whether it asks for what the bot has at hand, as helplines: that waits behind nothing else. */
    boolean isForHelp(Said said) {
        return address.read(said, true, Optional.empty()) instanceof Meant.Command command
                && Optional.ofNullable(commands.get(command.typed().invocation().command()))
                        .filter(spec -> spec.effect() == Effect.NONE)
                        .isPresent();
    }

    /** Whatever goes wrong here, the next message is heard. */
    void heard(Said said) {
        try {
            Optional<Rooms.Standing> standing = Patiently.ask(LATEST, () -> rooms.standing(said.room(), said.sender()));
            if (standing.isPresent()) {
                heard(said, standing.get());
            }
        } catch (Refused refused) {
            log.warn("something said could not be answered: {}", refused.why());
        } catch (RuntimeException bug) {
            log.error("something said could not be answered: {}", bug.getClass().getName());
        }
    }

    private void heard(Said said, Rooms.Standing standing) throws Refused {
        Meant meant = address.read(said, standing.alone(), rooms.ownName(said.room()));
        if (meant instanceof Meant.Nothing) {
            return;
        }
        if (Duration.between(said.at(), clock.instant()).compareTo(LATEST) > 0) {
            if (remembered.firstToday("old in " + said.room())) {
                showing.say("matrix.too_old", asked(said, standing, true, Gate.Lane.NOTES));
            }
            return;
        }
        String person = said.sender();
        boolean isCommand =
                meant instanceof Meant.Command command && command.typed().known();
        if (standing.direct() && dialogues.isOpen(person) && !isCommand) {
            inForm(said, standing);
        } else if (meant instanceof Meant.Command command) {
            if (standing.direct()) {
                // whoever asks for something in the middle of a form gets it: help is never more than a line away
                dialogues.leave(person);
            }
            ask(said, standing, command.typed().invocation(), command.typed().about());
        } else if (meant instanceof Meant.Pick pick) {
            pick(said, standing, pick.number());
        } else if (meant instanceof Meant.Words words) {
            ask(said, standing, unknown(words), Optional.empty());
        }
    }

    /** The bot itself says what is near. A few words are a command with a slip in it, more are a sentence. */
    private static Invocation unknown(Meant.Words words) {
        String first = words.text().lines().findFirst().orElse("");
        boolean isSentence = first.strip().split("\\s+", -1).length > MOST_WORDS_OF_A_COMMAND;
        String said = isSentence ? first : words.command();
        return Invocation.of(said.length() > LONGEST_SHOWN ? said.substring(0, LONGEST_SHOWN) : said);
    }

    /** What was asked for in a group's room is answered as there, by whoever they are there by now. */
    private void inForm(Said said, Rooms.Standing standing) throws Refused {
        Dialogues.Next next = dialogues.answer(said.sender(), said.body().strip());
        if (next instanceof Dialogues.Next.Filled filled) {
            String room = filled.place().room().value();
            Optional<Rooms.Standing> there =
                    room.equals(standing.room()) ? Optional.of(standing) : rooms.standing(room, said.sender());
            if (there.isPresent()) {
                ask(said, there.get(), filled.invocation(), Optional.empty());
            }
        } else if (next instanceof Dialogues.Next.Say say) {
            show(Reply.privately(say.message()), said, standing, false, Gate.Lane.ANSWERS);
        }
    }

    private void pick(Said said, Rooms.Standing standing, int number) throws Refused {
        Optional<Remembered.Picked> picked =
                picked(said.room(), standing.direct() ? said.sender() : Showing.EVERYBODY, number);
        if (picked.isPresent()) {
            ask(said, meant(picked.get(), standing), picked.get().choice().then(), Optional.empty());
        } else {
            Message none = Message.of(sentences.say("typed.no_such_choice"));
            show(Reply.privately(none), said, standing, true, Gate.Lane.ANSWERS);
        }
    }

    /** While the bot is locked nothing that was kept can be read: then there is nothing to pick, and that is said. */
    private Optional<Remembered.Picked> picked(String room, String person, int number) {
        try {
            return remembered.picked(room, person, number);
        } catch (RuntimeException locked) {
            return Optional.empty();
        }
    }

    /**
     * What goes on from something asked in a group's room is done there, as whoever they are there by now; but what is
     * about themself is between the two of them.
     */
    private Rooms.Standing meant(Remembered.Picked picked, Rooms.Standing standing) throws Refused {
        Optional<CommandSpec> spec =
                Optional.ofNullable(commands.get(picked.choice().then().command()));
        if (picked.about().isEmpty() || spec.filter(CommandSpec::personal).isPresent()) {
            return standing;
        }
        return rooms.standing(picked.about().get(), standing.person()).orElse(standing);
    }

    private void ask(Said said, Rooms.Standing standing, Invocation invocation, Optional<String> about) {
        Optional<CommandSpec> spec = Optional.ofNullable(commands.get(invocation.command()));
        Optional<Target> target = about.flatMap(this::target);
        Place place = rooms.place(standing, thread(said, standing));
        Request request = new Request(said.request(), rooms.caller(standing), place, invocation, target);
        boolean sameForAll =
                !standing.direct() && spec.filter(CommandSpec::personal).isPresent();
        boolean help = spec.filter(it -> it.effect() == Effect.NONE).isPresent();
        Gate.Lane lane = help ? Gate.Lane.HELP : Gate.Lane.ANSWERS;
        if (standing.alone() && !standing.encrypted() && !help) {
            showing.elsewhere(asked(said, standing, false, lane));
            return;
        }
        boolean here = sameForAll || (standing.alone() && help);
        show(bot.answer(request), said, standing, here, lane);
    }

    /** A thread is of one room: what goes on from another is in none. */
    private static Optional<String> thread(Said said, Rooms.Standing standing) {
        return said.thread().filter(thread -> said.room().equals(standing.room()));
    }

    private Optional<Target> target(String typed) {
        return Names.userIn(typed).map(id -> new Target(Names.person(id), Optional.<MessageLink>empty()));
    }

    private void show(Reply reply, Said said, Rooms.Standing standing, boolean inTheRoom, Gate.Lane lane) {
        showing.show(reply, asked(said, standing, inTheRoom, lane));
    }

    private Showing.Asked asked(Said said, Rooms.Standing standing, boolean inTheRoom, Gate.Lane lane) {
        // an edit has the effect of what it edits once, and an answer of its own
        String name = said.sender() + " " + said.event();
        return new Showing.Asked(
                standing, rooms.place(standing, thread(said, standing)), thread(said, standing), name, inTheRoom, lane);
    }
}
