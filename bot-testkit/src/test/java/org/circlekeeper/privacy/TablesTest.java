package org.circlekeeper.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.circlekeeper.chat.RoomId;
import org.circlekeeper.group.Group;
import org.circlekeeper.group.Members;
import org.circlekeeper.group.Purpose;
import org.circlekeeper.testkit.InMemoryPlatform;
import org.circlekeeper.testkit.PlainText;
import org.circlekeeper.testkit.TestBot;
import org.circlekeeper.vault.Owner;
import org.junit.jupiter.api.Test;

/** Every table there is, and how forgetting empties it. Whoever adds a table says it here, or this fails. */
class TablesTest {

    /** How a table lets go of a person. */
    private sealed interface Forgetting {
        /** It has a column {@code person}; its rows go with them, and their export shows them under this heading. */
        record ByPerson(String section) implements Forgetting {}

        /** It says nothing about a person, or not for long. */
        record NamesNobody(String because) implements Forgetting {}
    }

    private static final Map<String, Forgetting> TABLES = Map.ofEntries(
            Map.entry("member", new Forgetting.ByPerson("group.export")),
            Map.entry("consent", new Forgetting.ByPerson("consent.export")),
            Map.entry("looked", new Forgetting.ByPerson("privacy.looked")),
            Map.entry("check_in", new Forgetting.ByPerson("checkin.export")),
            Map.entry("agreement_acceptance", new Forgetting.ByPerson("agreement.export")),
            Map.entry("vault_key", new Forgetting.NamesNobody("the key is destroyed with the person")),
            Map.entry("outgoing", new Forgetting.NamesNobody("waiting messages are taken back with the person")),
            Map.entry("peer_group", new Forgetting.NamesNobody("a group; a space of one’s own goes with its person")),
            Map.entry("attached_room", new Forgetting.NamesNobody("hashes of rooms; they go with the group")),
            Map.entry("agreement_version", new Forgetting.NamesNobody("what a group agreed; it goes with the group")),
            Map.entry("agreement_draft", new Forgetting.NamesNobody("what a group drafts; it goes with the group")),
            Map.entry("ledger", new Forgetting.NamesNobody("hashes of events, for a few days")),
            Map.entry("notebook", new Forgetting.NamesNobody("what an adapter remembers, each with an end of its own")),
            Map.entry("storage_life", new Forgetting.NamesNobody("one row about the database itself")),
            Map.entry("scheduled_tasks", new Forgetting.NamesNobody("when a job runs next")),
            Map.entry("daily_job", new Forgetting.NamesNobody("when a job last ran")),
            Map.entry("offer", new Forgetting.NamesNobody("sealed under a key of its own that lasts 30 days")),
            Map.entry("offer_limit", new Forgetting.NamesNobody("hashes; they outlive forgetting until they expire")),
            Map.entry("offer_never", new Forgetting.NamesNobody("hashes; they outlive forgetting until withdrawn")),
            Map.entry("offer_mark", new Forgetting.NamesNobody("hashes; nothing says who felt so")));

    private final TestBot bot = TestBot.withGroup();
    private final Members members = new Members(bot.database(), bot.vault(), bot.clock());

    @Test
    void every_table_says_how_it_forgets() {
        assertThat(TABLES.keySet()).containsAll(columns().keySet());
    }

    @Test
    void a_table_with_a_person_in_it_is_emptied_by_person() {
        Set<String> withPerson = new TreeSet<>();
        columns().forEach((table, columns) -> {
            if (columns.containsKey("person")) {
                withPerson.add(table);
            }
        });
        assertThat(withPerson)
                .isNotEmpty()
                .allSatisfy(table -> assertThat(TABLES.get(table)).as(table).isInstanceOf(Forgetting.ByPerson.class));
    }

    @Test
    void no_table_but_those_of_the_platforms_own_notes_has_room_for_a_name() {
        assertThat(columns().values())
                .allSatisfy(columns -> assertThat(columns.keySet())
                        .doesNotContain("name", "user_id", "username", "note", "text", "message_id"));
    }

    @Test
    void forgetting_takes_every_row_of_the_person_and_none_of_others() {
        Owner.Person ada = joins("ada");
        Owner.Person bea = joins("bea");
        List<String> filled = new ArrayList<>();
        columns().forEach((table, columns) -> {
            if (columns.containsKey("person")) {
                fill(table, columns, ada);
                fill(table, columns, bea);
                filled.add(table);
            }
        });
        assertThat(filled).contains("member", "consent", "looked", "check_in", "agreement_acceptance");
        bot.person("ada").asks("privacy forget").picks("Forget me everywhere");
        assertThat(bot.person("ada").sees()).contains("Your key is destroyed");
        filled.forEach(table -> {
            assertThat(rowsOf(table, ada)).as(table).isZero();
            assertThat(rowsOf(table, bea)).as(table).isPositive();
        });
    }

    @Test
    void forgetting_takes_the_key_what_waits_to_be_sent_and_the_name_in_a_note() {
        Owner.Person ada = joins("ada");
        Owner.Person bea = joins("bea");
        bot.platform().afterEachAnswer(() -> {});
        for (String name : List.of("ada", "bea")) {
            bot.person(name).asks("settings", "offers", "private");
            bot.person("mo").asksAbout(bot.person(name), "offer").picks("Send a note");
        }
        Map<String, Long> before = bot.rows();
        assertThat(before).containsEntry("OFFER", 2L).containsEntry("OUTGOING", 2L);
        for (Owner.Person person : List.of(ada, bea)) {
            assertThat(rowsOfOwner("vault_key", person)).isEqualTo(1);
        }
        Set<String> notes = notes();
        assertThat(notes).hasSize(2);
        bot.person("ada").asks("privacy forget").picks("Forget me everywhere");
        assertThat(rowsOfOwner("vault_key", ada)).isZero();
        assertThat(bot.rows()).containsEntry("OUTGOING", 1L);
        Set<String> stay = notes();
        assertThat(stay).as("one to nobody stands where the other was").hasSize(2);
        notes.removeAll(stay);
        assertThat(notes)
                .hasSize(1)
                .allSatisfy(gone -> assertThat(rowsOfKey("r:" + gone)).isZero());
        assertThat(rowsOfOwner("vault_key", bea)).isEqualTo(1);
    }

    @Test
    void the_export_shows_something_of_every_table_that_holds_a_row_about_the_person() {
        Owner.Person ada = joins("ada");
        members.looked(ada, "moderator", "hide.gone");
        bot.person("ada").asks("checkin now", "kind", "weather", "feeling", "sun");
        List<String> holding = TABLES.keySet().stream()
                .filter(table -> TABLES.get(table) instanceof Forgetting.ByPerson)
                .filter(columns()::containsKey)
                .filter(table -> rowsOf(table, ada) > 0)
                .toList();
        assertThat(holding).contains("member", "consent", "looked", "check_in");
        String export = PlainText.of(bot.person("ada").asks("privacy export").lastMessage());
        holding.forEach(table ->
                assertThat(export).contains("\"" + ((Forgetting.ByPerson) TABLES.get(table)).section() + "\""));
    }

    private Owner.Person joins(String name) {
        Group group = members.groupAt(new org.circlekeeper.chat.Place(
                        RoomId.standingAlone(InMemoryPlatform.NAME, "room"),
                        java.util.Optional.empty(),
                        org.circlekeeper.chat.Place.Kind.ROOM,
                        new org.circlekeeper.chat.Readers(false, org.circlekeeper.chat.Readers.Outside.DEVICE)))
                .orElseThrow();
        members.agree(group, bot.person(name).id(), Purpose.CHECKINS);
        return members.agree(group, bot.person(name).id(), Purpose.AGREEMENT).person();
    }

    /** The columns of every table with their types; null may stand where the type is empty. */
    private Map<String, Map<String, String>> columns() {
        Map<String, Map<String, String>> tables = new TreeMap<>();
        bot.database().with(handle -> {
            handle.createQuery("""
                            SELECT table_name, column_name, data_type FROM information_schema.columns
                            WHERE table_schema = CURRENT_SCHEMA AND table_name <> 'flyway_schema_history'
                            """)
                    .map((row, context) -> List.of(
                            row.getString("table_name"), row.getString("column_name"), row.getString("data_type")))
                    .forEach(column -> tables.computeIfAbsent(
                                    column.get(0).toLowerCase(Locale.ROOT), any -> new TreeMap<>())
                            .put(
                                    column.get(1).toLowerCase(Locale.ROOT),
                                    column.get(2).toUpperCase(Locale.ROOT)));
            return tables;
        });
        return tables;
    }

    /** One more row about somebody, if there is none; what stands in it means nothing. */
    private void fill(String table, Map<String, String> columns, Owner.Person person) {
        if (rowsOf(table, person) > 0) {
            return;
        }
        List<String> names = List.copyOf(columns.keySet());
        String sql = "INSERT INTO " + table + " (" + String.join(", ", names) + ") VALUES (:"
                + String.join(", :", names) + ")";
        bot.database().with(handle -> {
            var insert = handle.createUpdate(sql);
            names.forEach(name -> insert.bind(
                    name,
                    switch (name) {
                        case "person" -> person.id();
                        case "owner_group" -> person.group();
                        default -> something(columns.get(name), person.id());
                    }));
            return insert.execute();
        });
    }

    private static Object something(String type, String unique) {
        return switch (type) {
            case "CHARACTER VARYING" -> unique.substring(0, 10);
            case "BINARY VARYING", "BYTEA" -> new byte[] {1};
            case "DATE" -> LocalDate.of(2027, 1, 1);
            case "BOOLEAN" -> false;
            case "TIMESTAMP WITH TIME ZONE" -> OffsetDateTime.parse("2027-01-01T00:00:00Z");
            default -> 1;
        };
    }

    private long rowsOfOwner(String table, Owner owner) {
        return bot.database()
                .with(handle -> handle.createQuery("SELECT count(*) FROM " + table + " WHERE owner = :owner")
                        .bind("owner", owner.key())
                        .mapTo(Long.class)
                        .one());
    }

    private Set<String> notes() {
        List<String> ids = bot.database()
                .with(handle -> handle.createQuery("SELECT id FROM offer")
                        .mapTo(String.class)
                        .list());
        return new TreeSet<>(ids);
    }

    private long rowsOfKey(String owner) {
        return bot.database()
                .with(handle -> handle.createQuery("SELECT count(*) FROM vault_key WHERE owner = :owner")
                        .bind("owner", owner)
                        .mapTo(Long.class)
                        .one());
    }

    private long rowsOf(String table, Owner.Person person) {
        return bot.database()
                .with(handle -> handle.createQuery("SELECT count(*) FROM " + table + " WHERE person = :person")
                        .bind("person", person.id())
                        .mapTo(Long.class)
                        .one());
    }
}
