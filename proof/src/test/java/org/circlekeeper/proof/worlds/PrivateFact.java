package org.circlekeeper.proof.worlds;

import java.time.Duration;
import java.util.function.BiConsumer;
import org.circlekeeper.chat.Event;
import org.circlekeeper.chat.RoomId;
import org.circlekeeper.testkit.InMemoryPlatform;
import org.circlekeeper.testkit.Person;

/**
 * Something about the victim that is nobody else's business. It is so in one of two worlds; whatever others do, and the
 * time that passes, is the same in both.
 */
enum PrivateFact {
    CAME((world, so) -> {
        if (so) {
            joins(world);
        }
    }),
    SAID_NOT_NOW((world, so) -> {
        if (so) {
            world.victimAsks("checkin now", "feeling", "fog");
            world.keepsChoices(world.victim().picks("Not now"));
        }
    }),
    CHECKED_IN_OFTEN_AND_LOW(among((world, so) -> {
        for (int day = 0; day < 12; day++) {
            if (so) {
                world.victimAsks("checkin now", "kind", "weather", "feeling", "storm");
                world.victimAsks("checkin now", "kind", "capacity", "feeling", "1");
            }
            world.timePasses(Duration.ofHours(24));
        }
    })),
    CHECKED_IN_LOW_OR_HIGH((world, so) -> {
        joins(world);
        world.victimAsks("checkin now", "kind", "weather", "feeling", so ? "storm" : "sun");
    }),
    WROTE_A_JOURNAL(among((world, so) -> {
        if (so) {
            world.victimAsks("checkin now", "kind", "weather", "feeling", "write");
            world.keepsChoices(world.victim().picks("Yes, keep it"));
            String field = world.victim().form().orElseThrow().fields().get(0).name();
            world.keepsChoices(world.victim().answers(field, "words of a quiet canary"));
        }
    })),
    ACCEPTED_THE_AGREEMENT(among((world, so) -> {
        if (so) {
            world.victimAsks("agreement accept");
            world.keepsChoices(world.victim().picks("Yes"));
        }
    })),
    HAS_BEEN_HERE_LONG((world, so) -> {
        if (so) {
            joins(world);
        }
        world.timePasses(Duration.ofDays(60));
        if (!so) {
            joins(world);
        }
    }),
    SPEAKS_SPANISH(among((world, so) -> sets(world, so, "language", "es"))),
    LIVES_IN_ANOTHER_ZONE(among((world, so) -> sets(world, so, "zone", "Pacific/Auckland"))),
    TOLD_A_COUNTRY(among((world, so) -> sets(world, so, "country", "Germany"))),
    ALLOWS_NOTES(among((world, so) -> sets(world, so, "offers", "private"))),
    WANTS_NO_NOTES(among((world, so) -> sets(world, so, "offers", "never"))),
    HAS_QUIET_HOURS(among((world, so) -> sets(world, so, "quiet", "8-20"))),
    ASKED_FOR_HELPLINES((world, so) -> {
        if (so) {
            world.victimAsks("helpline", "country", "Spain", "need", "suicide");
            world.victim().inDirect();
            world.victimAsks("crisis", "country", "Germany");
        }
    }),
    GOT_A_NOTE(among((world, so) -> {
        sets(world, so, "offers", "private");
        offered(world, "mo");
    })),
    HAD_CLOSED_MESSAGES(among((world, so) -> {
        sets(world, true, "offers", "private");
        if (so) {
            world.bot().platform().closeDirectMessagesOf(World.VICTIM);
        }
        offered(world, "mo");
    })),
    SAID_NEVER_AGAIN(noted((world, so) -> {
        if (so) {
            world.keepsChoices(world.victim().picksFromNote("Never again"));
        }
        offered(world, "mia");
    })),
    DECLINED_A_NOTE(noted((world, so) -> {
        if (so) {
            world.keepsChoices(world.victim().picksFromNote("Not for me"));
        }
    })),
    FELT_WRONG(noted((world, so) -> {
        if (so) {
            world.keepsChoices(world.victim().picksFromNote("This felt wrong"));
        }
    })),
    FELT_WRONG_AS_ANOTHER_DID((world, so) -> {
        Person dan = world.person("dan");
        offer(world, "mo", dan);
        dan.picksFromNote("This felt wrong");
        FELT_WRONG.happens(world, so);
    }),
    NOTE_WAITS(among((world, so) -> {
        sets(world, true, "offers", "private");
        sets(world, so, "quiet", "8-20");
        offered(world, "mo");
    })),
    TOOK_ALONG_WHAT_IS_KEPT(among((world, so) -> {
        if (so) {
            world.victimAsks("privacy export");
            world.victimAsks("privacy what");
            world.victimAsks("checkin history");
        }
    })),
    WITHDREW(among((world, so) -> {
        if (so) {
            world.victimAsks("privacy consent", "purpose", "checkins", "answer", "withdraw");
        }
    })),
    IS_FORGOTTEN_OR_NEVER_CAME((world, so) -> {
        if (so) {
            CHECKED_IN_OFTEN_AND_LOW.happens(world, true);
            sets(world, true, "offers", "private");
        } else {
            world.timePasses(Duration.ofDays(12));
        }
        offered(world, "mo");
        if (so) {
            forgets(world);
        }
    }),
    FORGOT_AFTER_A_NOTE(noted((world, so) -> {
        if (so) {
            forgets(world);
        }
    })),
    LEFT(among((world, so) -> {
        if (so) {
            world.bot()
                    .bot()
                    .desk()
                    .noticed(new Event.MemberLeft(
                            world.victim().id(), new RoomId(InMemoryPlatform.NAME, World.ROOM, World.ROOM)));
        }
    })),
    HAS_A_SPACE_OF_THEIR_OWN((world, so) -> {
        world.victim().inDirect();
        if (so) {
            joins(world);
            world.victimAsks("checkin now", "kind", "weather", "feeling", "rain");
        }
    }),
    IS_IN_ANOTHER_GROUP((world, so) -> {
        world.victim().in(World.ELSEWHERE);
        if (so) {
            joins(world);
        }
        world.victim().in(World.ROOM);
    }),
    SHARED_A_LINE(among((world, so) -> {
        if (so) {
            world.victimAsks("checkin share");
            world.victim().picks("Share here");
        }
    })),
    LOOKED_AND_HID((world, so) -> {
        if (so) {
            world.victimAsks("help");
            world.victimAsks("checkin card", "card", "reach-for-someone");
            world.victimAsks("hide");
        }
    });

    @SuppressWarnings("ImmutableEnumChecker") // a lambda that holds nothing
    private final BiConsumer<World, Boolean> happening;

    PrivateFact(BiConsumer<World, Boolean> happening) {
        this.happening = happening;
    }

    /** Lets it be so, or not, with all that happens either way. */
    void happens(World world, boolean so) {
        happening.accept(world, so);
    }

    private static BiConsumer<World, Boolean> among(BiConsumer<World, Boolean> then) {
        return (world, so) -> {
            joins(world);
            then.accept(world, so);
        };
    }

    private static BiConsumer<World, Boolean> noted(BiConsumer<World, Boolean> then) {
        return among((world, so) -> {
            sets(world, true, "offers", "private");
            offered(world, "mo");
            then.accept(world, so);
        });
    }

    static void joins(World world) {
        World.join(world.victim());
        world.keepsChoices(world.victim());
    }

    static void sets(World world, boolean so, String what, String to) {
        if (so) {
            world.victimAsks("settings", what, to);
        }
    }

    static void forgets(World world) {
        world.victimAsks("privacy forget");
        world.victim().presses(world.victim().lastMessage().choices().get(0));
    }

    static void offered(World world, String by) {
        offer(world, by, world.victim());
    }

    private static void offer(World world, String by, Person to) {
        Person moderator = world.person(by).as(org.circlekeeper.chat.Role.MODERATOR);
        moderator.asksAbout(to, "offer").picks("Send a note");
    }
}
