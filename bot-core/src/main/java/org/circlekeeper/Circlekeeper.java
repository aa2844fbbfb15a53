package org.circlekeeper;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.circlekeeper.agreement.AgreementFeature;
import org.circlekeeper.chat.Facts;
import org.circlekeeper.chat.ModerationOrder;
import org.circlekeeper.chat.ModerationOutcome;
import org.circlekeeper.chat.Platforms;
import org.circlekeeper.chat.Presence;
import org.circlekeeper.chat.Readers;
import org.circlekeeper.chat.RoomId;
import org.circlekeeper.chat.UserId;
import org.circlekeeper.checkin.CheckInFeature;
import org.circlekeeper.command.CommandDesk;
import org.circlekeeper.command.Feature;
import org.circlekeeper.command.PersonalData;
import org.circlekeeper.group.Forgetting;
import org.circlekeeper.group.GroupFeature;
import org.circlekeeper.group.Members;
import org.circlekeeper.group.Operator;
import org.circlekeeper.group.Surroundings;
import org.circlekeeper.helpline.HelplineFeature;
import org.circlekeeper.privacy.PrivacyFeature;
import org.circlekeeper.schedule.JobHandler;
import org.circlekeeper.schedule.Outgoing;
import org.circlekeeper.storage.Database;
import org.circlekeeper.vault.Vault;
import org.circlekeeper.words.Catalogue;

/** The whole bot, put together by hand: what exists can be read here. */
public final class Circlekeeper {
    private final List<Feature> features;
    private final HelplineFeature helplines;
    private final CommandDesk desk;

    /**
     * What the bot stands on.
     *
     * @param platforms where it talks; they may join later
     * @param operator who runs it
     * @param helplines the operator's folder of helplines; empty for the copy inside the program
     * @param healthWherePlatformReads whether check-ins about health are offered where the platform's company reads along
     */
    public record Ground(
            Database database,
            Vault vault,
            Outgoing outgoing,
            Platforms platforms,
            InstantSource clock,
            MeterRegistry meters,
            Operator operator,
            Optional<HelplineFeature.Folder> helplines,
            boolean healthWherePlatformReads) {}

    public Circlekeeper(Ground ground) {
        Catalogue catalogue = new Catalogue();
        Database database = ground.database();
        Vault vault = ground.vault();
        InstantSource clock = ground.clock();
        Members members = new Members(database, vault, clock);
        Forgetting forgetting = new Forgetting(members, database, vault, ground.outgoing(), this::personalData);
        this.helplines =
                new HelplineFeature(ground.helplines(), catalogue, database, vault, members, ground.outgoing(), clock);
        Surroundings surroundings = surroundings(ground.platforms());
        List<Feature> all = new ArrayList<>();
        all.add(new GroupFeature(database, members, forgetting, catalogue, surroundings, ground.operator(), clock));
        all.add(new CheckInFeature(database, vault, members, surroundings, clock, ground.healthWherePlatformReads()));
        all.add(new AgreementFeature(database, vault, members, clock));
        all.add(helplines);
        all.add(new PrivacyFeature(members, forgetting, this::personalData));
        this.features = List.copyOf(all);
        this.desk =
                new CommandDesk(features, catalogue, members::chosenLanguage, database, vault, clock, ground.meters());
    }

    /** Where every request goes. */
    public CommandDesk desk() {
        return desk;
    }

    /** Whoever starts the bot looks after the operator's directory here. */
    public HelplineFeature helplines() {
        return helplines;
    }

    /** What is done once a day. */
    public List<JobHandler> jobs() {
        return features.stream().flatMap(feature -> feature.jobs().stream()).toList();
    }

    private List<PersonalData> personalData() {
        return features.stream().map(Feature::personalData).toList();
    }

    private static Surroundings surroundings(Platforms platforms) {
        return new Surroundings() {
            @Override
            public Facts facts(RoomId room) {
                return platforms.facts(room).orElse(new Facts(new Readers(true, Readers.Outside.PLATFORM), List.of()));
            }

            @Override
            public Presence presence(UserId person, RoomId room) {
                return platforms.presence(person, room);
            }

            @Override
            public ModerationOutcome carryOut(ModerationOrder order) {
                return platforms.carryOut(order);
            }
        };
    }
}
