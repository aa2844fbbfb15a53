package org.circlekeeper.group;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.circlekeeper.chat.Block;
import org.circlekeeper.chat.Choice;
import org.circlekeeper.chat.Message;
import org.circlekeeper.chat.Reply;
import org.circlekeeper.command.Call;
import org.circlekeeper.command.Command;
import org.circlekeeper.command.CommandSpec;
import org.circlekeeper.command.Effect;
import org.circlekeeper.command.Parameter;
import org.circlekeeper.words.Words;

/** Shows what somebody set for themself, and changes it. To look stores nothing. */
final class SettingsCommand implements Command {
    private static final String NAME = "settings";

    private final Members members;
    private final Options options;
    private final SettingsOptions settings;

    SettingsCommand(Members members, Options options) {
        this.members = members;
        this.options = options;
        this.settings = new SettingsOptions(options);
    }

    @Override
    public CommandSpec spec() {
        return CommandSpec.personal(NAME, Effect.CHANGES, settings.parameters().toArray(Parameter<?>[]::new));
    }

    @Override
    public Reply run(Call call) {
        List<String> problems = settings.problems(call);
        if (!problems.isEmpty()) {
            call.leaveNoTrace();
            return Reply.privately(Message.of(problems.toArray(String[]::new)));
        }
        if (!settings.choosesAnything(call)) {
            call.leaveNoTrace();
            return members.inGroupPrivately(
                    call,
                    group -> panel(
                            call,
                            call.words(),
                            group,
                            members.find(group, call.caller().user())));
        }
        return members.forMember(call, Purpose.MEMBERSHIP, Optional.empty(), member -> change(call, member));
    }

    private Reply change(Call call, Member member) {
        Member after = members.change(member, before -> settings.applied(before, call));
        Words words =
                after.language().flatMap(language -> options.wordsIn(language)).orElse(call.words());
        return panel(call, words, after.group(), Optional.of(after));
    }

    private Reply panel(Call call, Words words, Group group, Optional<Member> member) {
        List<String> lines = new ArrayList<>();
        lines.add(words.say("settings.shows_language", "language", Options.ownName(language(words, member))));
        lines.add(zone(words, group, member));
        lines.add(member.flatMap(Member::country)
                .map(code -> words.say("settings.shows_country", "country", Countries.name(code, words.locale())))
                .orElseGet(() -> words.say("settings.shows_no_country")));
        lines.add(member.flatMap(Member::quiet)
                .map(quiet -> words.say("settings.shows_quiet", "from", quiet.from(), "until", quiet.until()))
                .orElseGet(() -> words.say("settings.shows_no_quiet")));
        Offers offers = member.map(Member::offers).orElse(group.profile().offers());
        lines.add(words.say("settings.shows_offers_" + Parameter.kebab(offers)));
        return Reply.privately(Message.of(words.say("settings.title"))
                .and(
                        new Block.Bullets(lines),
                        new Block.Paragraph(words.say(
                                "settings.how",
                                "platform",
                                call.place().room().platform().name())))
                .offering(choices(call, words, member, offers)));
    }

    private static String zone(Words words, Group group, Optional<Member> member) {
        Optional<ZoneId> own = member.flatMap(Member::ownZone);
        if (own.isEmpty() && group.zone().equals(ZoneOffset.UTC)) {
            return words.say("settings.shows_no_zone");
        }
        return words.say(
                own.isPresent() ? "settings.shows_zone" : "settings.shows_group_zone",
                "zone",
                own.orElse(group.zone()).getId());
    }

    private static String language(Words words, Optional<Member> member) {
        return member.flatMap(Member::language)
                .map(Locale::getLanguage)
                .orElse(words.locale().getLanguage());
    }

    private List<Choice> choices(Call call, Words words, Optional<Member> member, Offers now) {
        List<Choice> choices = new ArrayList<>();
        options.languages().stream()
                .filter(one -> !one.value().equals(language(words, member)))
                .forEach(one -> choices.add(choice(call, one.label(), "language", one.value())));
        if (member.flatMap(Member::quiet).isEmpty()) {
            choices.add(choice(call, words.say("settings.quiet_at_night"), "quiet", "22-8"));
        }
        for (Offers offers : Offers.values()) {
            String value = Parameter.kebab(offers);
            if (offers != now) {
                choices.add(choice(call, words.say("settings.offers." + value), "offers", value));
            }
        }
        return choices;
    }

    private static Choice choice(Call call, String label, String option, String value) {
        return new Choice(label, call.next(NAME).with(option, value));
    }
}
