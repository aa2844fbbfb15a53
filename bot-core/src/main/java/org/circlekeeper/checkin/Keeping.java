package org.circlekeeper.checkin;

import com.google.crypto.tink.subtle.Random;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.circlekeeper.chat.Choice;
import org.circlekeeper.chat.Message;
import org.circlekeeper.chat.PrivateText;
import org.circlekeeper.command.Call;
import org.circlekeeper.group.Member;
import org.circlekeeper.words.Words;

/** Keeps an answer, or lines of one's own, and says so. */
final class Keeping {
    /** How long the private journal is kept. */
    static final int JOURNAL_DAYS = 30;

    static final int ID_BYTES = 8;

    private final CheckInStore store;
    private final Aftercare aftercare;
    private final InstantSource clock;

    Keeping(CheckInStore store, Aftercare aftercare, InstantSource clock) {
        this.store = store;
        this.aftercare = aftercare;
        this.clock = clock;
    }

    /** Keeps what was picked. */
    Message answer(Call call, Member member, Kind kind, List<String> answer) {
        String id = keep(call, member, kind, answer, Map.of(), member.group().checkInDays());
        Words words = call.words();
        String saved =
                words.say("checkin.saved", "kind", words.from(kind.name()), "answer", Answers.say(kind, answer, words));
        Message message = aftercare.after(call, kind, answer, saved);
        Choice forget = forgetThis(call, id);
        return aftercare.meets(call, kind, answer)
                ? message.offering(forget)
                : message.offering(
                        new Choice(words.say("checkin.see_history"), call.next("checkin history")),
                        new Choice(words.say("checkin.add_note"), new Questions(NowCommand.NAME).write(call, kind)),
                        forget);
    }

    /** Keeps what was written, in the private journal. */
    Message words(Call call, Member member, Kind kind) {
        String id = keep(call, member, kind, List.of(), Written.in(call, kind), JOURNAL_DAYS);
        Words words = call.words();
        return Message.of(words.say("checkin.words_saved", "days", JOURNAL_DAYS))
                .offering(
                        new Choice(words.say("checkin.see_history"), call.next("checkin history")),
                        forgetThis(call, id));
    }

    private String keep(
            Call call, Member member, Kind kind, List<String> answer, Map<String, PrivateText> words, int days) {
        LocalDate today = member.today(clock);
        String id = HexFormat.of().formatHex(Random.randBytes(ID_BYTES));
        CheckIn checkIn = new CheckIn(id, kind.id(), today, store.nextTurn(member.person()), answer, words, false);
        store.keep(member.person(), call.event(), checkIn, today.plusDays(days));
        return id;
    }

    private static Choice forgetThis(Call call, String id) {
        return new Choice(
                call.words().say("checkin.forget_this"),
                call.next("checkin forget").with(Options.WHICH.name(), id));
    }
}
