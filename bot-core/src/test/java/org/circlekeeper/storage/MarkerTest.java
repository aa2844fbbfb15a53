package org.circlekeeper.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the bot remembers about its database outside of it, byte by byte. */
class MarkerTest {
    private static final UUID IDENTITY = UUID.fromString("01234567-89ab-4def-8123-456789abcdef");
    private static final int SECOND_SLOT = 4096;

    private final byte[] key = new TestSecrets("a").derive("marker");
    private final Marker.Digest counts = new Marker.Digest(new TestSecrets("a").derive("counts"));

    @TempDir
    Path folder;

    private MarkerFile file;

    @BeforeEach
    void begin() throws IOException {
        file = new MarkerFile(folder, key.clone());
        file.begin(new Marker(0, IDENTITY, 3, 7, Optional.empty()));
    }

    @AfterEach
    void close() throws IOException {
        file.close();
    }

    @Test
    void a_marker_says_again_all_it_was_told() {
        for (Optional<Marker.Digest> known : java.util.List.of(Optional.of(counts), Optional.<Marker.Digest>empty())) {
            Marker marker = new Marker(5, IDENTITY, 12, 1L << 40, known);
            assertThat(Marker.open(key, marker.sealed(key))).contains(marker);
        }
    }

    @Test
    void not_one_byte_can_be_altered() {
        byte[] sealed = new Marker(5, IDENTITY, 12, 40, Optional.of(counts)).sealed(key);
        for (int at = 0; at < sealed.length; at++) {
            byte[] altered = sealed.clone();
            altered[at] ^= 1;
            assertThat(Marker.open(key, altered)).as("byte " + at).isEmpty();
        }
    }

    @Test
    void another_key_opens_nothing_and_knows_that_it_is_another() {
        byte[] sealed = new Marker(5, IDENTITY, 12, 40, Optional.of(counts)).sealed(key);
        byte[] other = new TestSecrets("b").derive("marker");
        assertThat(Marker.open(other, sealed)).isEmpty();
        assertThat(Marker.isOurs(other, sealed)).isFalse();
        sealed[100] ^= 1;
        assertThat(Marker.isOurs(key, sealed)).as("torn, and still ours").isTrue();
    }

    @Test
    void a_digest_is_compared_by_what_it_says() {
        Marker.Digest same = new Marker.Digest(new TestSecrets("a").derive("counts"));
        assertThat(counts).isEqualTo(same).hasSameHashCodeAs(same);
        assertThat(counts).isNotEqualTo(new Marker.Digest(new byte[32]));
        assertThat(counts.hashCode()).isNotEqualTo(new Marker.Digest(new byte[32]).hashCode());
    }

    @Test
    void a_torn_writing_leaves_the_one_before() throws IOException {
        file.acknowledge(8);
        file.acknowledge(9);
        assertThat(file.last().epoch()).isEqualTo(9);
        int newest = file.last().serial() % 2 == 0 ? 0 : SECOND_SLOT;
        tear(newest);
        try (MarkerFile again = new MarkerFile(folder, key.clone())) {
            Marker read = again.read();
            assertThat(read.epoch()).isEqualTo(8);
            assertThat(read.schema()).isEqualTo(3);
            assertThat(read.identity()).isEqualTo(IDENTITY);
            assertThat(again.last()).isEqualTo(read);
        }
    }

    @Test
    void what_is_known_after_a_clean_stop_stands_in_both_slots() throws IOException {
        file.rest(11, counts);
        for (int slot : new int[] {0, SECOND_SLOT}) {
            byte[] whole = Files.readAllBytes(folder.resolve(MarkerFile.NAME));
            tear(slot);
            try (MarkerFile again = new MarkerFile(folder, key.clone())) {
                assertThat(again.read().counts()).contains(counts);
                assertThat(again.read().epoch()).isEqualTo(11);
            }
            Files.write(folder.resolve(MarkerFile.NAME), whole);
        }
        file.acknowledge(12);
        assertThat(file.last().counts()).as("they count while nobody works").isEmpty();
    }

    @Test
    void a_beginning_is_written_over_whatever_was_left_and_into_both_slots() throws IOException {
        file.close();
        Path leftover = folder.resolve(MarkerFile.NAME);
        Files.write(leftover, new byte[10_000]);
        file = new MarkerFile(folder, key.clone());
        file.begin(new Marker(0, IDENTITY, 1, 0, Optional.empty()));
        assertThat(Files.size(leftover)).isEqualTo(SECOND_SLOT + Marker.SLOT);
        tear(SECOND_SLOT);
        assertThat(file.read().epoch()).isZero();
    }

    @Test
    void a_marker_of_another_key_is_told_apart_from_a_damaged_and_from_an_emptied_one() throws IOException {
        try (MarkerFile other = new MarkerFile(folder, new TestSecrets("b").derive("marker"))) {
            assertThat(reason(other)).isEqualTo(Reason.KEY_WRONG);
        }
        tear(0);
        tear(SECOND_SLOT);
        assertThat(reason(file)).isEqualTo(Reason.MARKER_DAMAGED);
        Files.write(folder.resolve(MarkerFile.NAME), new byte[SECOND_SLOT + Marker.SLOT]);
        assertThat(reason(file)).isEqualTo(Reason.MARKER_DAMAGED);
    }

    @Test
    void a_marker_that_is_scribbled_over_sends_nobody_looking_for_another_key() throws IOException {
        byte[] scribble = new byte[SECOND_SLOT + Marker.SLOT];
        new java.util.Random(1).nextBytes(scribble);
        Files.write(folder.resolve(MarkerFile.NAME), scribble);
        assertThat(reason(file)).isEqualTo(Reason.MARKER_DAMAGED);
        try (MarkerFile fresh = new MarkerFile(folder, key.clone())) {
            fresh.begin(new Marker(0, IDENTITY, 1, 0, Optional.empty()));
        }
        byte[] bytes = Files.readAllBytes(folder.resolve(MarkerFile.NAME));
        bytes[Integer.BYTES] ^= 1;
        bytes[SECOND_SLOT + Integer.BYTES] ^= 2;
        Files.write(folder.resolve(MarkerFile.NAME), bytes);
        try (MarkerFile again = new MarkerFile(folder, key.clone())) {
            assertThat(reason(again)).isEqualTo(Reason.MARKER_DAMAGED);
        }
    }

    @Test
    void half_of_a_marker_is_read_as_what_it_still_says() throws IOException {
        file.acknowledge(8);
        byte[] bytes = Files.readAllBytes(folder.resolve(MarkerFile.NAME));
        Files.write(folder.resolve(MarkerFile.NAME), java.util.Arrays.copyOf(bytes, Marker.SLOT));
        try (MarkerFile again = new MarkerFile(folder, key.clone())) {
            assertThat(again.read().epoch()).isEqualTo(8);
        }
    }

    @Test
    void nothing_is_acknowledged_by_a_marker_nobody_read_and_its_key_is_wiped() throws IOException {
        byte[] held = key.clone();
        MarkerFile unread = new MarkerFile(folder, held);
        assertThatThrownBy(() -> unread.acknowledge(9)).isInstanceOf(IllegalStateException.class);
        unread.close();
        assertThat(held).containsOnly(0);
    }

    private static Reason reason(MarkerFile marker) {
        return catchThrowableOfType(StorageRefused.class, marker::read).reason();
    }

    private void tear(int slot) throws IOException {
        byte[] bytes = Files.readAllBytes(folder.resolve(MarkerFile.NAME));
        bytes[slot + 70] ^= 1;
        Files.write(folder.resolve(MarkerFile.NAME), bytes);
    }
}
