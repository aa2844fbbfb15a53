package org.circlekeeper.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import org.circlekeeper.chat.Argument;
import org.circlekeeper.chat.Block;
import org.circlekeeper.chat.Choice;
import org.circlekeeper.chat.Invocation;
import org.circlekeeper.chat.Message;
import org.circlekeeper.chat.Platform;
import org.circlekeeper.chat.PrivateText;
import org.circlekeeper.chat.Recipient;
import org.circlekeeper.chat.RoomId;
import org.circlekeeper.chat.UserId;
import org.junit.jupiter.api.Test;

class MessageTextTest {
    private static final Platform HERE = new Platform("console");

    @Test
    void a_message_comes_back_with_every_kind_of_block_and_its_choices_in_order() {
        Message message = Message.of(
                        new Block.Heading("Überschrift \"x\"\n{y}"),
                        new Block.Paragraph("🌱 \u0000 </p>"),
                        new Block.Bullets(List.of("one", "", "three")),
                        new Block.Verbatim("116 123"),
                        new Block.TimeMark(Instant.parse("2026-11-20T12:00:00.123456Z")))
                .offering(
                        new Choice(
                                "Then",
                                Invocation.of("checkin now").with("z", "1").with("a", "2")),
                        new Choice("Or", Invocation.of("help")));

        Message back = MessageText.message(MessageText.of(message));

        assertThat(back).isEqualTo(message);
        assertThat(back.choices().get(0).then().arguments().keySet()).containsExactly("z", "a");
    }

    @Test
    void a_picture_comes_back_to_the_byte() {
        byte[] png = {(byte) 0x89, 'P', 'N', 'G', 0, -1};

        Block.Picture back = (Block.Picture)
                MessageText.message(MessageText.of(Message.of(new Block.Picture(png, "two up, one down"))))
                        .blocks()
                        .get(0);

        assertThat(back.png()).isEqualTo(png);
        assertThat(back.alt()).isEqualTo("two up, one down");
    }

    @Test
    void a_recipient_comes_back() {
        for (Recipient to : List.of(
                new Recipient.Person(new UserId(HERE, "ada|x")),
                new Recipient.Room(new RoomId(HERE, "server", "room")))) {
            assertThat(MessageText.recipient(MessageText.of(to))).isEqualTo(to);
        }
    }

    @Test
    void a_choice_never_carries_a_persons_words() {
        Message message = Message.of("x")
                .offering(new Choice(
                        "y", Invocation.of("z").with("note", new Argument.Private(new PrivateText("rough day")))));

        assertThatThrownBy(() -> MessageText.of(message))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("rough");
    }

    @Test
    void what_does_not_read_is_not_quoted() {
        assertThatThrownBy(() -> MessageText.message("{\"blocks\":[ rough day"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("rough");
    }
}
