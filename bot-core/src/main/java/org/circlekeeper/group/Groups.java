package org.circlekeeper.group;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.circlekeeper.chat.Event;
import org.circlekeeper.chat.GroupId;
import org.circlekeeper.chat.Place;
import org.circlekeeper.chat.Platform;
import org.circlekeeper.chat.RoomId;
import org.circlekeeper.chat.UserId;
import org.circlekeeper.command.Call;
import org.circlekeeper.vault.Owner.OfGroup;
import org.circlekeeper.vault.Vault;

/** The groups there are, by the rooms they live in. Thread-safe. */
final class Groups {
    private static final String PERSONAL = "personal/";
    private static final String ROOM = "room/";

    private final GroupStore store;
    private final Vault vault;
    private final InstantSource clock;

    Groups(GroupStore store, Vault vault, InstantSource clock) {
        this.store = store;
        this.vault = vault;
        this.clock = clock;
    }

    Optional<Group> find(OfGroup owner) {
        return store.find(owner).map(this::group);
    }

    /** Somebody speaks to the bot in it: whatever it was told, it is here again. */
    Optional<Group> at(Place place) {
        Optional<GroupStore.Row> here = place.kind() == Place.Kind.DIRECT ? Optional.empty() : rowAt(place.room());
        here.filter(GroupStore.Row::gone).ifPresent(row -> store.markBack(row.owner()));
        return here.map(this::group);
    }

    /** The group a call was made in; that it is here again stays, whatever becomes of the call. */
    Optional<Group> at(Call call) {
        Optional<GroupStore.Row> here = call.place().kind() == Place.Kind.DIRECT
                ? Optional.empty()
                : rowAt(call.place().room());
        here.filter(GroupStore.Row::gone).ifPresent(row -> call.inAnyCase(() -> store.markBack(row.owner())));
        return here.map(this::group);
    }

    Optional<Group> at(RoomId room) {
        return rowAt(room).map(this::group);
    }

    private Optional<GroupStore.Row> rowAt(RoomId room) {
        return store.find(ownerAt(room).group());
    }

    /** Whoever leaves this room leaves the group. */
    boolean livesIn(RoomId room) {
        return ownerAt(room).main();
    }

    private GroupStore.Attached ownerAt(RoomId room) {
        return store.attached(roomTag(room)).orElseGet(() -> new GroupStore.Attached(vault.group(idAt(room)), true));
    }

    static GroupId idAt(RoomId room) {
        return new GroupId(room.platform(), room.home());
    }

    /** All groups that people share and the bot was not removed from. */
    List<Group> all() {
        return store.present().stream().flatMap(owner -> find(owner).stream()).toList();
    }

    /** The oldest first; nobody's personal space. */
    List<OfGroup> shared(Platform platform) {
        return store.shared(platform);
    }

    /** Somebody's own space; before their first yes it is nowhere stored. */
    Group personalOf(UserId user) {
        GroupId id = personalId(user);
        OfGroup owner = vault.group(id);
        return find(owner).orElseGet(() -> group(personalRow(id, owner)));
    }

    private GroupStore.Row personalRow(GroupId id, OfGroup owner) {
        return new GroupStore.Row(
                owner, id.platform(), true, Settings.NONE.with(GroupSetting.ID, id.value()), today(), false);
    }

    private static GroupId personalId(UserId user) {
        return new GroupId(user.platform(), PERSONAL + user.value());
    }

    /** Makes a group, or someone's own space, with its key. Called once for each. */
    void create(GroupId id, boolean personal, Settings chosen) {
        OfGroup owner = vault.group(id);
        vault.admit(owner);
        store.insert(new GroupStore.Row(
                owner, id.platform(), personal, chosen.with(GroupSetting.ID, id.value()), today(), false));
    }

    /** Stores a person's own space if it is not stored yet. */
    void keep(Group personal) {
        if (personal.personal() && store.find(personal.owner()).isEmpty()) {
            create(personal.id(), true, Settings.NONE);
        }
    }

    Settings settings(Group group) {
        return store.find(group.owner()).map(GroupStore.Row::settings).orElse(Settings.NONE);
    }

    /** What was chosen, for whoever will change it: nobody else does until this transaction ends. */
    Settings settingsToChange(Group group) {
        return store.findToChange(group.owner()).map(GroupStore.Row::settings).orElse(Settings.NONE);
    }

    void change(Group group, Settings to) {
        store.update(group.owner(), to);
    }

    /**
     * Lets a group speak in one more room.
     *
     * @param main whoever leaves that room leaves the group
     */
    void attach(RoomId room, Group to, boolean main) {
        store.attach(roomTag(room), new GroupStore.Attached(to.owner(), main));
    }

    /** Takes a room from its group; the room a group was made for stays what it was. */
    void detach(RoomId room) {
        boolean madeForIt = store.attached(roomTag(room))
                .filter(attached -> attached.group().equals(vault.group(idAt(room))))
                .isPresent();
        if (!madeForIt) {
            store.detach(roomTag(room));
        }
    }

    /** Lets a group live on in the room that replaced one of its own. Whoever leaves the old one leaves nothing. */
    void move(Group group, Event.RoomUpgraded upgraded) {
        boolean main = livesIn(upgraded.from());
        if (at(upgraded.to()).isEmpty()) {
            attach(upgraded.to(), group, main);
        }
        attach(upgraded.from(), group, false);
        group.moderators()
                .filter(upgraded.from()::equals)
                .ifPresent(old -> change(
                        group, settingsToChange(group).with(GroupSetting.MODERATORS.key(), written(upgraded.to()))));
    }

    void markGone(Group group) {
        store.markGone(group.owner(), today());
    }

    List<OfGroup> goneUntil(LocalDate last) {
        return store.goneUntil(last);
    }

    /** Deletes a group and destroys its key; its members come first. Harmless when repeated. */
    void delete(OfGroup owner) {
        store.delete(owner);
        vault.destroy(owner);
    }

    private String roomTag(RoomId room) {
        return vault.group(new GroupId(room.platform(), ROOM + room.value())).tag();
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    private Group group(GroupStore.Row row) {
        Settings chosen = row.settings();
        Profile profile = GroupSetting.PROFILE.in(chosen, Profile.class).orElse(Profile.EVERYDAY);
        Age age = GroupSetting.AGE.in(chosen, Age.class).orElse(Age.MIXED);
        GroupId id = new GroupId(
                row.platform(), chosen.find(GroupSetting.ID).orElse(row.owner().tag()));
        return new Group(
                id,
                row.owner(),
                age,
                Locale.forLanguageTag(chosen.find(GroupSetting.LANGUAGE.key()).orElse("en")),
                chosen.find(GroupSetting.COUNTRY.key()),
                chosen.find(GroupSetting.ZONE.key()).<ZoneId>map(ZoneId::of).orElse(ZoneOffset.UTC),
                chosen.find(GroupSetting.MODERATORS.key()).map(value -> moderators(id, value)),
                profile,
                GroupSetting.STANCE.in(chosen, Stance.class).orElse(Stance.usualFor(age)),
                chosen.find(GroupSetting.KEEP_DAYS.key()).map(Integer::valueOf).orElse(profile.checkInDays()),
                row.personal(),
                chosen.find(GroupSetting.LABEL.key()).filter(label -> profile.allowsLabel()),
                row.setUpOn());
    }

    private static RoomId moderators(GroupId group, String stored) {
        int bar = stored.indexOf('|');
        int length = Integer.parseInt(stored.substring(0, bar));
        String rest = stored.substring(bar + 1);
        return new RoomId(group.platform(), rest.substring(0, length), rest.substring(length));
    }

    /** How a room is written among settings. */
    static String written(RoomId room) {
        return room.home().length() + "|" + room.home() + room.value();
    }
}
