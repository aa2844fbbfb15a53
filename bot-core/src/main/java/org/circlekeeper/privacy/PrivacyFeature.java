package org.circlekeeper.privacy;

import java.util.List;
import java.util.function.Supplier;
import org.circlekeeper.command.Command;
import org.circlekeeper.command.Feature;
import org.circlekeeper.command.PersonalData;
import org.circlekeeper.group.Forgetting;
import org.circlekeeper.group.Members;

/** Everything held about somebody, in their own hands. */
public final class PrivacyFeature implements Feature {
    private final List<Command> commands;

    /** @param features what every feature holds, asked for late because features are made after this */
    public PrivacyFeature(Members members, Forgetting forgetting, Supplier<List<PersonalData>> features) {
        this.commands = List.of(
                new WhatCommand(members),
                new ExportCommand(members, features),
                new ForgetCommand(members, forgetting),
                new ConsentCommand(members, forgetting, features));
    }

    @Override
    public List<Command> commands() {
        return commands;
    }

    @Override
    public PersonalData personalData() {
        return PersonalData.NOTHING;
    }
}
