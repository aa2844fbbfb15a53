package org.circlekeeper.group;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.circlekeeper.command.Call;
import org.circlekeeper.command.Parameter;

/** What a moderator may choose for a group, and what to say about a choice that cannot be. */
final class SetupOptions {
    static final Parameter<Age> AGE = Parameter.oneOf("age", "setup.age", Age.class);
    static final Parameter<String> MODERATORS =
            Parameter.oneOf("moderators", "setup.moderators", List.of("here", "none"));
    static final Parameter<String> KEEP_DAYS = Options.typed("keep-days", words -> List.of());
    static final Parameter<Profile> PROFILE = Parameter.oneOf("profile", "setup.profile", Profile.class);
    static final Parameter<Stance> STANCE = Parameter.oneOf("stance", "setup.stance", Stance.class);
    static final Parameter<String> LABEL = Options.typed("label", words -> List.of());

    static final Parameter<String> ATTACH = Options.typed("attach", words -> List.of());

    /** Carried by a choice: to be shown every choice again, also those made before. */
    static final Parameter<String> CHANGE = new Parameter<>(
            "change",
            Parameter.How.HIDDEN,
            words -> List.of(),
            (said, words) -> Parameter.plain(said).filter("something"::equals));

    private static final int LEAST_DAYS = 7;
    private static final int MOST_DAYS = 365;
    private static final int LONGEST_LABEL = 40;

    private final Options options;
    private final Parameter<String> language;
    private final boolean keyFromPassphrase;

    SetupOptions(Options options, boolean keyFromPassphrase) {
        this.options = options;
        this.language = options.language();
        this.keyFromPassphrase = keyFromPassphrase;
    }

    List<Parameter<?>> parameters() {
        return List.of(
                AGE,
                language,
                Options.COUNTRY,
                Options.ZONE,
                MODERATORS,
                KEEP_DAYS,
                PROFILE,
                STANCE,
                LABEL,
                ATTACH,
                CHANGE);
    }

    /** What was chosen before with what is chosen now. */
    Settings applied(Settings before, Call call) {
        Settings after = before;
        Optional<Profile> profile = call.find(PROFILE);
        if (profile.isPresent()) {
            // a profile sets its defaults at once: a number of days from before would stand in its way
            after = after.with(GroupSetting.PROFILE.key(), Parameter.kebab(profile.get()))
                    .without(GroupSetting.KEEP_DAYS.key());
            after = profile.get().allowsLabel() ? after : after.without(GroupSetting.LABEL.key());
        }
        after = with(after, GroupSetting.AGE, call.find(AGE).map(Parameter::kebab));
        after = with(after, GroupSetting.LANGUAGE, call.find(language));
        after = with(after, GroupSetting.COUNTRY, call.find(Options.COUNTRY).flatMap(options::country));
        after = with(after, GroupSetting.ZONE, call.find(Options.ZONE).flatMap(Options::zone));
        after = with(after, GroupSetting.STANCE, call.find(STANCE).map(Parameter::kebab));
        after = with(after, GroupSetting.KEEP_DAYS, call.find(KEEP_DAYS).flatMap(SetupOptions::days));
        after = with(after, GroupSetting.LABEL, call.find(LABEL));
        return moderators(after, call);
    }

    private static Settings moderators(Settings before, Call call) {
        return call.find(MODERATORS)
                .map(where -> where.equals("here")
                        ? before.with(
                                GroupSetting.MODERATORS.key(),
                                Groups.written(call.place().room()))
                        : before.without(GroupSetting.MODERATORS.key()))
                .orElse(before);
    }

    private static Settings with(Settings before, GroupSetting setting, Optional<String> chosen) {
        return chosen.map(value -> before.with(setting.key(), value)).orElse(before);
    }

    /** One sentence for each choice that cannot be; then nothing is changed. */
    List<String> problems(Call call, Profile profileBefore) {
        List<String> problems = new ArrayList<>();
        Profile profile = call.find(PROFILE).orElse(profileBefore);
        call.find(Options.COUNTRY)
                .filter(typed -> options.country(typed).isEmpty())
                .ifPresent(typed -> problems.add(call.words().say("setup.unknown_country", "country", typed)));
        call.find(Options.ZONE)
                .filter(typed -> Options.zone(typed).isEmpty())
                .ifPresent(typed -> problems.add(call.words().say("setup.unknown_zone", "zone", typed)));
        call.find(KEEP_DAYS)
                .filter(typed -> days(typed).isEmpty())
                .ifPresent(typed ->
                        problems.add(call.words().say("setup.bad_days", "least", LEAST_DAYS, "most", MOST_DAYS)));
        call.find(LABEL)
                .filter(label -> label.isBlank() || label.length() > LONGEST_LABEL)
                .ifPresent(label -> problems.add(call.words().say("setup.bad_label", "most", LONGEST_LABEL)));
        if (call.find(LABEL).isPresent() && !profile.allowsLabel()) {
            problems.add(call.words().say("setup.no_label"));
        }
        if (call.find(PROFILE).filter(Profile::needsPassphrase).isPresent() && !keyFromPassphrase) {
            problems.add(call.words().say("setup.needs_passphrase"));
        }
        return problems;
    }

    private static Optional<String> days(String typed) {
        return Optional.of(typed.strip())
                .filter(text -> text.matches("[0-9]{1,3}"))
                .map(Integer::valueOf)
                .filter(days -> days >= LEAST_DAYS && days <= MOST_DAYS)
                .map(String::valueOf);
    }
}
