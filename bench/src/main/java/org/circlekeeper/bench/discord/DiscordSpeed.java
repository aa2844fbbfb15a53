package org.circlekeeper.bench.discord;

import java.time.Duration;
import java.util.List;
import org.circlekeeper.discord.testkit.DiscordPerson;
import org.circlekeeper.discord.testkit.FakeDiscord;
import org.circlekeeper.discord.testkit.Server;

/**
 * How quickly the whole program answers on Discord, beside a program on JDA that answers everything with one text: one
 * at a time, two hundred a second, and more than it can do. Times are from sending the event to receiving the answer.
 */
public final class DiscordSpeed {
    private static final String HEAP = "256m";
    private static final int PEOPLE = 1_200;
    private static final int PREPARED_HELPLINES = 30;

    private DiscordSpeed() {}

    /**
     * Measures everything in turn.
     *
     * @param arguments rounds of one at a time, seconds of load, seconds of overload
     */
    public static void main(String[] arguments) {
        int rounds = number(arguments, 0, 10);
        int load = number(arguments, 1, 60);
        int overload = number(arguments, 2, 10);
        Machine.introduce();
        Machine.endAfter(Duration.ofMinutes(15));
        FakeDiscord realDiscord = Stage.discord(1);
        FakeDiscord bareDiscord = Stage.discord(1);
        try (Scratch scratch = Scratch.make();
                DiskSync sync = new DiskSync(scratch.folder("sync"));
                Stage real = Stage.of(realDiscord, Program.real(realDiscord, scratch.folder("real"), HEAP))) {
            Server server = realDiscord.server("circle");
            real.awaitAnswers(List.of(real.member(server, "first")));
            real.setUp(List.of(server));
            List<DiscordPerson> members = real.agreed(List.of(server), PEOPLE);
            Traffic toReal = new Traffic(members);
            int characters = lengthOfAnswers(toReal);
            Server other = bareDiscord.server("circle");
            try (Stage bare =
                    Stage.of(bareDiscord, Program.bare(bareDiscord, scratch.folder("bare"), HEAP, characters))) {
                List<DiscordPerson> strangers = members.stream()
                        .map(member -> bare.member(other, member.name()))
                        .toList();
                bare.awaitAnswers(strangers.subList(0, 1));
                new OneAtATime(toReal, new Traffic(strangers), sync).run(rounds);
                new Load(new Traffic(strangers)).flood("bare JDA", Duration.ofSeconds(overload));
            }
            new Load(toReal).open(Duration.ofSeconds(load));
            new Load(toReal).over(Duration.ofSeconds(overload));
            new Load(toReal).flood("Circlekeeper", Duration.ofSeconds(overload));
            Machine.introduce();
        }
        System.exit(0);
    }

    /** How long a helpline answer is: the median of some. */
    private static int lengthOfAnswers(Traffic traffic) {
        Times lengths = new Times();
        for (int i = 0; i < PREPARED_HELPLINES; i++) {
            traffic.skipToNextCountry();
            Traffic.Asked asked = traffic.helpline();
            asked.interaction().awaitSettled(Duration.ofSeconds(3));
            lengths.add(asked.interaction().shown().orElseThrow().text().length());
        }
        System.out.printf("# a helpline answer has %.0f characters (median)%n", lengths.median());
        return (int) lengths.median();
    }

    private static int number(String[] arguments, int index, int otherwise) {
        return arguments.length > index ? Integer.parseInt(arguments[index]) : otherwise;
    }
}
