package org.circlekeeper.discord.testkit.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OpenApiFileTest {
    @TempDir
    Path folder;

    @Test
    void it_is_found_in_a_folder_beside_one_of_those_around_us() throws IOException {
        Path here = Files.createDirectories(folder.resolve("project/module"));
        Path data = Files.createDirectories(folder.resolve("other/data/discord"));
        Path file = Files.writeString(data.resolve("openapi.json"), "{}");
        assertThat(OpenApiFile.find(null, here)).contains(file);
    }

    @Test
    void the_named_one_comes_first() throws IOException {
        Path named = Files.writeString(folder.resolve("mine.json"), "{}");
        assertThat(OpenApiFile.find(named.toString(), folder)).contains(named);
    }

    @Test
    void a_named_one_that_is_not_there_is_an_error() {
        String missing = folder.resolve("missing.json").toString();
        assertThatThrownBy(() -> OpenApiFile.find(missing, folder)).hasMessageContaining("DISCORD_OPENAPI");
    }
}
