package org.circlekeeper.proof.offers;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.circlekeeper.chat.Role;
import org.circlekeeper.testkit.Person;
import org.circlekeeper.testkit.TestBot;

/** Ten moderators who each offer five times a day to one person, as often as a sender may within an hour. */
final class FiftyOffers {
    private final TestBot bot;
    private final Random chance;
    private final Person to;
    private final List<Person> offering = new ArrayList<>();
    private final Map<Person, Instant> last = new HashMap<>();
    private final List<String> tooSoon = new ArrayList<>();
    private Instant newest = Instant.MIN;
    private int offers;

    FiftyOffers(TestBot bot, Random chance) {
        this.bot = bot;
        this.chance = chance;
        this.to = bot.person("ada");
        for (int i = 0; i < 10; i++) {
            Person moderator = bot.person("mod" + i).as(Role.MODERATOR);
            IntStream.range(0, 5).forEach(five -> offering.add(moderator));
        }
    }

    Person to() {
        return to;
    }

    /** Fifty offers within an hour, in any order, then the day after; how many notes came. */
    int aDay() {
        int before = to.notes().size();
        Collections.shuffle(offering, chance);
        for (Person sender : offering) {
            int soFar = to.notes().size();
            sender.asksAbout(to, "offer").picks("Send a note");
            offers += sender.sees().contains("passed on, or that was not possible") ? 1 : 0;
            if (to.notes().size() > soFar) {
                arrived(sender, bot.clock().instant());
            }
            bot.clock().forward(Duration.ofMinutes(1));
        }
        bot.clock().forward(Duration.ofHours(24));
        bot.postman().deliverDue();
        return to.notes().size() - before;
    }

    private void arrived(Person sender, Instant now) {
        if (now.isBefore(newest.plus(Duration.ofHours(24)))) {
            tooSoon.add("within a day");
        }
        if (now.isBefore(last.getOrDefault(sender, Instant.MIN).plus(Duration.ofDays(7)))) {
            tooSoon.add("within a week from one sender");
        }
        newest = now;
        last.put(sender, now);
    }

    /** Notes that came too soon after another. */
    List<String> tooSoon() {
        return tooSoon;
    }

    /** How many offers the senders were thanked for. */
    int offers() {
        return offers;
    }
}
