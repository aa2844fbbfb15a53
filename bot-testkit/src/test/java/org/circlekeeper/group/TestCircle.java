package org.circlekeeper.group;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.circlekeeper.chat.Bot;
import org.circlekeeper.chat.Facts;
import org.circlekeeper.chat.Message;
import org.circlekeeper.chat.ModerationOrder;
import org.circlekeeper.chat.ModerationOutcome;
import org.circlekeeper.chat.Presence;
import org.circlekeeper.chat.Recipient;
import org.circlekeeper.chat.Role;
import org.circlekeeper.chat.RoomId;
import org.circlekeeper.chat.UserId;
import org.circlekeeper.command.CommandDesk;
import org.circlekeeper.command.Feature;
import org.circlekeeper.command.PersonalData;
import org.circlekeeper.privacy.PrivacyFeature;
import org.circlekeeper.schedule.JobHandler;
import org.circlekeeper.schedule.Lane;
import org.circlekeeper.schedule.Outgoing;
import org.circlekeeper.storage.Database;
import org.circlekeeper.testkit.InMemoryPlatform;
import org.circlekeeper.testkit.MovableClock;
import org.circlekeeper.testkit.Person;
import org.circlekeeper.testkit.TestDatabase;
import org.circlekeeper.vault.KeyStore;
import org.circlekeeper.vault.OperatorKey;
import org.circlekeeper.vault.Owner;
import org.circlekeeper.vault.Vault;
import org.circlekeeper.words.Catalogue;

/** A bot with groups and privacy, and a small feature that keeps a mark about whoever agreed. */
public final class TestCircle {
    public final InMemoryPlatform platform = new InMemoryPlatform();
    public final MovableClock clock = new MovableClock();
    public final Database database = TestDatabase.fresh();
    public final Vault vault = new Vault(new KeyStore(database), new OperatorKey(new byte[OperatorKey.BYTES]));
    public final Catalogue catalogue = new Catalogue();
    public final MarkFeature marks;
    public final Members members;
    public final Forgetting forgetting;
    public final List<Owner> lettersForgotten = new ArrayList<>();

    private final List<Feature> features = new ArrayList<>();
    private final CommandDesk desk;

    public TestCircle() {
        this(false, ConsentTexts.CURRENT);
    }

    TestCircle(boolean keyFromPassphrase, ConsentTexts texts) {
        members = new Members(database, vault, clock, texts);
        marks = new MarkFeature(members);
        forgetting = new Forgetting(members, database, vault, outgoing(), this::personalData);
        features.add(new GroupFeature(
                database,
                members,
                forgetting,
                catalogue,
                surroundings(),
                new Operator("The Garden", "garden@example.org", "1.2.3", keyFromPassphrase),
                clock));
        features.add(new PrivacyFeature(members, forgetting, this::personalData));
        features.add(marks);
        desk = new CommandDesk(
                features, catalogue, members::chosenLanguage, database, vault, clock, new SimpleMeterRegistry());
        platform.start(desk);
    }

    public Bot bot() {
        return desk;
    }

    public Person person(String name) {
        return platform.person(name);
    }

    /** A moderator who has set up a group for adults in the room they are in. */
    public Person moderatorWithGroup(String name) {
        Person moderator = person(name).as(Role.MODERATOR);
        moderator.asks("setup", "age", "adults");
        return moderator;
    }

    /** The group of a room that is its own home. */
    public Group group(String room) {
        return members.groups()
                .at(RoomId.standingAlone(InMemoryPlatform.NAME, room))
                .orElseThrow();
    }

    public Map<String, Long> rows() {
        return TestDatabase.rows(database);
    }

    /** Lets the daily jobs run at the present moment. */
    public void aDayIsOver() {
        Instant now = clock.instant();
        features.stream().flatMap(feature -> feature.jobs().stream()).forEach((JobHandler job) -> job.run(now));
    }

    public List<PersonalData> personalData() {
        return features.stream().map(Feature::personalData).toList();
    }

    private Surroundings surroundings() {
        return new Surroundings() {
            @Override
            public Facts facts(RoomId room) {
                return platform.facts(room);
            }

            @Override
            public Presence presence(UserId person, RoomId room) {
                return platform.presence(person, room);
            }

            @Override
            public ModerationOutcome carryOut(ModerationOrder order) {
                return platform.carryOut(order);
            }
        };
    }

    private Outgoing outgoing() {
        return new Outgoing() {
            @Override
            public void plan(String id, Owner owner, Recipient to, Message message, Lane lane, Instant until) {}

            @Override
            public void plan(
                    String id, Owner owner, Recipient to, Message message, Lane lane, Instant from, Instant until) {}

            @Override
            public void forget(Owner owner) {
                lettersForgotten.add(owner);
            }
        };
    }
}
