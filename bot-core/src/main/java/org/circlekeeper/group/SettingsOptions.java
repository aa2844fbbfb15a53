package org.circlekeeper.group;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.circlekeeper.command.Call;
import org.circlekeeper.command.Parameter;

/** What somebody may choose for themself, and what to say about a choice that cannot be. */
final class SettingsOptions {
    /** Takes a choice back. */
    static final String NONE = "none";

    static final Parameter<String> QUIET = Options.typed("quiet", words -> List.of());
    static final Parameter<Offers> OFFERS = Parameter.oneOf("offers", "settings.offers", Offers.class);

    private final Options options;
    private final Parameter<String> language;

    SettingsOptions(Options options) {
        this.options = options;
        this.language = options.language();
    }

    List<Parameter<?>> parameters() {
        return List.of(language, Options.ZONE, Options.COUNTRY, QUIET, OFFERS);
    }

    boolean choosesAnything(Call call) {
        return parameters().stream().anyMatch(parameter -> call.find(parameter).isPresent());
    }

    /** What was chosen before with what is chosen now. */
    Settings applied(Settings before, Call call) {
        Settings after = with(before, MemberSetting.LANGUAGE, call.find(language));
        after = typed(after, MemberSetting.ZONE, call.find(Options.ZONE), Options::zone);
        after = typed(after, MemberSetting.COUNTRY, call.find(Options.COUNTRY), options::country);
        after = typed(after, MemberSetting.QUIET, call.find(QUIET), SettingsOptions::quiet);
        return with(after, MemberSetting.OFFERS, call.find(OFFERS).map(Parameter::kebab));
    }

    private static Settings typed(
            Settings before,
            MemberSetting setting,
            Optional<String> typed,
            java.util.function.Function<String, Optional<String>> reading) {
        return typed.filter(NONE::equalsIgnoreCase).isPresent()
                ? before.without(setting.key())
                : with(before, setting, typed.flatMap(reading));
    }

    private static Settings with(Settings before, MemberSetting setting, Optional<String> chosen) {
        return chosen.map(value -> before.with(setting.key(), value)).orElse(before);
    }

    private static Optional<String> quiet(String typed) {
        return QuietHours.parse(typed).map(QuietHours::toString);
    }

    /** One sentence for each choice that cannot be; then nothing is changed. */
    List<String> problems(Call call) {
        List<String> problems = new ArrayList<>();
        unread(call, Options.COUNTRY, options::country)
                .ifPresent(typed -> problems.add(call.words().say("setup.unknown_country", "country", typed)));
        unread(call, Options.ZONE, Options::zone)
                .ifPresent(typed -> problems.add(call.words().say("setup.unknown_zone", "zone", typed)));
        unread(call, QUIET, SettingsOptions::quiet)
                .ifPresent(typed -> problems.add(call.words().say("settings.bad_quiet")));
        return problems;
    }

    private static Optional<String> unread(
            Call call, Parameter<String> parameter, java.util.function.Function<String, Optional<String>> reading) {
        return call.find(parameter)
                .filter(typed -> !typed.equalsIgnoreCase(NONE))
                .filter(typed -> reading.apply(typed).isEmpty());
    }
}
