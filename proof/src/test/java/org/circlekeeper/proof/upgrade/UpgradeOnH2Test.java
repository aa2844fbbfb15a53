package org.circlekeeper.proof.upgrade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.circlekeeper.proof.backup.Home;
import org.circlekeeper.proof.backup.LivingBot;
import org.circlekeeper.storage.DatabaseSettings.Server;
import org.circlekeeper.storage.OldDatabase;
import org.circlekeeper.storage.StorageRefused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The upgrade lab on the file. */
@Timeout(1800)
final class UpgradeOnH2Test extends UpgradeLab {
    @Override
    Optional<Server> freshServer() {
        return Optional.empty();
    }

    @Override
    String database() {
        return "H2";
    }

    @Override
    int breaksInEveryBuild() {
        return 2;
    }

    /** The control: H2 keeps each half of a step, and a lab that breaks off in there must see what comes of it. */
    @Test
    void an_upgrade_of_the_file_itself_would_not_be_taken_up() throws Exception {
        int stuck = 0;
        for (int last = 20; last < 40; last += 3) {
            Path folder = Files.createDirectory(root.resolve("in-place" + last));
            Home home = new Home(folder, Optional.empty());
            Fixture.oldest().moveInto(home);
            BrokenOff breaking = BrokenOff.failing(last);
            assertThat(catchThrowable(
                            () -> OldDatabase.changeInPlace(home.settings(), LivingBot.heldKey(home), breaking)))
                    .isNotNull();
            Throwable refused = catchThrowable(() -> LivingBot.open(home).close());
            stuck += refused instanceof StorageRefused ? 1 : 0;
        }
        assertThat(stuck).isPositive();
    }

    /** The other control: not what people are told, but a row that nobody is told of. */
    @Test
    void rows_that_an_upgrade_left_behind_would_be_noticed() throws Exception {
        Fixture fixture = Fixture.ways().get(1);
        Uninterrupted upgrade = uninterrupted(fixture);
        Home home = moveIn(fixture);
        LivingBot.open(home).close();
        try (LivingBot bot = LivingBot.open(home)) {
            bot.database().with(handle -> handle.execute("DELETE FROM offer_never"));
            assertThat(upgrade.differences(bot)).containsExactly("rows of offer_never");
        }
    }
}
