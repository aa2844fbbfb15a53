package org.circlekeeper.discord.testkit.rules;

/** A poll (Discord, Poll resource). */
final class PollRules {
    private static final int LONGEST_HOURS = 32 * 24;

    private PollRules() {}

    static void check(Part poll) {
        if (poll.absent()) {
            return;
        }
        poll.at("question").needed().at("text").needed().length(1, 300);
        poll.at("answers").needed().count(1, 10);
        for (Part answer : poll.at("answers").parts()) {
            answer.at("poll_media").needed().at("text").length(1, 55);
        }
        poll.at("duration").between(1, LONGEST_HOURS);
        poll.at("allow_multiselect").bool();
    }
}
