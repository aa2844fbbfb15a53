package org.circlekeeper.discord.testkit;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A Discord server with its channels, members and what its owner does to the bot. Thread-safe. */
public final class Server {
    private static final String JOINED = "2026-01-01T00:00:00+00:00";
    private static final long MODERATING = Right.bits(
            Right.MODERATE_MEMBERS,
            Right.MANAGE_SERVER,
            Right.MESSAGE_MANAGE,
            Right.KICK_MEMBERS,
            Right.BAN_MEMBERS,
            Right.ADMINISTRATOR);

    private final World world;
    private final String id;
    private final String name;
    private final String botRole;
    private final Map<Long, String> roles = new LinkedHashMap<>();
    private final Map<String, Long> members = new LinkedHashMap<>();
    private final List<Channel> channels = new ArrayList<>();
    private final List<String> blockedWords = new ArrayList<>();
    private @Nullable DiscordPerson owner;
    private boolean hasBot;
    private boolean available = true;
    private long botRights = Right.BOT;
    private long botDenied;
    private String language = "en-US";

    Server(World world, String id, String name, boolean hasBot) {
        this.world = world;
        this.id = id;
        this.name = name;
        this.botRole = world.newId();
        this.hasBot = hasBot;
        addChannel("general");
        addChannel("moderators").forModerators = true;
    }

    public String id() {
        return id;
    }

    public String name() {
        return name;
    }

    /**
     * Makes somebody a member; called again, what they may do changes.
     *
     * @param permissions beyond what everybody has, as JDA names them
     */
    public Server with(DiscordPerson person, String... permissions) {
        synchronized (world) {
            long rights = Right.bits(permissions);
            members.put(person.id(), rights);
            if (rights != 0 && !roles.containsKey(rights)) {
                roles.put(rights, world.newId());
                tell("GUILD_ROLE_CREATE", Json.object().put("guild_id", id).<ObjectNode>set("role", role(rights)));
                tellChannels();
            }
            person.joined(this);
            return this;
        }
    }

    public Server ownedBy(DiscordPerson person) {
        with(person);
        synchronized (world) {
            owner = person;
            tell("GUILD_UPDATE", json());
            return this;
        }
    }

    /** The language the owner chose, such as {@code de}. */
    public Server speaking(String locale) {
        synchronized (world) {
            language = locale;
            tell("GUILD_UPDATE", json());
            return this;
        }
    }

    public void leaves(DiscordPerson person) {
        synchronized (world) {
            members.remove(person.id());
            ObjectNode data = Json.object().put("guild_id", id);
            data.set("user", person.json());
            world.gateway().dispatch(this, Intents.MEMBERS, "GUILD_MEMBER_REMOVE", data);
        }
    }

    /** A channel or thread of that name; a channel is made if there is none. */
    public Channel channel(String wanted) {
        synchronized (world) {
            Channel found = find(wanted);
            if (found != null) {
                return found;
            }
            Channel made = addChannel(wanted);
            tell("CHANNEL_CREATE", made.json());
            return made;
        }
    }

    /** All channels and threads, the newest last. */
    public List<Channel> channels() {
        synchronized (world) {
            return List.copyOf(channels);
        }
    }

    public void botLacks(String... permissions) {
        synchronized (world) {
            long bits = Right.bits(permissions);
            botRights &= ~bits;
            botDenied |= bits;
            tellRights();
        }
    }

    public void botHas(String... permissions) {
        synchronized (world) {
            long bits = Right.bits(permissions);
            botRights |= bits;
            botDenied &= ~bits;
            tellRights();
        }
    }

    public void removesBot() {
        synchronized (world) {
            tell("GUILD_DELETE", Json.object().put("id", id));
            hasBot = false;
        }
    }

    public void takesBotBack() {
        synchronized (world) {
            hasBot = true;
            tell("GUILD_CREATE", json());
        }
    }

    public void deletes(Channel channel) {
        synchronized (world) {
            world.remove(channel);
            channels.remove(channel);
            tell(channel.isThread() ? "THREAD_DELETE" : "CHANNEL_DELETE", channel.json());
        }
    }

    /** An outage: the server is there, but Discord cannot say anything about it. */
    public void becomesUnavailable() {
        synchronized (world) {
            available = false;
            tell("GUILD_DELETE", Json.object().put("id", id).put("unavailable", true));
        }
    }

    public void isBack() {
        synchronized (world) {
            available = true;
            tell("GUILD_CREATE", json());
        }
    }

    /** AutoMod refuses messages with one of these words, the bot's too. */
    public void blocksWords(String... words) {
        synchronized (world) {
            for (String word : words) {
                blockedWords.add(word.toLowerCase(Locale.ROOT));
            }
        }
    }

    boolean blocks(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        return blockedWords.stream().anyMatch(lower::contains);
    }

    boolean hasBot() {
        return hasBot;
    }

    boolean isAvailable() {
        return available;
    }

    String language() {
        return language;
    }

    boolean has(DiscordPerson person) {
        return members.containsKey(person.id());
    }

    void dropMember(DiscordPerson person) {
        members.remove(person.id());
    }

    @Nullable
    Channel find(String wanted) {
        return channels.stream()
                .filter(c -> c.name().equals(wanted))
                .findFirst()
                .orElse(null);
    }

    Channel addChannel(String called) {
        return add(Channel.text(world.newId(), called, this));
    }

    Channel add(Channel channel) {
        channels.add(channel);
        return world.add(channel);
    }

    /** Roles nobody holds, as large servers have. */
    void addRoles(int count) {
        for (int i = 0; i < count; i++) {
            roles.put(-1L - i, world.newId());
        }
    }

    long rightsOf(DiscordPerson person, Channel channel) {
        long own = members.getOrDefault(person.id(), 0L);
        if (person.equals(owner) || Right.ADMINISTRATOR.isIn(own)) {
            return Right.ALL;
        }
        long all = Right.EVERYONE | own;
        boolean hidden = channel.root().forModerators && (own & MODERATING) == 0;
        return hidden ? all & ~Right.VIEW_CHANNEL.bit() : all;
    }

    long botRights(Channel channel) {
        long all = (Right.EVERYONE | botRights) & ~botDenied;
        return channel.server() == this && hasBot ? all : 0;
    }

    /** What the bot may do in the server as a whole; denials in channels do not count. */
    long botRights() {
        return hasBot ? Right.EVERYONE | botRights : 0;
    }

    void overwrites(Channel channel, ArrayNode into) {
        if (channel.forModerators) {
            into.addObject().put("id", id).put("type", 0).put("allow", "0").put("deny", bits(Right.VIEW_CHANNEL.bit()));
            into.addObject()
                    .put("id", botRole)
                    .put("type", 0)
                    .put("allow", bits(Right.VIEW_CHANNEL.bit()))
                    .put("deny", "0");
            roles.forEach((rights, role) -> {
                if (rights > 0 && (rights & MODERATING) != 0) {
                    into.addObject()
                            .put("id", role)
                            .put("type", 0)
                            .put("allow", bits(Right.VIEW_CHANNEL.bit()))
                            .put("deny", "0");
                }
            });
        }
        if (botDenied != 0) {
            into.addObject()
                    .put("id", World.BOT_ID)
                    .put("type", 1)
                    .put("allow", "0")
                    .put("deny", bits(botDenied));
        }
    }

    ObjectNode member(DiscordPerson person) {
        ObjectNode member = bareMember();
        long rights = members.getOrDefault(person.id(), 0L);
        String role = roles.get(rights);
        if (role != null) {
            member.withArray("roles").add(role);
        }
        member.set("user", person.json());
        if (person.timedOutUntil() != null) {
            member.put("communication_disabled_until", String.valueOf(person.timedOutUntil()));
        }
        return member;
    }

    ObjectNode botMember() {
        ObjectNode member = bareMember();
        member.withArray("roles").add(botRole);
        member.set("user", world.bot());
        return member;
    }

    private static ObjectNode bareMember() {
        ObjectNode member =
                Json.object().put("joined_at", JOINED).put("deaf", false).put("mute", false);
        member.put("flags", 0).put("pending", false).putNull("nick");
        member.putNull("avatar");
        member.putArray("roles");
        return member;
    }

    /** The part of a server that comes with an interaction. */
    ObjectNode brief() {
        ObjectNode json = Json.object().put("id", id).put("locale", language).put("preferred_locale", language);
        json.putArray("features");
        return json;
    }

    /** What GUILD_CREATE carries without privileged intents: of all members only the bot. */
    ObjectNode json() {
        ObjectNode json = Json.object().put("id", id).put("name", name).put("preferred_locale", language);
        json.put("owner_id", owner == null ? "0" : owner.id()).put("member_count", members.size() + 1);
        json.put("joined_at", JOINED)
                .put("large", false)
                .put("unavailable", false)
                .put("nsfw_level", 0);
        json.put("verification_level", 1)
                .put("default_message_notifications", 1)
                .put("explicit_content_filter", 2);
        json.put("mfa_level", 0)
                .put("premium_tier", 0)
                .put("premium_subscription_count", 0)
                .put("afk_timeout", 300);
        json.put("premium_progress_bar_enabled", false)
                .put("system_channel_flags", 0)
                .put("max_members", 500_000);
        ArrayNode allRoles = json.putArray("roles");
        allRoles.add(role(id, "@everyone", Right.EVERYONE, false)).add(role(botRole, "circlekeeper", botRights, true));
        roles.keySet().forEach(rights -> allRoles.add(role(rights)));
        ArrayNode plain = json.putArray("channels");
        ArrayNode threads = json.putArray("threads");
        channels.forEach(channel -> (channel.isThread() ? threads : plain).add(channel.json()));
        json.putArray("members").add(botMember());
        for (String empty : List.of(
                "emojis",
                "stickers",
                "features",
                "voice_states",
                "presences",
                "stage_instances",
                "guild_scheduled_events",
                "soundboard_sounds")) {
            json.putArray(empty);
        }
        return json;
    }

    private ObjectNode role(long rights) {
        String called = rights < 0 ? "role " + -rights : "rights " + rights;
        return role(String.valueOf(roles.get(rights)), called, Math.max(rights, 0), false);
    }

    private static ObjectNode role(String roleId, String called, long rights, boolean managed) {
        ObjectNode role = Json.object().put("id", roleId).put("name", called).put("permissions", bits(rights));
        role.put("position", 1)
                .put("color", 0)
                .put("hoist", false)
                .put("managed", managed)
                .put("mentionable", false);
        role.put("flags", 0).putNull("icon");
        role.putNull("unicode_emoji");
        role.putObject("colors")
                .put("primary_color", 0)
                .putNull("secondary_color")
                .putNull("tertiary_color");
        return role;
    }

    static String bits(long rights) {
        return Long.toUnsignedString(rights);
    }

    private void tellRights() {
        ObjectNode data = Json.object().put("guild_id", id);
        data.set("role", role(botRole, "circlekeeper", botRights, true));
        tell("GUILD_ROLE_UPDATE", data);
        tellChannels();
    }

    private void tellChannels() {
        channels.stream().filter(c -> !c.isThread()).forEach(channel -> tell("CHANNEL_UPDATE", channel.json()));
    }

    void tell(String event, ObjectNode data) {
        if (hasBot) {
            world.gateway().dispatch(this, Intents.GUILDS, event, data);
        }
    }
}
