package org.circlekeeper.discord.testkit;

/** Whether the bot may do here what it tries. Each method refuses with Discord's own code if not. */
final class Access {
    private final World world;

    Access(World world) {
        this.world = world;
    }

    void maySee(Channel channel) {
        Server server = channel.server();
        if (server != null && !Right.VIEW_CHANNEL.isIn(server.botRights(channel))) {
            throw Refusal.missingAccess();
        }
    }

    void needs(Channel channel, Right right) {
        Server server = channel.server();
        if (server == null || !right.isIn(server.botRights(channel))) {
            throw Refusal.missingPermissions();
        }
    }

    void needs(Server server, Right right) {
        if (!right.isIn(server.botRights())) {
            throw Refusal.missingPermissions();
        }
    }

    void mayRead(Channel channel) {
        maySee(channel);
        if (channel.server() != null) {
            needs(channel, Right.MESSAGE_HISTORY);
        }
    }

    void mayWrite(Channel channel, boolean withFiles) {
        DiscordPerson recipient = channel.recipient();
        if (recipient != null) {
            mayWriteTo(recipient);
            return;
        }
        maySee(channel);
        needs(channel, channel.isThread() ? Right.MESSAGE_SEND_IN_THREADS : Right.MESSAGE_SEND);
        if (withFiles) {
            needs(channel, Right.MESSAGE_ATTACH_FILES);
        }
        if (channel.locked && channel.archived) {
            throw new Refusal(400, 50083, "Thread is archived");
        }
    }

    void mayEdit(Channel channel) {
        maySee(channel);
    }

    private void mayWriteTo(DiscordPerson recipient) {
        if (recipient.isDeleted()) {
            throw Refusal.unknownChannel();
        }
        if (recipient.refusesDirect()) {
            throw new Refusal(403, 50007, "Cannot send messages to this user");
        }
        if (!world.shareServer(recipient)) {
            throw new Refusal(403, 50278, "Cannot send messages to this user due to having no mutual guilds");
        }
    }
}
