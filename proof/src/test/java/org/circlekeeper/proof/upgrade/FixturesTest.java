package org.circlekeeper.proof.upgrade;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** No version is forgotten. */
final class FixturesTest {
    @Test
    void every_version_of_the_tables_has_a_fixture() {
        assertThat(Fixture.versions())
                .hasSizeGreaterThanOrEqualTo(9)
                .allSatisfy(schema -> assertThat(new Fixture(schema).exists())
                        .as(
                                "the tables came to number %s, and nothing shows that a database of it can be upgraded. Make it, look"
                                        + " at it and commit it: mvn -pl proof -am test -Dtest=MakeFixturesTest -Dproof.fixtures=make"
                                        + " -Dsurefire.failIfNoSpecifiedTests=false",
                                schema)
                        .isTrue());
    }

    @Test
    void the_fixtures_know_more_and_more() {
        assertThat(Fixture.all().stream().map(fixture -> fixture.told().length()))
                .as("what a bot told from each, from the oldest on")
                .isSorted();
        Fixture newest = Fixture.all().get(Fixture.all().size() - 1);
        assertThat(newest.told()).contains("canary of heartbreak ridge of ada", "privacy.looked", "event 4711");
    }
}
