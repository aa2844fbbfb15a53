package org.circlekeeper.checkin;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
import org.circlekeeper.group.Member;
import org.circlekeeper.group.Members;
import org.circlekeeper.words.Words;

/** What somebody noted, date by date: no score, no trend, nothing about dates without an entry. */
final class HistoryCommand implements Command {
    private static final String NAME = "checkin history";
    private static final int USUAL_DAYS = 30;
    private static final int MOST_DAYS = 366;

    private static final Parameter<Integer> DAYS = Parameter.number("days", 1, MOST_DAYS);
    private static final Parameter<String> PICTURE =
            Parameter.oneOf("picture", "checkin.picture", List.of("yes", "no"));

    private final Kinds kinds;
    private final Openness openness;
    private final Members members;
    private final CheckInStore store;
    private final InstantSource clock;

    HistoryCommand(Kinds kinds, Openness openness, Members members, CheckInStore store, InstantSource clock) {
        this.kinds = kinds;
        this.openness = openness;
        this.members = members;
        this.store = store;
        this.clock = clock;
    }

    @Override
    public CommandSpec spec() {
        return CommandSpec.personal(NAME, Effect.READS, DAYS, PICTURE);
    }

    @Override
    public Reply run(Call call) {
        return members.forKnown(call, member -> Reply.privately(history(call, member)));
    }

    private Message history(Call call, Member member) {
        LocalDate today = member.today(clock);
        int days = call.find(DAYS).orElse(USUAL_DAYS);
        List<CheckIn> all = store.of(member.person(), today).stream()
                .filter(checkIn -> checkIn.on().isAfter(today.minusDays(days)))
                .toList();
        List<CheckIn> shown = all.stream()
                .filter(checkIn -> openness.tells(checkIn, call.place()))
                .toList();
        Message message = shown.isEmpty()
                ? empty(call, days)
                : draws(call, member) ? pictures(call, shown, days) : inWords(call, member, shown, days);
        return shown.size() == all.size()
                ? message
                : message.and(new Block.Paragraph(call.words().say("checkin.others_not_here")));
    }

    private static boolean draws(Call call, Member member) {
        return member.group().profile().allowsPicture()
                && call.find(PICTURE).filter("yes"::equals).isPresent();
    }

    private static Message empty(Call call, int days) {
        return Message.of(call.words().say("checkin.history_empty", "days", days))
                .offering(new Choice(call.words().say("checkin.now_choice"), call.next(NowCommand.NAME)));
    }

    private Message inWords(Call call, Member member, List<CheckIn> shown, int days) {
        Words words = call.words();
        Map<LocalDate, List<String>> lines = new LinkedHashMap<>();
        for (CheckIn checkIn : shown) {
            lines.computeIfAbsent(checkIn.on(), any -> new ArrayList<>()).addAll(linesOf(checkIn, words));
        }
        Message message = Message.of(new Block.Heading(words.say("checkin.history_title", "days", days)));
        for (Map.Entry<LocalDate, List<String>> date : lines.entrySet()) {
            message = message.and(new Block.Paragraph(date(date.getKey(), words)), new Block.Bullets(date.getValue()));
        }
        return !member.group().profile().allowsPicture()
                        || Chart.of(kinds, drawable(call, shown)).isEmpty()
                ? message
                : message.offering(new Choice(
                        words.say("checkin.as_picture"),
                        call.next(NAME).with(DAYS.name(), String.valueOf(days)).with(PICTURE.name(), "yes")));
    }

    private List<String> linesOf(CheckIn checkIn, Words words) {
        Optional<Kind> kind = kinds.find(checkIn.kind());
        if (kind.isEmpty()) {
            return List.of(
                    words.say("checkin.line", "label", checkIn.kind(), "text", String.join("; ", checkIn.answer())));
        }
        if (!checkIn.isJournal()) {
            return List.of(words.say(
                    "checkin.line",
                    "label",
                    words.from(kind.get().name()),
                    "text",
                    Answers.say(kind.get(), checkIn.answer(), words)));
        }
        return checkIn.words().entrySet().stream()
                .map(line -> words.say(
                        "checkin.line",
                        "label",
                        Written.label(kind.get(), line.getKey(), words),
                        "text",
                        line.getValue().reveal()))
                .toList();
    }

    private Message pictures(Call call, List<CheckIn> shown, int days) {
        Words words = call.words();
        List<Chart> charts = Chart.of(kinds, drawable(call, shown));
        boolean all = charts.size() == Chart.of(kinds, shown).size();
        Message message = Message.of(new Block.Heading(words.say("checkin.history_title", "days", days)));
        if (charts.isEmpty() && all) {
            message = message.and(new Block.Paragraph(words.say("checkin.nothing_to_draw")));
        }
        for (Chart chart : charts) {
            message = message.and(chart.draw(words)
                    .<Block>map(png -> new Block.Picture(png, chart.inWords(words)))
                    .orElseGet(() -> new Block.Paragraph(chart.inWords(words))));
        }
        return (all ? message : message.and(new Block.Paragraph(words.say("checkin.not_drawn_here"))))
                .offering(new Choice(
                        words.say("checkin.in_words"), call.next(NAME).with(DAYS.name(), String.valueOf(days))));
    }

    private List<CheckIn> drawable(Call call, List<CheckIn> shown) {
        return shown.stream()
                .filter(checkIn -> openness.handsOut(checkIn, call.place().readers()))
                .toList();
    }

    /** A date the way it is written in a language. */
    static String date(LocalDate date, Words words) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                .withLocale(words.locale())
                .format(date);
    }
}
