package broken.circlekeeper.console;

/** An adapter that knows a feature, another adapter, and JDA. */
public final class Peeking {
    final broken.circlekeeper.group.Turning turning = new broken.circlekeeper.group.Turning();
    final broken.circlekeeper.discord.Minding minding = new broken.circlekeeper.discord.Minding();
    final net.dv8tion.StandIn jda = new net.dv8tion.StandIn();
    final de.connect2x.StandIn trixnity = new de.connect2x.StandIn();
}
