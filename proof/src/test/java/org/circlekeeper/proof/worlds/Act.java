package org.circlekeeper.proof.worlds;

import java.time.Duration;
import java.util.function.Consumer;
import org.circlekeeper.chat.Choice;
import org.circlekeeper.testkit.Person;

/** One thing somebody may do on any day, for themself alone. */
enum Act {
    COMES(world -> PrivateFact.joins(world)),
    CHECKS_IN(world -> world.victimAsks("checkin now", "kind", "weather", "feeling", "storm")),
    BEGINS_A_JOURNAL(world -> {
        world.victimAsks("checkin now", "kind", "weather", "feeling", "write");
        presses(world, "Yes, keep it");
        world.victim()
                .form()
                .ifPresent(form -> world.keepsChoices(
                        world.victim().answers(form.fields().get(0).name(), "words of a quiet canary")));
    }),
    LOOKS_BACK(world -> world.victimAsks("checkin history")),
    ACCEPTS(world -> {
        world.victimAsks("agreement accept");
        presses(world, "Yes");
    }),
    ALLOWS_NOTES(world -> world.victimAsks("settings", "offers", "private")),
    WANTS_QUIET(world -> world.victimAsks("settings", "quiet", "22-8")),
    SPEAKS_GERMAN(world -> world.victimAsks("settings", "language", "de")),
    ASKS_FOR_HELP(world -> world.victimAsks("helpline", "country", "Spain")),
    SAYS_NEVER(world -> world.victimAsks("offer never")),
    ALLOWS_AGAIN(world -> world.victimAsks("offer allow")),
    EXPORTS(world -> world.victimAsks("privacy export")),
    WITHDRAWS(world -> world.victimAsks("privacy consent", "purpose", "checkins", "answer", "withdraw")),
    FORGETS(world -> {
        world.victimAsks("privacy forget");
        presses(world, "Forget me");
    }),
    WRITES_DIRECTLY(world -> world.victim().inDirect()),
    COMES_TO_THE_ROOM(world -> world.victim().in(World.ROOM));

    static final Duration BETWEEN = Duration.ofHours(7);

    @SuppressWarnings("ImmutableEnumChecker") // a lambda that holds nothing
    private final Consumer<World> doing;

    Act(Consumer<World> doing) {
        this.doing = doing;
    }

    void in(World world) {
        doing.accept(world);
    }

    private static void presses(World world, String label) {
        Person victim = world.victim();
        if (victim.form().isEmpty() && !victim.sees().isEmpty()) {
            victim.lastMessage().choices().stream()
                    .filter(choice -> choice.label().startsWith(label))
                    .findFirst()
                    .map((Choice choice) -> victim.presses(choice))
                    .ifPresent(world::keepsChoices);
        }
    }
}
