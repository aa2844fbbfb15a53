package org.circlekeeper.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NamesTest {
    @Test
    void people_are_written_as_ids_or_links() {
        assertThat(Names.userIn("@ada:example.org")).contains("@ada:example.org");
        assertThat(Names.userIn(" https://matrix.to/#/@ada:example.org ")).contains("@ada:example.org");
        assertThat(Names.userIn("https://matrix.to/#/%40ada%3Aexample.org?via=x"))
                .isEmpty();
        assertThat(Names.userIn("https://matrix.to/#/%40ada%3Aexample.org")).contains("@ada:example.org");
        assertThat(Names.userIn("matrix:u/ada:example.org")).contains("@ada:example.org");
        assertThat(Names.userIn("https://matrix.to/#/@a%zz:example.org")).contains("@a%zz:example.org");
        assertThat(Names.userIn("ada")).isEmpty();
        assertThat(Names.userIn("@ada")).isEmpty();
    }

    @Test
    void the_server_is_behind_the_first_colon() {
        assertThat(Names.serverOf("@ada:example.org:8448")).isEqualTo("example.org:8448");
        assertThat(Names.serverOf("!room")).isEmpty();
    }
}
