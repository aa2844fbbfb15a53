package broken.circlekeeper.checkin;

import org.circlekeeper.chat.Reply;
import org.circlekeeper.command.Call;
import org.circlekeeper.command.Command;
import org.circlekeeper.command.CommandSpec;

/** A command that is public, not called one, and made by nobody. */
public final class Asking implements Command {
    @Override
    public CommandSpec spec() {
        throw new IllegalStateException();
    }

    @Override
    public Reply run(Call call) {
        throw new IllegalStateException();
    }
}
