package org.circlekeeper.group;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import org.circlekeeper.chat.GroupId;
import org.circlekeeper.chat.RoomId;
import org.circlekeeper.vault.Owner.OfGroup;

/**
 * A group as it was set up.
 *
 * @param owner the tag it is stored under
 * @param country where most of its people are, ISO 3166; only ever a proposal, never a default for helplines
 * @param moderators the room its moderators talk in
 * @param checkInDays how long check-ins are kept
 * @param personal one person's own space, with nobody else in it
 * @param label what its moderators call it in the bot; names nobody
 */
public record Group(
        GroupId id,
        OfGroup owner,
        Age age,
        Locale language,
        Optional<String> country,
        ZoneId zone,
        Optional<RoomId> moderators,
        Profile profile,
        Stance stance,
        int checkInDays,
        boolean personal,
        Optional<String> label,
        LocalDate setUpOn) {}
