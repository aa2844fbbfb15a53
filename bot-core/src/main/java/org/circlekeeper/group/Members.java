package org.circlekeeper.group;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.circlekeeper.chat.Choice;
import org.circlekeeper.chat.Invocation;
import org.circlekeeper.chat.Message;
import org.circlekeeper.chat.Place;
import org.circlekeeper.chat.Reply;
import org.circlekeeper.chat.RoomId;
import org.circlekeeper.chat.UserId;
import org.circlekeeper.command.Call;
import org.circlekeeper.command.Export;
import org.circlekeeper.storage.Database;
import org.circlekeeper.vault.Owner.OfGroup;
import org.circlekeeper.vault.Owner.Person;
import org.circlekeeper.vault.Vault;

/** Who is asking, in which group, and what they agreed to. The one way a feature comes to a person. Thread-safe. */
public final class Members {
    private final Groups groups;
    private final MemberStore store;
    private final Consents consents;
    private final LookedStore looks;
    private final WhichGroup which;
    private final Languages languages;
    private final Lately lately;
    private final Vault vault;
    private final InstantSource clock;
    private final ForOwners forOwners = new ForOwners();
    private final List<Consumer<Member>> changed = new CopyOnWriteArrayList<>();

    public Members(Database database, Vault vault, InstantSource clock) {
        this(database, vault, clock, ConsentTexts.CURRENT);
    }

    Members(Database database, Vault vault, InstantSource clock, ConsentTexts texts) {
        this.groups = new Groups(new GroupStore(database, vault), vault, clock);
        this.store = new MemberStore(database, vault);
        this.consents = new Consents(new ConsentStore(database), texts, clock);
        this.looks = new LookedStore(database, vault);
        this.languages = new Languages(vault, clock);
        this.lately = new Lately(vault, clock);
        this.which = new WhichGroup(groups, store, vault, lately);
        this.vault = vault;
        this.clock = clock;
    }

    /**
     * Runs the work for somebody who agreed to a purpose. Otherwise answers with what is missing: which group is meant,
     * that none was set up here, or the question whether this may be kept, with who can read here. Then nothing is
     * stored.
     *
     * @param declined the choice offered beside yes and no, such as checking in and keeping nothing; none if empty
     */
    public Reply forMember(Call call, Purpose purpose, Optional<Choice> declined, Function<Member, Reply> work) {
        return which.in(
                call,
                any -> privately(call, any, group -> {
                    Optional<Member> member = here(call, group);
                    return member.filter(known -> known.agreed().contains(purpose))
                            .map(work)
                            .orElseGet(() -> question(call, group, purpose, member.isEmpty())
                                    .ask(declined));
                }));
    }

    /** Asks somebody whether something may be kept, whatever they said before. */
    public Reply ask(Call call, Group group, Purpose purpose) {
        return question(call, group, purpose, here(call, group).isEmpty()).ask(Optional.empty());
    }

    private ConsentQuestion question(Call call, Group group, Purpose purpose, boolean first) {
        return new ConsentQuestion(
                call, group, new ConsentQuestion.Text(purpose, consents.wording(group, purpose)), first);
    }

    private Reply privately(Call call, Group group, Function<Group, Reply> work) {
        if (group.profile().directOnly() && call.place().kind() == Place.Kind.ROOM) {
            call.leaveNoTrace();
            askedToWriteDirectly(call.caller().user(), call.place().room());
            return Reply.privately(Message.of(call.words()
                            .say(
                                    "group.write_to_me",
                                    "platform",
                                    call.place().room().platform().name()))
                    .offering(new Choice(call.words().say("group.to_helpline"), Invocation.of("helpline"))));
        }
        return work.apply(group);
    }

    /**
     * Runs the work for somebody we hold anything about; others hear that nothing is kept about them here. Where no group
     * was set up, all their own are meant.
     */
    public Reply forKnown(Call call, Function<Member, Reply> work) {
        return which.amongTheirs(
                call,
                group -> privately(
                        call,
                        group,
                        here -> here(call, here).map(work).orElseGet(() -> {
                            call.leaveNoTrace();
                            return Reply.privately(Message.of(call.words().say("group.nothing_kept")));
                        })));
    }

    /** Runs the work for the group this was asked in; otherwise asks which, or says that none was set up here. */
    public Reply inGroup(Call call, Function<Group, Reply> work) {
        return which.in(call, group -> {
            here(call, group);
            if (call.place().isOverheard()) {
                // what is offered below the answer may be about themself, and is then picked in a direct message
                askedToWriteDirectly(call.caller().user(), call.place().room());
            }
            return work.apply(group);
        });
    }

    /** The same for what is about the caller alone: where that is a danger, only in a direct message. */
    public Reply inGroupPrivately(Call call, Function<Group, Reply> work) {
        return inGroup(call, group -> privately(call, group, work));
    }

    /** Changes what somebody set; in the caller's transaction. */
    Member change(Member member, UnaryOperator<Settings> change) {
        Settings before =
                store.find(member.person()).map(MemberStore.Row::settings).orElse(Settings.NONE);
        store.update(member.person(), change.apply(before));
        languages.forget(member.user());
        Member after = find(member.person()).orElseThrow(() -> new IllegalStateException("just changed"));
        changed.forEach(listener -> listener.accept(after));
        return after;
    }

    /** Has a feature told what somebody set, inside the transaction that changes it. Called while features are made. */
    public void whenChanged(Consumer<Member> listener) {
        changed.add(listener);
    }

    /** Starts the clock after which somebody who left is forgotten. Harmless when repeated. */
    void markLeft(Member member) {
        store.markLeft(member.person(), today());
    }

    /** The group of a room, without asking anybody. */
    public Optional<Group> groupAt(Place place) {
        return groups.at(place);
    }

    /** A group by the tag it is stored under; for jobs. */
    public Optional<Group> find(OfGroup owner) {
        return groups.find(owner);
    }

    /** Somebody else in a group, if they are a member: for offers, whose outcome the asker never learns. */
    public Optional<Member> find(Group group, UserId user) {
        return vault.person(group.owner(), user).flatMap(store::find).map(row -> member(row, group));
    }

    /**
     * The same, with the same work whether they are a member or not: for what somebody else asks about them and may not
     * learn, not even from the time it takes.
     */
    public Optional<Member> findUnnoticed(Group group, UserId user) {
        Optional<Person> person = vault.person(group.owner(), user);
        Optional<MemberStore.Row> row = person.flatMap(store::find);
        if (row.isEmpty()) {
            person.ifPresent(nobody -> {
                store.findInVain(nobody);
                consents.inForce(nobody, group);
            });
        }
        return row.map(known -> member(known, group));
    }

    /** The member behind a stored name, with how to reach them; for jobs. */
    public Optional<Member> find(Person person) {
        return store.find(person)
                .flatMap(row -> groups.find(new OfGroup(person.group())).map(group -> member(row, group)));
    }

    /** Every group on their platform, and their own space, in which something is held about them. */
    public List<Member> everywhere(UserId user) {
        List<Group> theirs = new java.util.ArrayList<>(which.sharedBy(user));
        theirs.add(groups.personalOf(user));
        return theirs.stream().flatMap(group -> find(group, user).stream()).toList();
    }

    /** How many members a group has; for counts that name nobody. */
    public int count(Group group) {
        return store.count(group.owner());
    }

    /**
     * Notes that somebody looked at, or did something about, what concerns a person; shown in their export. Nothing is
     * noted about people of whom nothing is held.
     *
     * @param role the role they had, in kebab case
     * @param what the key of a sentence that says what was done, as in {@code offer.looked_sent}
     */
    public void looked(Person person, String role, String what) {
        if (store.find(person).isPresent()) {
            looks.add(person, new LookedStore.Look(today(), role, what));
        }
    }

    /** Remembers a yes, and with a first one the person; in the caller's transaction. Harmless when repeated. */
    public Member agree(Group group, UserId user, Purpose purpose) {
        groups.keep(group);
        Person person =
                vault.person(group.owner(), user).orElseThrow(() -> new IllegalStateException("the group has no key"));
        if (store.find(person).isEmpty()) {
            vault.admit(person);
            store.insert(person, user, today());
        }
        consents.agree(person, group, purpose);
        lately.forget(user);
        return find(person).orElseThrow(() -> new IllegalStateException("just stored"));
    }

    /** What is held here about somebody besides their settings: what they agreed to, and who looked at what. */
    public List<Export> exports(Person person) {
        return List.of(consents.export(person), MemberExport.looks(looks, person));
    }

    /** What waits for the owners of a group. */
    public ForOwners forOwners() {
        return forOwners;
    }

    /** What people agreed to. */
    public Consents consents() {
        return consents;
    }

    /** The day somebody's first yes was said. */
    public Optional<LocalDate> joinedOn(Person person) {
        return store.find(person).map(MemberStore.Row::joinedOn);
    }

    /** The language somebody chose, from memory alone; empty until something of theirs was read. */
    public Optional<Locale> chosenLanguage(UserId user) {
        return languages.of(user);
    }

    /** The country somebody chose, from memory alone; a suggestion, to be confirmed by the person each time. */
    public Optional<String> rememberedCountry(UserId user) {
        return languages.countryOf(user);
    }

    /** Notes where somebody was asked to write to the bot directly, so that their direct message finds the group. */
    void askedToWriteDirectly(UserId user, RoomId room) {
        lately.spoke(user, room);
    }

    /** The caller as a member; whoever speaks in the group's room again has come back. */
    private Optional<Member> here(Call call, Group group) {
        UserId user = call.caller().user();
        Optional<MemberStore.Row> row = vault.person(group.owner(), user).flatMap(store::find);
        row.filter(left -> left.leftOn().isPresent() && call.place().kind() == Place.Kind.ROOM)
                .ifPresent(back -> call.inAnyCase(() -> store.markBack(back.person())));
        return row.map(known -> member(known, group));
    }

    private Member member(MemberStore.Row row, Group group) {
        Settings chosen = row.settings();
        Optional<Locale> language = MemberSetting.LANGUAGE.in(chosen).map(Locale::forLanguageTag);
        languages.heard(row.user(), language);
        languages.heardCountry(row.user(), MemberSetting.COUNTRY.in(chosen));
        return new Member(
                row.person(),
                row.user(),
                group,
                consents.inForce(row.person(), group),
                language,
                MemberSetting.ZONE.in(chosen).map(ZoneId::of),
                MemberSetting.COUNTRY.in(chosen),
                MemberSetting.QUIET.in(chosen).flatMap(QuietHours::parse),
                MemberSetting.offersIn(chosen).orElse(group.profile().offers()));
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    Groups groups() {
        return groups;
    }

    MemberStore store() {
        return store;
    }

    LookedStore looks() {
        return looks;
    }

    /** Lets go of what is only in memory. */
    void forgetInMemory(UserId user) {
        languages.forget(user);
        lately.forget(user);
    }
}
