package org.circlekeeper.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.circlekeeper.chat.Message;
import org.circlekeeper.chat.Reply;
import org.circlekeeper.storage.Database;
import org.circlekeeper.storage.DatabaseSettings;
import org.circlekeeper.storage.Durability;
import org.circlekeeper.storage.SecretsInMemory;
import org.circlekeeper.testkit.InMemoryPlatform;
import org.circlekeeper.testkit.MovableClock;
import org.circlekeeper.testkit.Person;
import org.circlekeeper.vault.KeyStore;
import org.circlekeeper.vault.OperatorKey;
import org.circlekeeper.vault.Vault;
import org.circlekeeper.words.Catalogue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is told about an event that comes twice, when the first time is not on disk. */
class TwinTest {
    private final FragileDisk disk = new FragileDisk();
    private final InMemoryPlatform platform = new InMemoryPlatform();
    private final Person ada = platform.person("ada");

    @TempDir
    Path folder;

    @Test
    void nobody_hears_that_something_is_done_or_not_done_before_that_is_known() {
        try (Database database = Database.open(DatabaseSettings.in(folder), new SecretsInMemory(), disk)) {
            platform.start(desk(database));
            disk.fails = true;
            assertThat(ada.asks("save").sees()).contains("I don’t know whether it is saved");
            assertThat(ada.isHeardTwice().sees()).contains("I don’t know whether it is saved");
            disk.fails = false;
            assertThat(ada.isHeardTwice().sees()).contains("already done");
        }
    }

    private static CommandDesk desk(Database database) {
        Vault vault = new Vault(new KeyStore(database), new OperatorKey(new byte[OperatorKey.BYTES]));
        return new CommandDesk(
                List.of(new Saving()),
                new Catalogue(),
                request -> Optional.empty(),
                database,
                vault,
                new MovableClock(),
                new SimpleMeterRegistry());
    }

    private static final class Saving implements Feature, Command {
        @Override
        public List<Command> commands() {
            return List.of(this);
        }

        @Override
        public PersonalData personalData() {
            return PersonalData.NOTHING;
        }

        @Override
        public CommandSpec spec() {
            return CommandSpec.personal("save", Effect.CHANGES);
        }

        @Override
        public Reply run(Call call) {
            return Reply.privately(Message.of("saved"));
        }
    }

    /** The real way to the disk, until it breaks. */
    private static final class FragileDisk implements Durability {
        private volatile boolean fails;

        @Override
        public boolean writesAtCommit() {
            return true;
        }

        @Override
        public void reach(Sync sync) throws SQLException {
            if (fails) {
                throw new SQLException("the disk said no");
            }
            sync.run();
        }
    }
}
