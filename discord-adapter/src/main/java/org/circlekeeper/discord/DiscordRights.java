package org.circlekeeper.discord;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import net.dv8tion.jda.api.Permission;
import net.dv8tion.jda.api.entities.Guild;
import net.dv8tion.jda.api.entities.Member;
import net.dv8tion.jda.api.entities.channel.middleman.GuildChannel;
import net.dv8tion.jda.api.requests.GatewayIntent;
import org.circlekeeper.chat.Role;

/** What the bot asks of Discord, and no more; and what it takes people's rights in a server to mean. */
final class DiscordRights {
    /** Nothing beyond servers and their channels: no messages, no members, no presences. JDA always adds GUILDS. */
    static final Set<GatewayIntent> INTENTS = EnumSet.noneOf(GatewayIntent.class);

    /** What the invite link asks for: to see a channel, and to write into it. */
    static final List<Permission> NEEDED = List.of(Permission.VIEW_CHANNEL, Permission.MESSAGE_SEND);

    private static final List<Permission> OWNER = List.of(Permission.ADMINISTRATOR, Permission.MANAGE_SERVER);
    private static final List<Permission> MODERATOR = List.of(
            Permission.MODERATE_MEMBERS, Permission.KICK_MEMBERS, Permission.BAN_MEMBERS, Permission.MANAGE_CHANNEL);

    private DiscordRights() {}

    /** What somebody may do, by their rights in the whole server; a right in one channel makes nobody a moderator. */
    static Role of(Member member) {
        if (member.isOwner() || has(member, OWNER)) {
            return Role.OWNER;
        }
        return has(member, MODERATOR) ? Role.MODERATOR : Role.MEMBER;
    }

    private static boolean has(Member member, List<Permission> any) {
        return any.stream().anyMatch(member::hasPermission);
    }

    /** The rights the bot lacks in a channel, in Discord's own words, with the channel they are lacking in. */
    static List<String> lacking(Guild guild, GuildChannel channel) {
        return NEEDED.stream()
                .filter(right -> !guild.getSelfMember().hasPermission(channel, right))
                .map(right -> right.getName() + " (#" + channel.getName() + ")")
                .toList();
    }
}
