package org.circlekeeper.group;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.circlekeeper.chat.UserId;
import org.circlekeeper.vault.Owner.Person;

/**
 * A person in a group, from their first yes on.
 *
 * @param user how to reach them now; never stored in the open
 * @param agreed what they agreed to have kept
 * @param language what they chose, before the language of their client
 * @param country what they told, ISO 3166
 * @param quiet when they want to hear nothing they did not ask for
 */
public record Member(
        Person person,
        UserId user,
        Group group,
        Set<Purpose> agreed,
        Optional<Locale> language,
        Optional<ZoneId> ownZone,
        Optional<String> country,
        Optional<QuietHours> quiet,
        Offers offers) {
    public Member {
        agreed = Set.copyOf(agreed);
    }

    /** Their zone, or the group's. */
    public ZoneId zone() {
        return ownZone.orElse(group.zone());
    }

    /** The day it is where they are. */
    public LocalDate today(InstantSource clock) {
        return LocalDate.ofInstant(clock.instant(), zone());
    }

    /** When the bot may speak to them unasked: now, or at the end of their quiet hours. */
    public Instant speakAt(InstantSource clock) {
        return quiet.map(hours -> hours.speakAt(clock.instant(), zone())).orElse(clock.instant());
    }
}
