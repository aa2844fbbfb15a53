package org.circlekeeper.discord.testkit.rules;

import static org.circlekeeper.discord.testkit.rules.Rule.many;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ChannelRulesTest {
    private static final String LENGTH = "BASE_TYPE_BAD_LENGTH";
    private static final String NEEDED = "BASE_TYPE_REQUIRED";
    private static final String CHOICES = "BASE_TYPE_CHOICES";

    static Stream<Rule> threads() {
        return Stream.of(
                new Rule("name 100", "{'name':'<n*100>'}", "{'name':'<n*101>'}", "name", LENGTH),
                new Rule("name 1", "{'name':'n'}", "{'name':''}", "name", LENGTH),
                new Rule("a name is needed", "{'name':'n'}", "{}", "name", NEEDED),
                new Rule(
                        "known ends",
                        "{'name':'n','auto_archive_duration':1440}",
                        "{'name':'n','auto_archive_duration':90}",
                        "auto_archive_duration",
                        CHOICES),
                new Rule(
                        "6 hours between messages",
                        "{'name':'n','rate_limit_per_user':21600}",
                        "{'name':'n','rate_limit_per_user':21601}",
                        "rate_limit_per_user",
                        "NUMBER_TYPE_MAX"));
    }

    @ParameterizedTest
    @MethodSource("threads")
    void a_thread_keeps(Rule rule) {
        rule.holds(Kind.CREATE_THREAD);
        rule.holds(Kind.THREAD_FROM_MESSAGE);
    }

    static Stream<Rule> newThreads() {
        return Stream.of(
                new Rule("a type of thread", "{'name':'n','type':12}", "{'name':'n','type':0}", "type", CHOICES),
                new Rule("5 tags", tags(5), tags(6), "applied_tags", LENGTH),
                new Rule(
                        "a post's message has its limits",
                        post("<x*2000>"),
                        post("<x*2001>"),
                        "message.content",
                        LENGTH));
    }

    @ParameterizedTest
    @MethodSource("newThreads")
    void a_new_thread_keeps(Rule rule) {
        rule.holds(Kind.CREATE_THREAD);
    }

    static Stream<Rule> events() {
        return Stream.of(
                new Rule("name 100", event("<n*100>", "d", "l"), event("<n*101>", "d", "l"), "name", LENGTH),
                new Rule(
                        "description 1000",
                        event("n", "<d*1000>", "l"),
                        event("n", "<d*1001>", "l"),
                        "description",
                        LENGTH),
                new Rule(
                        "location 100",
                        event("n", "d", "<l*100>"),
                        event("n", "d", "<l*101>"),
                        "entity_metadata.location",
                        LENGTH));
    }

    @ParameterizedTest
    @MethodSource("events")
    void an_event_keeps(Rule rule) {
        rule.holds(Kind.CREATE_EVENT);
        rule.holds(Kind.EDIT_EVENT);
    }

    static Stream<Rule> newEvents() {
        String whole = event("n", "d", "l");
        return Stream.of(
                new Rule(
                        "a start",
                        whole,
                        whole.replace("scheduled_start_time", "start"),
                        "scheduled_start_time",
                        NEEDED),
                new Rule(
                        "an end, somewhere else",
                        whole,
                        whole.replace("scheduled_end_time", "end"),
                        "scheduled_end_time",
                        NEEDED),
                new Rule("who may see it", whole, whole.replace("privacy_level", "privacy"), "privacy_level", NEEDED));
    }

    @ParameterizedTest
    @MethodSource("newEvents")
    void a_new_event_says(Rule rule) {
        rule.holds(Kind.CREATE_EVENT);
    }

    private static String tags(int count) {
        return "{'name':'n','applied_tags':[" + many(count, "'#'") + "]}";
    }

    private static String post(String content) {
        return "{'name':'n','message':{'content':'" + content + "'}}";
    }

    private static String event(String name, String description, String location) {
        return "{'name':'" + name + "','description':'" + description + "','entity_metadata':{'location':'" + location
                + "'},'entity_type':3,'privacy_level':2,'scheduled_start_time':'2027-01-01T10:00:00Z',"
                + "'scheduled_end_time':'2027-01-01T11:00:00Z'}";
    }
}
