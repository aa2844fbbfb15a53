package org.circlekeeper.helpline;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.circlekeeper.chat.UserId;
import org.circlekeeper.vault.Owner.OfGroup;
import org.circlekeeper.vault.Vault;

/**
 * How often anybody may be offered something, over all senders, groups and platforms' rooms: once a day to one person,
 * once a week from one person to another, five times an hour from one person. Crisis messages sent in masses were used
 * to harass on Reddit; these numbers leave no room for that. Counted by tags that name nobody and outlive
 * <em>forget</em> until they expire; <em>never again</em> stays until it is taken back.
 */
final class OfferLimits {
    private static final Duration DAY = Duration.ofHours(24);
    private static final Duration WEEK = Duration.ofDays(7);
    private static final Duration HOUR = Duration.ofHours(1);
    private static final int AN_HOUR = 5;

    private final OfferLimitStore store;
    private final Vault vault;
    private final InstantSource clock;

    OfferLimits(OfferLimitStore store, Vault vault, InstantSource clock) {
        this.store = store;
        this.vault = vault;
        this.clock = clock;
    }

    /** What a sender's marks are counted under: another name in every group, and none says who it is. */
    String senderTag(OfGroup group, UserId sender) {
        return vault.person(group, sender)
                .map(person -> vault.tagForEntry("offer sender|" + person.id()))
                .orElseThrow(() -> new IllegalStateException("the group has no key"));
    }

    /** For the limits over all groups; never shown to anybody. */
    private String senderTag(UserId sender) {
        return vault.tagForLimits("offer sender", sender);
    }

    /** Takes one of a sender's five in an hour; false when there is none left. */
    boolean claimSender(UserId sender) {
        return claim(senderTag(sender), AN_HOUR, HOUR);
    }

    /**
     * Takes a person's one in a day and this pair's one in a week; where that is not possible or not wanted, takes as many
     * places under tags that count nobody. Asks and writes the same either way, so that the time it takes tells nothing.
     *
     * @param wanted whether a note could be passed on at all
     * @return whether both were free and are taken now
     */
    boolean claimRecipient(UserId sender, UserId recipient, String event, boolean wanted) {
        Instant now = clock.instant();
        String person = vault.tagForLimits("offer recipient", recipient);
        String pair = vault.tagForLimits("offer pair " + senderTag(sender), recipient);
        boolean never = store.isNever(neverTag(recipient));
        int today = store.used(person, now);
        int thisWeek = store.used(pair, now);
        boolean free = wanted && !never && today == 0 && thisWeek == 0;
        boolean first = claim(free ? person : vault.tagForLimits("offer nobody " + event, sender), 1, DAY);
        boolean second = claim(free ? pair : vault.tagForLimits("offer no pair " + event, sender), 1, WEEK);
        return free && first && second;
    }

    void never(UserId user) {
        store.never(neverTag(user), clock.instant());
    }

    void allow(UserId user) {
        store.allow(neverTag(user));
    }

    private String neverTag(UserId user) {
        return vault.tagForLimits("offer never", user);
    }

    private boolean claim(String tag, int most, Duration per) {
        Instant now = clock.instant();
        return store.claim(tag, most, now, now.plus(per));
    }
}
