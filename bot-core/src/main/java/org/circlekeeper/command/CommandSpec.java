package org.circlekeeper.command;

import java.util.List;
import org.circlekeeper.chat.Role;

/**
 * What an adapter publishes and the desk checks before a command runs.
 *
 * @param needs the least role that may use it
 * @param personal about the caller alone: never answered, nor anything saved, where others would see it
 * @param asks it may answer with a form, so an adapter never defers it
 * @param parameters every one of them optional
 */
public record CommandSpec(
        Name name, Role needs, boolean personal, boolean asks, Effect effect, List<Parameter<?>> parameters) {
    public CommandSpec {
        parameters = List.copyOf(parameters);
    }

    /** A command of a member about themself. */
    public static CommandSpec personal(String name, Effect effect, Parameter<?>... parameters) {
        return new CommandSpec(Name.of(name), Role.MEMBER, true, false, effect, List.of(parameters));
    }

    /** The same, and it may answer with a form. */
    public CommandSpec asking() {
        return new CommandSpec(name, needs, personal, true, effect, parameters);
    }
}
