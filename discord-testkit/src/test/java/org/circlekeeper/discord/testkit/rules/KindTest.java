package org.circlekeeper.discord.testkit.rules;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KindTest {
    @ParameterizedTest
    @CsvSource({
        "POST,   /channels/1/messages,                       CREATE_MESSAGE",
        "POST,   /api/v10/channels/1/messages,               CREATE_MESSAGE",
        "post,   /v10/channels/1/messages/?limit=1,          CREATE_MESSAGE",
        "PATCH,  /channels/1/messages/2,                     EDIT_MESSAGE",
        "POST,   /interactions/1/token/callback?with_response=true, CALLBACK",
        "POST,   /webhooks/1/token?wait=true,                FOLLOW_UP",
        "PATCH,  /webhooks/1/token/messages/@original,       EDIT_ANSWER",
        "PATCH,  /webhooks/1/token/messages/77,              EDIT_ANSWER",
        "PUT,    /applications/1/commands,                   ALL_COMMANDS",
        "PUT,    /applications/1/guilds/2/commands,          ALL_COMMANDS",
        "POST,   /applications/1/commands,                   CREATE_COMMAND",
        "PATCH,  /applications/1/guilds/2/commands/3,        EDIT_COMMAND",
        "PUT,    /applications/1/guilds/2/commands/3/permissions, COMMAND_PERMISSIONS",
        "POST,   /channels/1/threads,                        CREATE_THREAD",
        "POST,   /channels/1/messages/2/threads,             THREAD_FROM_MESSAGE",
        "PATCH,  /channels/1,                                EDIT_CHANNEL",
        "POST,   /guilds/1/scheduled-events,                 CREATE_EVENT",
        "PATCH,  /guilds/1/scheduled-events/2,               EDIT_EVENT",
        "GET,    /channels/1/messages,                       OTHER",
        "POST,   /users/@me/channels,                        OTHER",
    })
    void a_body_is_known_by_where_it_goes(String method, String path, Kind kind) {
        assertThat(Kind.of(method, path)).isEqualTo(kind);
    }
}
