package org.circlekeeper.discord;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import net.dv8tion.jda.api.Permission;
import org.junit.jupiter.api.Test;

/** The bot asks Discord for so much, and whoever wants more has to change a number here. */
class DiscordRightsTest {
    /** View Channels and Send Messages. */
    private static final long PERMISSIONS = 1 << 10 | 1 << 11;

    /** GUILDS. */
    private static final int INTENTS = 1;

    @Test
    void it_asks_for_two_permissions() throws IOException {
        assertThat(Permission.getRaw(DiscordRights.NEEDED)).isEqualTo(PERMISSIONS);
        assertThat(Files.readString(Path.of("../docs/discord.md"))).contains("permissions=" + PERMISSIONS);
    }

    @Test
    void it_hears_of_servers_and_of_nothing_else() {
        try (OnDiscord stage = OnDiscord.fresh()) {
            assertThat(stage.discord.gateway().identified())
                    .isNotEmpty()
                    .allSatisfy(identify ->
                            assertThat(identify.path("intents").asInt()).isEqualTo(INTENTS));
        }
    }
}
