package org.circlekeeper.helpline;

import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A helpline as public lists have it. The schema is explained in {@code config/helplines/README.md}.
 *
 * @param region the part of the country it is listed for, always with a readable name
 * @param police what it may do unasked; nothing where that is not known, and unknown is never shown as safe
 * @param pair the line that must be shown with this one
 * @param url an address a person opened; only with {@code verified}
 */
record Line(
        String id,
        String name,
        @Nullable String region,
        @Nullable String regionName,
        List<Need> needs,
        List<Audience> audience,
        List<String> languages,
        List<Way> ways,
        @Nullable Hours hours,
        @Nullable Police police,
        @Nullable String policeSource,
        List<Caution> cautions,
        Strength strength,
        List<Listing> listed,
        List<String> flags,
        @Nullable Status status,
        @Nullable String statusReason,
        @Nullable String replacedBy,
        @Nullable String pair,
        @Nullable String unverifiedUrl,
        @Nullable String unverifiedChatUrl,
        @Nullable String url,
        @Nullable Verified verified,
        @Nullable String note) {
    Line {
        Given.text(id, "the id of a line");
        Given.that(id.matches("[a-z0-9][a-z0-9-]*"), "not an id: " + id);
        Given.text(name, "the name of " + id);
        Given.that((region == null) == (regionName == null), id + " needs region and region-name, or neither");
        needs = Given.some(needs, "what " + id + " is for (needs)");
        audience = Given.some(audience, "who may use " + id + " (audience)");
        languages = Given.list(languages);
        languages.forEach(Languages::check);
        ways = Given.some(ways, "how to reach " + id + " (ways)");
        Given.that((police == null) == (policeSource == null), id + " needs police and police-source, or neither");
        cautions = Given.list(cautions);
        Given.value(strength, "the strength of " + id);
        listed = Given.list(listed);
        Given.that(!listed.isEmpty() || status == Status.HOLD, id + " has no source and date (listed)");
        flags = Given.list(flags);
        Given.that((status == null) == (statusReason == null), id + " needs status and status-reason, or neither");
        Given.that(url == null || verified != null, id + " shows a url nobody verified");
        Given.that(
                verified != null || ways.stream().noneMatch(way -> way.by() == Way.By.CHAT),
                id + " shows a chat nobody verified");
    }

    /** How many sources that do not copy each other list it. */
    enum Strength {
        STRONG,
        MEDIUM,
        WEAK
    }

    /** Why it is never shown. */
    enum Status {
        RETRACTED,
        SUPERSEDED,
        HOLD
    }

    /** Whether it sends police or an ambulance. */
    enum Police {
        MAY,
        ONLY_IF_ASKED
    }

    /** Who checked it with the people who run it, how, and when. */
    record Verified(String by, How how, String date) {
        Verified {
            Given.text(by, "who verified (by)");
            Given.value(how, "how it was verified");
            Given.that(Listing.isDate(Given.text(date, "the date it was verified")), "not a date: " + date);
        }

        /** A call is not among them: it would take the place of somebody who needs it. */
        enum How {
            OPERATOR_PAGE,
            OPERATOR_CONFIRMED
        }
    }

    /** Whether people may see it: nothing speaks against it, and enough speaks for it. Age never hides a line. */
    boolean isShown() {
        return status == null && (verified != null || (strength != Strength.WEAK && flags.isEmpty()));
    }

    boolean isYouth() {
        return Audience.isYouth(audience);
    }

    boolean isForAdultsAtLarge() {
        return Audience.isForAdultsAtLarge(audience);
    }

    boolean speaks(String language) {
        if (languages.contains(language)) {
            return true;
        }
        for (Way way : ways) {
            if (way.speaks(language)) {
                return true;
            }
        }
        return false;
    }

    Optional<YearMonth> newestListing() {
        return Listing.newest(listed);
    }

    /** When this way is open: its own hours, or else the line's. */
    Opening opening(Way way, Moment now) {
        Hours own = way.hours() == null ? hours : way.hours();
        return own == null ? Opening.UNKNOWN : own.at(now);
    }

    /** Whether this way is open, which is quicker to know than until when. */
    Opening.State state(Way way, Moment now) {
        Hours own = way.hours() == null ? hours : way.hours();
        return own == null ? Opening.State.UNKNOWN : own.state(now);
    }

    Line reachedBy(List<Way> newWays) {
        return new Line(
                id,
                name,
                region,
                regionName,
                needs,
                audience,
                languages,
                newWays,
                hours,
                police,
                policeSource,
                cautions,
                strength,
                listed,
                flags,
                status,
                statusReason,
                replacedBy,
                pair,
                unverifiedUrl,
                unverifiedChatUrl,
                url,
                verified,
                note);
    }
}
