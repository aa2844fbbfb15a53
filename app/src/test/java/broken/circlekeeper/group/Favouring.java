package broken.circlekeeper.group;

/** A part of the bot that knows a platform. */
public final class Favouring {
    final broken.circlekeeper.discord.Minding favourite = new broken.circlekeeper.discord.Minding();
}
