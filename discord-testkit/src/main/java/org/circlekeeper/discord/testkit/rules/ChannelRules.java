package org.circlekeeper.discord.testkit.rules;

import java.util.Set;

/** Threads, channels and scheduled events (Discord, Channel resource; Guild Scheduled Event resource). */
final class ChannelRules {
    private static final Set<Long> ARCHIVE_MINUTES = Set.of(60L, 1440L, 4320L, 10080L);
    private static final Set<Long> THREAD_TYPES = Set.of(10L, 11L, 12L);
    private static final int SIX_HOURS_IN_SECONDS = 21600;

    private ChannelRules() {}

    /** Where a message comes with it, the thread is a post in a forum. */
    static void newThread(Part thread, Context context) {
        threadFromMessage(thread);
        thread.at("type").oneOf(THREAD_TYPES);
        thread.at("applied_tags").count(0, 5);
        thread.at("invitable").bool();
        if (thread.at("message").present()) {
            MessageRules.check(thread.at("message"), MessageUse.POST, context);
        }
    }

    static void threadFromMessage(Part thread) {
        thread.at("name").needed();
        change(thread);
    }

    static void change(Part channel) {
        channel.at("name").length(1, 100);
        channel.at("topic").length(0, 4096);
        channel.at("auto_archive_duration").oneOf(ARCHIVE_MINUTES);
        channel.at("rate_limit_per_user").between(0, SIX_HOURS_IN_SECONDS);
    }

    static void newEvent(Part event) {
        event.at("name").needed();
        event.at("privacy_level").needed();
        event.at("scheduled_start_time").needed();
        event.at("entity_type").needed();
        if (event.at("entity_type").number(0) == 3) {
            event.at("entity_metadata").at("location").needed();
            event.at("scheduled_end_time").needed();
        }
        event(event);
    }

    static void event(Part event) {
        event.at("name").length(1, 100);
        event.at("description").length(1, 1000);
        event.at("entity_metadata").at("location").length(1, 100);
    }
}
