package org.circlekeeper.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.circlekeeper.chat.Role;
import org.circlekeeper.command.CommandSpec;
import org.circlekeeper.matrix.testkit.Seen;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Where others read along, nobody learns from the bot what somebody wanted of it. */
final class SharedRoomStoryTest {
    private final WholeBotOnSynapse stage = WholeBotOnSynapse.shared();

    @AfterAll
    static void nothing_of_it_is_readable_anywhere() {
        WholeBotOnSynapse.nothingIsLeftOf(
                "This is between you and me", "checkin now", "privacy export", "feeling:something");
    }

    /** Everything about oneself that can be typed, with and without something behind it, under every name. */
    private List<String> personal() {
        List<String> all = new ArrayList<>();
        for (CommandSpec spec : stage.bot.desk().menu().commands()) {
            if (spec.personal() && spec.needs() == Role.MEMBER) {
                all.add(spec.name().text());
                all.addAll(spec.name().aliases());
                spec.parameters().stream()
                        .filter(parameter -> !parameter.isHidden())
                        .findFirst()
                        .ifPresent(parameter -> all.add(spec.name().text() + " " + parameter.name() + ":something"));
            }
        }
        return all;
    }

    @Test
    void whatever_personal_thing_somebody_types_there_the_others_see_the_same_to_the_letter() {
        PersonOnSynapse ada = stage.agreed("ada");
        List<String> commands = personal();
        assertThat(commands).hasSizeGreaterThan(12).contains("checkin now", "privacy what", "agreement accept", "hide");
        int direct = ada.all(ada.direct).size();
        stage.bea.look();
        ada.asksAllIn(stage.room, commands);
        stage.mo.asksIn(stage.room, "privacy export");
        stage.member("new").asksIn(stage.room, "checkin now");
        List<Seen> answers = stage.bea.latest(stage.room);
        assertThat(answers).hasSize(commands.size() + 2);
        assertThat(answers.stream().map(SharedRoomStoryTest::words).distinct())
                .singleElement()
                .asString()
                .contains("Please write to me directly. I saved nothing here.");
        assertThat(ada.all(ada.direct)).hasSize(direct);
    }

    @Test
    void whether_somebody_checked_in_today_cannot_be_seen_from_what_happens_when_they_want_to_share_it() {
        PersonOnSynapse has = stage.agreed("has");
        has.says("checkin now kind:weather feeling:fog");
        PersonOnSynapse not = stage.member("not");
        stage.bea.look();
        has.asksIn(stage.room, "checkin share");
        not.asksIn(stage.room, "checkin share");
        not.asksIn(stage.room, "checkin share which:abcd");
        assertThat(stage.bea.seesIn(stage.room)).isEmpty();
        assertThat(has.sees()).contains("Please write to me directly");
        assertThat(not.sees()).contains("Please write to me directly");
    }

    /** All that a client could show of it. */
    private static String words(Seen seen) {
        assertThat(seen.formattedBody()).isNotEmpty();
        return seen.content().toString();
    }

    @Test
    void what_is_not_for_the_bot_is_left_alone() {
        stage.mo.said(stage.room, "checkin now");
        stage.mo.said(stage.room, "1");
        stage.mo.said(stage.room, "is !ck any good?");
        assertThat(stage.mo.seesIn(stage.room)).isEmpty();
        assertThat(stage.mo.sees()).isEmpty();
    }
}
