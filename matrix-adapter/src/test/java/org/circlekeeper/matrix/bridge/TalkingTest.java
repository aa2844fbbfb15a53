package org.circlekeeper.matrix.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import org.circlekeeper.matrix.bridge.Homeserver.Opened;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TalkingTest {
    @TempDir
    Path folder;

    private RealServer server;
    private Person bot;
    private Person ada;

    @BeforeEach
    void start() throws IOException, GeneralSecurityException {
        server = RealServer.start(folder.resolve("synapse"));
        server.register("bot");
        server.register("ada");
        bot = new Person("bot", server.uri, folder);
        ada = new Person("ada", server.uri, folder);
    }

    @AfterEach
    void stop() {
        if (server == null) return;
        bot.close();
        ada.close();
        server.close();
    }

    @Test
    void two_people_read_each_other_in_an_encrypted_room() throws Exception {
        bot.arrives();
        ada.arrives();
        String room = ada.meets(bot);
        String question = ada.says(room, "ping");
        assertThat(bot.reads(question)).isInstanceOfSatisfying(Opened.Clear.class, clear -> {
            assertThat(clear.type()).isEqualTo("m.room.message");
            assertThat(clear.content()).contains("ping");
            assertThat(clear.signedDevice()).isTrue();
        });
        assertThat(bot.hears(question).content()).doesNotContain("ping");
        String answer = bot.says(room, "pong");
        assertThat(ada.reads(answer)).isInstanceOf(Opened.Clear.class);
    }
}
