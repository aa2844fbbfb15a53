package org.circlekeeper.proof.backup;

import java.time.Duration;
import java.util.List;
import org.circlekeeper.chat.Role;
import org.circlekeeper.testkit.Person;

/** A group with a bit of everything a bot can hold. */
public final class Circle {
    public static final List<String> PEOPLE = List.of("ada", "bea", "cem", "mo");

    /** Words that must be in no file. */
    public static final String CANARY = "canary of heartbreak ridge";

    /** What an adapter remembers here. */
    public static final String STREAM = "place in the stream";

    private Circle() {}

    /** Lets everybody live a little. */
    public static void live(LivingBot bot) {
        Person mo = bot.person("mo").as(Role.MODERATOR);
        mo.asks("setup", "age", "adults");
        PEOPLE.forEach(name -> joins(bot.person(name)));
        mo.asks("agreement draft").picks("Publish");
        saysYes(bot.person("ada").asks("rules").picks("I accept this"));
        bot.person("cem").asks("settings", "zone", "Asia/Kolkata", "country", "IN");
        for (String name : List.of("ada", "bea")) {
            bot.person(name).asks("settings", "offers", "private");
            mo.asksAbout(bot.person(name), "offer").picks("Send a note");
        }
        bot.lookedAt("ada");
        bot.notebook().write(STREAM, "event 4711", Duration.ofDays(30));
    }

    /** Says yes, notes a weather and some words. */
    public static void joins(Person person) {
        saysYes(person.asks("checkin now", "kind", "weather", "feeling", "fog"));
        saysYes(person.asks("checkin now", "kind", "mood5", "feeling", "write"));
        String field = person.form().orElseThrow().fields().get(0).name();
        person.answers(field, CANARY + " of " + person.id().value());
    }

    private static void saysYes(Person person) {
        if (person.sees().contains("[Yes, keep it]")) {
            person.picks("Yes, keep it");
        }
    }

    /** Asks to be forgotten everywhere, and is sure. */
    public static void forgets(Person person) {
        person.asks("privacy forget").picks("Forget me everywhere");
    }
}
