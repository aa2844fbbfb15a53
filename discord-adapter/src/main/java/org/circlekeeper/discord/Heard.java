package org.circlekeeper.discord;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import net.dv8tion.jda.api.entities.Guild;
import net.dv8tion.jda.api.entities.Member;
import net.dv8tion.jda.api.entities.channel.Channel;
import net.dv8tion.jda.api.entities.channel.concrete.ThreadChannel;
import net.dv8tion.jda.api.interactions.Interaction;
import net.dv8tion.jda.api.interactions.InteractionContextType;
import org.circlekeeper.chat.Caller;
import org.circlekeeper.chat.Place;
import org.circlekeeper.chat.Platform;
import org.circlekeeper.chat.Readers;
import org.circlekeeper.chat.Role;
import org.circlekeeper.chat.RoomId;
import org.circlekeeper.chat.ThreadId;
import org.circlekeeper.chat.UserId;

/** Who speaks to the bot, and where, in the words of the core. */
final class Heard {
    static final Platform DISCORD = new Platform("discord");

    /** What binds a button that was not shown in a server the bot is in. */
    static final String DIRECTLY = "dm";

    /** An answer can be shown to one person alone everywhere on Discord; the company reads all of it. */
    static final Readers READERS = new Readers(false, Readers.Outside.PLATFORM);

    private Heard() {}

    static UserId person(long id) {
        return new UserId(DISCORD, Long.toUnsignedString(id));
    }

    static RoomId room(Guild guild, long channel) {
        return new RoomId(DISCORD, guild.getId(), Long.toUnsignedString(channel));
    }

    static Caller caller(Interaction interaction) {
        Member member = interaction.getMember();
        boolean inServer = member != null && interaction.isFromAttachedGuild();
        return new Caller(
                person(interaction.getUser().getIdLong()),
                inServer ? DiscordRights.of(requireNonNull(member)) : Role.MEMBER,
                interaction.getUserLocale().toLocale());
    }

    /** Where it was asked. A server without the bot, or a chat among friends, is like writing to the bot directly. */
    static Place place(Interaction interaction) {
        Channel channel = requireNonNull(interaction.getChannel());
        if (!interaction.isFromAttachedGuild()) {
            RoomId alone = RoomId.standingAlone(DISCORD, channel.getId());
            return new Place(alone, Optional.empty(), Place.Kind.DIRECT, READERS);
        }
        Guild guild = requireNonNull(interaction.getGuild());
        if (channel instanceof ThreadChannel thread) {
            return new Place(
                    room(guild, thread.getParentChannel().getIdLong()),
                    Optional.of(new ThreadId(DISCORD, thread.getId())),
                    Place.Kind.ROOM,
                    READERS);
        }
        return new Place(room(guild, channel.getIdLong()), Optional.empty(), Place.Kind.ROOM, READERS);
    }

    /** What the buttons shown here are bound to. */
    static String home(Interaction interaction) {
        return interaction.isFromAttachedGuild()
                ? requireNonNull(interaction.getGuild()).getId()
                : DIRECTLY;
    }

    /** Whether this comes from a place the bot is no part of: a user took it along. */
    static boolean isElsewhere(Interaction interaction) {
        return !interaction.isFromAttachedGuild() && interaction.getContext() != InteractionContextType.BOT_DM;
    }
}
