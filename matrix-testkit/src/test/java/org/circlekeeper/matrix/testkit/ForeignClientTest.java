package org.circlekeeper.matrix.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.ArrayList;
import java.util.List;
import org.circlekeeper.matrix.testkit.ForeignClient.Care;
import org.circlekeeper.matrix.testkit.ForeignClient.Trust;
import org.circlekeeper.matrix.testkit.Seen.Shield;
import org.circlekeeper.matrix.testkit.Seen.Shield.Colour;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class ForeignClientTest {
    private static final List<ForeignClient> OPEN = new ArrayList<>();

    private static Synapse synapse;
    private static Account adasAccount;
    private static ForeignClient ada;
    private static ForeignClient bea;

    @BeforeAll
    static void meet() {
        assumeTrue(Synapse.shared().isPresent() && ForeignClient.isHere(), "no Synapse or no foreign client here");
        synapse = Synapse.shared().orElseThrow();
        adasAccount = synapse.somebody("ada");
        ada = login(adasAccount, Care.SIGNED);
        bea = login(synapse.somebody("bea"), Care.SIGNED);
    }

    @AfterAll
    static void part() {
        OPEN.forEach(ForeignClient::close);
    }

    @Test
    void two_people_understand_each_other_and_the_server_does_not() {
        String room = together();
        String said = ada.say(room, "nobody else shall read this");

        Seen seen = bea.awaitMessage(room, ada.user(), "nobody else");
        assertThat(seen.id()).isEqualTo(said);
        assertThat(seen.shield()).isEqualTo(new Shield(Colour.NONE, ""));
        assertThat(seen.isTrusted()).isTrue();
        assertThat(seen.type()).isEqualTo("m.room.message");
        assertThat(seen.wire().has("ciphertext")).isTrue();
        assertThat(synapse.keeps(said)).isTrue();
        assertThat(synapse.keeps("nobody else shall read this")).isFalse();
        assertThat(ada.awaitEvent(room, event -> event.id().equals(said)).transaction())
                .isNotEmpty();
    }

    @Test
    void they_edit_react_answer_in_threads_and_take_back() {
        String room = together();
        String said = ada.say(room, "one", "{\"our.field\":{\"n\":1}}");
        ada.edit(room, said, "two");
        ada.react(room, said, "👍");
        ada.sayInThread(room, said, "in a thread");
        String gone = ada.say(room, "gone soon");
        ada.redact(room, gone);

        Seen edited = bea.awaitEvent(room, event -> event.id().equals(said) && event.edited());
        assertThat(edited.body()).isEqualTo("two");
        assertThat(edited.content().get("body").asText()).isEqualTo("one");
        assertThat(edited.content().at("/our.field/n").asInt()).isEqualTo(1);
        Seen reaction = bea.awaitEvent(room, event -> event.type().equals("m.reaction"));
        assertThat(reaction.encrypted()).isFalse();
        assertThat(bea.awaitMessage(room, ada.user(), "in a thread").threadRoot())
                .isEqualTo(said);
        assertThat(bea.awaitEvent(room, event -> event.id().equals(gone) && event.redacted())
                        .content())
                .isEmpty();
    }

    @Test
    void a_plain_room_is_seen_as_one() {
        String room = ada.createRoom("plain", false, false, bea.user());
        ada.awaitMember(room, bea.user());
        bea.say(room, "hello");

        Seen seen = ada.awaitMessage(room, bea.user(), "hello");
        assertThat(seen.encrypted()).isFalse();
        assertThat(seen.shield()).isNull();
        assertThat(ada.awaitRoom(room, known -> true).encrypted()).isFalse();
    }

    @Test
    void a_device_nobody_signed_is_left_out_until_it_is_signed() {
        Account account = synapse.somebody("cleo");
        ForeignClient cleo = login(account, Care.SIGNED);
        ForeignClient strange = login(account, Care.UNSIGNED);
        String room = together(cleo);
        bea.say(room, "for signed devices");
        cleo.awaitMessage(room, bea.user(), "for signed");

        Seen closed = strange.awaitEvent(room, event -> event.undecryptable() != null);
        assertThat(closed.undecryptable()).startsWith("MEGOLM_KEY_WITHHELD");
        assertThat(closed.body()).isEmpty();
        strange.say(room, "from nowhere");
        assertThat(bea.awaitEvent(room, event -> event.undecryptable() != null).undecryptable())
                .isEqualTo("UNSIGNED_SENDER_DEVICE");

        cleo.crossSignDevice(strange.device());
        bea.awaitDevices(
                cleo.user(), devices -> devices.size() == 2 && devices.stream().allMatch(SeenDevice::signedByOwner));
        bea.forceDiscardSession(room);
        bea.say(room, "now for all");
        strange.awaitMessage(room, bea.user(), "now for all");
    }

    @Test
    void whoever_trusts_all_is_shown_a_shield() {
        ForeignClient cleo = login(synapse.somebody("cleo"), Care.SIGNED_AND_TRUSTING);
        ForeignClient strange = login(synapse.somebody("dan"), Care.UNSIGNED);
        String room = strange.createRoom("strange", cleo.user());
        strange.awaitMember(room, cleo.user());
        strange.say(room, "who am I?");

        assertThat(cleo.awaitMessage(room, strange.user(), "who am I?").shield())
                .isEqualTo(new Shield(Colour.RED, "UNSIGNED_DEVICE"));
    }

    @Test
    void two_compare_emoji_and_trust_each_other() {
        ForeignClient cleo = login(synapse.somebody("cleo"), Care.SIGNED);
        String room = together(cleo);
        Verification asked = cleo.verify(bea.user(), room);
        Verification answered = bea.awaitVerification(cleo.user());
        answered.accept();
        asked.start();

        assertThat(asked.emoji()).hasSize(7).isEqualTo(answered.emoji());
        assertThat(asked.names()).isEqualTo(answered.names());
        asked.confirm();
        answered.confirm();
        asked.awaitPhase(Verification.Phase.DONE);
        answered.awaitPhase(Verification.Phase.DONE);
        cleo.awaitTrust(bea.user(), Trust::verified);
        bea.awaitTrust(cleo.user(), Trust::verified);

        cleo.resetIdentity();
        bea.awaitTrust(cleo.user(), trust -> trust.changed() && !trust.verified());
    }

    @Test
    void emoji_that_differ_end_it() {
        ForeignClient cleo = login(synapse.somebody("cleo"), Care.SIGNED);
        String room = together(cleo);
        Verification asked = cleo.verify(bea.user(), room);
        Verification answered = bea.awaitVerification(cleo.user());
        answered.accept();
        answered.start();
        asked.emoji();
        answered.emoji();

        answered.mismatch();

        asked.awaitPhase(Verification.Phase.CANCELLED);
        assertThat(asked.cancellation()).isEqualTo("m.mismatched_sas");
    }

    @Test
    void people_come_when_they_want_and_go() {
        bea.joinsWhenInvited(false);
        String room = ada.createRoom("two of us", true, false, bea.user());
        bea.awaitRoom(room, known -> known.membership().equals("invite"));
        bea.joinsWhenInvited(true);
        bea.join(room);
        ada.awaitMember(room, bea.user());
        ada.setPowerLevel(room, bea.user(), 50);
        bea.sendState(room, "m.room.topic", "", "{\"topic\":\"tea\"}");
        ada.awaitEvent(room, event -> event.type().equals("m.room.topic"));
        assertThat(ada.state(room, "m.room.topic", "").get("topic").asText()).isEqualTo("tea");

        bea.leave(room);
        ada.awaitRoom(room, known -> "leave".equals(known.members().get(bea.user())));
        assertThat(ada.state(room, "m.room.nothing", "").isNull()).isTrue();
    }

    /** An encrypted room with Ada and Bea in it. */
    private static String together() {
        return together(ada);
    }

    private static String together(ForeignClient first) {
        String room = first.createRoom("both", bea.user());
        first.awaitMember(room, bea.user());
        bea.awaitRoom(room, known -> known.encrypted() && known.membership().equals("join"));
        return room;
    }

    private static ForeignClient login(Account account, Care care) {
        ForeignClient client = ForeignClient.login(synapse.baseUrl(), account, care);
        OPEN.add(client);
        return client;
    }
}
