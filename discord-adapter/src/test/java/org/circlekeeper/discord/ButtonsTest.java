package org.circlekeeper.discord;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Random;
import org.circlekeeper.chat.Argument;
import org.circlekeeper.chat.Invocation;
import org.circlekeeper.chat.Platform;
import org.circlekeeper.chat.PrivateText;
import org.circlekeeper.chat.UserId;
import org.circlekeeper.testkit.MovableClock;
import org.junit.jupiter.api.Test;

class ButtonsTest {
    private static final Platform DISCORD = new Platform("discord");
    private static final UserId ADA = new UserId(DISCORD, "801234567890123456");
    private static final UserId BEA = new UserId(DISCORD, "801234567890123457");
    private static final String HOME = "901234567890123456";
    private static final Invocation MORE = Invocation.of("helpline")
            .with("country", "AR")
            .with("need", "grief")
            .with("show", "more");
    private static final int MANY = 100_000;

    private final MovableClock clock = new MovableClock();
    private final Buttons buttons = new Buttons(new byte[32], clock);

    private String written(Bound bound) {
        return buttons.write(MORE, bound).orElseThrow();
    }

    @Test
    void what_was_written_is_read_again_after_a_restart() {
        String id = written(Bound.to(ADA, HOME));
        assertThat(new Buttons(new byte[32], clock).read(id, ADA, HOME)).isEqualTo(new Read.Fine(MORE));
        assertThat(id).hasSizeLessThanOrEqualTo(50).matches("[A-Za-z0-9_-]+");
    }

    @Test
    void any_argument_survives() {
        Invocation odd = Invocation.of("setup")
                .with("label", "a=b&c\nd\\n\\e")
                .with("zone", "")
                .with("ü", "ä€😀");
        String id = buttons.write(odd, Bound.toAnybody("dm")).orElseThrow();
        assertThat(buttons.read(id, BEA, "dm")).isEqualTo(new Read.Fine(odd));
    }

    @Test
    void nobody_else_can_press_it_and_nowhere_else() {
        String id = written(Bound.to(ADA, HOME));
        assertThat(buttons.read(id, BEA, HOME)).isEqualTo(new Read.Refused());
        assertThat(buttons.read(id, ADA, "dm")).isEqualTo(new Read.Refused());
        assertThat(new Buttons(new byte[] {1}, clock).read(id, ADA, HOME)).isEqualTo(new Read.Refused());
    }

    @Test
    void anybody_can_press_what_is_bound_to_nobody() {
        String id = written(Bound.toAnybody(HOME));
        assertThat(buttons.read(id, ADA, HOME)).isEqualTo(new Read.Fine(MORE));
        assertThat(buttons.read(id, BEA, HOME)).isEqualTo(new Read.Fine(MORE));
        assertThat(buttons.read(id, BEA, "dm")).isEqualTo(new Read.Refused());
    }

    @Test
    void it_is_good_for_as_long_as_it_says() {
        String day = written(Bound.to(ADA, HOME).goodFor(Duration.ofHours(24)));
        String always = written(Bound.to(ADA, HOME));
        clock.forward(Duration.ofHours(24));
        assertThat(buttons.read(day, ADA, HOME)).isEqualTo(new Read.Fine(MORE));
        clock.forward(Duration.ofSeconds(1));
        assertThat(buttons.read(day, ADA, HOME)).isEqualTo(new Read.Old(Optional.of(MORE)));
        assertThat(buttons.read(day, BEA, HOME)).isEqualTo(new Read.Refused());
        clock.forward(Duration.ofDays(3650));
        assertThat(buttons.read(always, ADA, HOME)).isEqualTo(new Read.Fine(MORE));
    }

    @Test
    void a_clock_that_was_set_back_makes_nothing_old() {
        String id = written(Bound.to(ADA, HOME).goodFor(Duration.ofMinutes(15)));
        assertThat(new Buttons(new byte[32], () -> Instant.EPOCH).read(id, ADA, HOME))
                .isEqualTo(new Read.Fine(MORE));
    }

    @Test
    void any_other_time_is_a_mistake() {
        for (Duration time : new Duration[] {Duration.ZERO, Duration.ofSeconds(90), Duration.ofDays(32)}) {
            assertThatThrownBy(() -> written(Bound.toAnybody(HOME).goodFor(time)))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void the_same_button_a_second_later_is_another() {
        String first = written(Bound.to(ADA, HOME));
        assertThat(written(Bound.to(ADA, HOME))).isEqualTo(first);
        clock.forward(Duration.ofSeconds(1));
        assertThat(written(Bound.to(ADA, HOME))).isNotEqualTo(first);
    }

    @Test
    void what_does_not_fit_asks_for_a_row() {
        Random random = new Random(7);
        String noise = random.ints(80, 'a', 'z')
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        assertThat(buttons.write(Invocation.of("setup").with("label", noise), Bound.toAnybody(HOME)))
                .isEmpty();
        String row = buttons.writeRow(
                "0f8fad5b-d9cb-469f-a165-70867728950e", Bound.to(ADA, HOME).goodFor(Duration.ofHours(24)));
        assertThat(row).hasSizeLessThanOrEqualTo(100);
        assertThat(buttons.read(row, ADA, HOME)).isEqualTo(new Read.FineRow("0f8fad5b-d9cb-469f-a165-70867728950e"));
        assertThat(buttons.read(row, BEA, HOME)).isEqualTo(new Read.Refused());
        clock.forward(Duration.ofHours(25));
        assertThat(buttons.read(row, ADA, HOME)).isEqualTo(new Read.Old(Optional.empty()));
        assertThatThrownBy(() -> buttons.writeRow(noise, Bound.toAnybody(HOME)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining(noise);
    }

    @Test
    void a_button_never_carries_words() {
        Invocation words =
                Invocation.of("checkin now").with("line1", new Argument.Private(new PrivateText("rough day")));
        assertThatThrownBy(() -> buttons.write(words, Bound.to(ADA, HOME)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("rough");
    }

    @Test
    void a_button_of_another_version_is_old() {
        String id = written(Bound.to(ADA, HOME));
        assertThat(buttons.read("2" + id.substring(1), ADA, HOME)).isEqualTo(new Read.Old(Optional.empty()));
        assertThat(buttons.read("a" + id.substring(1), ADA, HOME)).isEqualTo(new Read.Refused());
    }

    /** Buttons out there were written with it. Add a second dictionary with a version of its own instead. */
    @Test
    void the_dictionary_never_changes() throws Exception {
        byte[] hash =
                MessageDigest.getInstance("SHA-256").digest(FirstDictionary.WORDS.getBytes(StandardCharsets.UTF_8));
        assertThat(HexFormat.of().formatHex(Arrays.copyOf(hash, 8))).isEqualTo("5484ec86543a5d56");
    }

    @Test
    void random_strings_are_refused() {
        Random random = new Random(1);
        for (int i = 0; i < MANY; i++) {
            String noise = random.ints(random.nextInt(120), i % 2 == 0 ? '-' : 0, i % 2 == 0 ? '{' : 0x1_0000)
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString();
            assertNotFine(i % 3 == 0 ? "1" + noise : i % 3 == 1 ? "a" + noise : noise);
        }
    }

    @Test
    void a_good_id_with_any_change_is_refused() {
        Random random = new Random(2);
        String[] good = {
            written(Bound.to(ADA, HOME)),
            written(Bound.toAnybody(HOME).goodFor(Duration.ofDays(7))),
            buttons.writeRow("row", Bound.to(ADA, HOME))
        };
        for (int i = 0; i < MANY; i++) {
            String id = good[i % good.length];
            char[] changed = id.toCharArray();
            changed[random.nextInt(changed.length)] ^= (char) (1 << random.nextInt(7));
            assertNotFine(new String(changed));
        }
        for (String id : good) {
            for (int end = 0; end < id.length(); end++) {
                assertNotFine(id.substring(0, end));
            }
            assertNotFine(id + "A");
            assertNotFine(id + "=");
        }
    }

    private void assertNotFine(String id) {
        Read read = buttons.read(id, ADA, HOME);
        if (read instanceof Read.Fine || read instanceof Read.FineRow) {
            assertThat(read).as("read of a bad id").isEqualTo(new Read.Refused());
        }
    }
}
