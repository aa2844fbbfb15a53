package org.circlekeeper.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.circlekeeper.chat.Role;
import org.junit.jupiter.api.Test;

class PowersTest {
    private static Powers powers(String levels, String created) {
        return new Powers(Optional.of(levels), Optional.of(created), "@eve:here");
    }

    @Test
    void levels_make_roles() {
        Powers powers = powers(
                "{\"users\":{\"@ada:here\":100,\"@mo:here\":50,\"@old:here\":\"50\",\"@odd:here\":{}},\"users_default\":1}",
                "{\"room_version\":\"11\"}");
        assertThat(powers.role("@ada:here")).isEqualTo(Role.OWNER);
        assertThat(powers.role("@mo:here")).isEqualTo(Role.MODERATOR);
        assertThat(powers.role("@old:here")).isEqualTo(Role.MODERATOR);
        assertThat(powers.role("@odd:here")).isEqualTo(Role.MEMBER);
        assertThat(powers.role("@eve:here")).isEqualTo(Role.MEMBER);
    }

    @Test
    void a_level_too_large_for_any_server_is_none() {
        assertThat(powers("{\"users\":{\"@eve:here\":18446744073709551716}}", "{}")
                        .role("@eve:here"))
                .isEqualTo(Role.MEMBER);
    }

    @Test
    void from_version_twelve_on_whoever_made_the_room_stands_above() {
        Powers powers = powers("{}", "{\"room_version\":\"12\",\"additional_creators\":[\"@ada:here\",7]}");
        assertThat(powers.role("@eve:here")).isEqualTo(Role.OWNER);
        assertThat(powers.role("@ada:here")).isEqualTo(Role.OWNER);
        assertThat(powers.role("@bea:here")).isEqualTo(Role.MEMBER);
    }

    @Test
    void a_room_that_tells_nothing_gives_nobody_a_role() {
        Powers powers = new Powers(Optional.empty(), Optional.empty(), "");
        assertThat(powers.role("@ada:here")).isEqualTo(Role.MEMBER);
        assertThat(powers.mayWrite("@ada:here")).isTrue();
        assertThat(powers.mayChange("@ada:here", "m.room.tombstone")).isFalse();
    }

    @Test
    void what_may_be_changed_depends_on_the_kind() {
        Powers powers = powers(
                "{\"users\":{\"@mo:here\":50},\"state_default\":50,\"events\":{\"m.room.tombstone\":100,\"m.room.message\":10}}",
                "{}");
        assertThat(powers.mayChange("@mo:here", "m.room.topic")).isTrue();
        assertThat(powers.mayChange("@mo:here", "m.room.tombstone")).isFalse();
        assertThat(powers.names("m.room.tombstone")).isTrue();
        assertThat(powers.names("m.room.topic")).isFalse();
        assertThat(powers.mayWrite("@ada:here")).isFalse();
    }
}
