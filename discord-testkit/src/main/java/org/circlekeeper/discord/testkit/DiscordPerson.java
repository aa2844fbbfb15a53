package org.circlekeeper.discord.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Somebody with a Discord client. They can do only what a client lets them do; anything else is an {@link AssertionError}
 * that says why. Acts that follow an answer wait for it, a few seconds at most. One person acts on one thread at a time.
 */
public final class DiscordPerson {
    private final World world;
    private final String id;
    private final String name;
    private final Sight sight = new Sight();
    private String locale = "en-US";
    private @Nullable Channel place;
    private volatile @Nullable Interaction last;
    private @Nullable OpenForm form;
    private boolean closedMessages;
    private boolean blockedBot;
    private boolean deleted;
    private @Nullable Instant timedOutUntil;

    DiscordPerson(World world, String id, String name) {
        this.world = world;
        this.id = id;
        this.name = name;
    }

    public String id() {
        return id;
    }

    public String name() {
        return name;
    }

    /** The language their client is set to, such as {@code de} or {@code es-ES}. */
    public DiscordPerson speaking(String language) {
        locale = language;
        return this;
    }

    public DiscordPerson in(Server server) {
        return in(server, "general");
    }

    /** Goes to a channel or thread they can see. */
    public DiscordPerson in(Server server, String channelName) {
        synchronized (world) {
            Channel channel = server.find(channelName);
            if (channel == null || !server.has(this)) {
                throw new AssertionError(name + " finds no channel \"" + channelName + "\"");
            }
            return in(channel);
        }
    }

    public DiscordPerson in(Channel channel) {
        synchronized (world) {
            refuseUnseen(channel);
            place = channel;
            return this;
        }
    }

    /** Opens the bot's direct messages. */
    public DiscordPerson inDirect() {
        synchronized (world) {
            place = world.direct(this);
            return this;
        }
    }

    /** Goes to a server the bot is not in, with the bot installed for their own use. */
    public DiscordPerson elsewhere() {
        synchronized (world) {
            place = world.elsewhere().with(this).channel("general");
            return this;
        }
    }

    /** A slash command as it is published; a USER option takes a person's name. */
    public DiscordPerson asks(String command, String... optionsAndValues) {
        synchronized (world) {
            Channel here = here();
            ObjectNode data = new SlashCommand(world, this, here, command).called(optionsAndValues);
            return begin(Interaction.COMMAND, here, null, data);
        }
    }

    public DiscordPerson picksFromMenu(String menuName, DiscordPerson about) {
        synchronized (world) {
            Channel here = here();
            ObjectNode data = menu(menuName, 2, about.id(), here);
            OptionValue.resolve(about, here.server(), data);
            return begin(Interaction.COMMAND, here, null, data);
        }
    }

    public DiscordPerson picksFromMenu(String menuName, ShownMessage about) {
        synchronized (world) {
            Channel here = here();
            Message message = here.messages().get(about.id());
            if (message == null) {
                throw new AssertionError("the message is not here any more");
            }
            ObjectNode data = menu(menuName, 3, about.id(), here);
            data.withObject("/resolved")
                    .withObject("/messages")
                    .set(about.id(), message.json().deepCopy());
            return begin(Interaction.COMMAND, here, null, data);
        }
    }

    private ObjectNode menu(String menuName, int type, String target, Channel here) {
        ObjectNode command = SlashCommand.find(world, this, here, type, menuName);
        ObjectNode data = Json.object().put("id", command.path("id").asText()).put("type", type);
        return data.put("name", menuName).put("target_id", target);
    }

    /** Presses the newest button of that label they can see. */
    public DiscordPerson presses(String label) {
        settled();
        synchronized (world) {
            Pressable found = Pressable.button(visible(), label);
            return begin(Interaction.COMPONENT, found.message().channel(), found.message(), found.data());
        }
    }

    /** Presses a button on a message as it was shown earlier, which may look different by now. */
    public DiscordPerson presses(ShownMessage shown, String label) {
        settled();
        synchronized (world) {
            Message message = visible().stream()
                    .filter(candidate -> candidate.id().equals(shown.id()))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError(name + " cannot see that message"));
            ObjectNode data =
                    Pressable.button(message, shown.components(), label).data();
            return begin(Interaction.COMPONENT, message.channel(), message, data);
        }
    }

    /** Chooses one option of a select menu, by its label. */
    public DiscordPerson selects(String label) {
        settled();
        synchronized (world) {
            Pressable found = Pressable.option(visible(), label);
            return begin(Interaction.COMPONENT, found.message().channel(), found.message(), found.data());
        }
    }

    /** Chooses somebody in a user select menu. */
    public DiscordPerson selects(DiscordPerson chosen) {
        settled();
        synchronized (world) {
            Pressable found = Pressable.userSelect(visible(), chosen.id());
            OptionValue.resolve(chosen, found.message().channel().server(), found.data());
            return begin(Interaction.COMPONENT, found.message().channel(), found.message(), found.data());
        }
    }

    /** Fills a field of the open form; several values where several can be chosen. */
    public DiscordPerson fills(String labelOrId, String... values) {
        openForm().fill(labelOrId, List.of(values));
        return this;
    }

    public DiscordPerson sends() {
        OpenForm sent = openForm();
        synchronized (world) {
            form = null;
            return begin(Interaction.FORM, sent.channel(), sent.source(), sent.data());
        }
    }

    /**
     * Sends what no client would: an interaction of any type, under an id of its own, that may be changed in every part
     * before the bot hears it.
     *
     * @param on the message it is said to come from; null for none
     */
    public DiscordPerson forges(int type, @Nullable ShownMessage on, Consumer<ObjectNode> change) {
        settled();
        synchronized (world) {
            Message source = visible().stream()
                    .filter(message -> on != null && message.id().equals(on.id()))
                    .findFirst()
                    .orElse(null);
            last = world.interactions().begin(type, this, here(), source, Json.object(), change);
            return this;
        }
    }

    /** The last thing they did reaches the bot once more, with the id and token it had. */
    public void repeats() {
        synchronized (world) {
            world.interactions().again(lastInteraction());
        }
    }

    /** Names of the choices offered while they type. */
    public List<String> types(String command, String option, String begun) {
        synchronized (world) {
            Channel here = here();
            begin(
                    Interaction.AUTOCOMPLETE,
                    here,
                    null,
                    new SlashCommand(world, this, here, command).typing(option, begun));
        }
        Interaction asked = lastInteraction();
        if (!asked.awaitSettled(world.options().patience())) {
            throw new AssertionError("no choices came");
        }
        synchronized (world) {
            List<String> names = new ArrayList<>();
            asked.choices.forEach(choice -> names.add(choice.path("name").asText()));
            return names;
        }
    }

    /** Writes an ordinary message where they are. */
    public ShownMessage says(String text) {
        synchronized (world) {
            return world.messages().fromPerson(here(), this, text).shown();
        }
    }

    public void closesMessages() {
        synchronized (world) {
            closedMessages = true;
        }
    }

    public void opensMessages() {
        synchronized (world) {
            closedMessages = false;
            blockedBot = false;
        }
    }

    public void blocksTheBot() {
        synchronized (world) {
            blockedBot = true;
        }
    }

    public void deletesAccount() {
        synchronized (world) {
            deleted = true;
        }
    }

    public void isTimedOut(Duration by) {
        timedOutUntil(world.now().plus(by));
    }

    /** Everything shown to this person alone, direct messages included, the latest change last. */
    public List<ShownMessage> privately() {
        settled();
        synchronized (world) {
            return sight.oldestFirst();
        }
    }

    /** What was last shown to this person alone. */
    public ShownMessage last() {
        ShownMessage newest = newest();
        if (newest == null) {
            throw new AssertionError("nothing was shown to " + name + " alone");
        }
        return newest;
    }

    private @Nullable ShownMessage newest() {
        settled();
        synchronized (world) {
            Message newest = sight.newest();
            return newest == null ? null : newest.shown();
        }
    }

    /**
     * The words of what was last shown to this person alone with labels in brackets; empty if there was nothing yet. If the
     * bot let the last interaction go unanswered, the client's words about that.
     */
    public String sees() {
        settled();
        Interaction asked = last;
        if (asked != null && !asked.isAcknowledged()) {
            return "The application did not respond";
        }
        ShownMessage newest = newest();
        return newest == null ? "" : newest.withLabels();
    }

    public List<ShownMessage> directMessages() {
        synchronized (world) {
            return world.direct(this).messages().values().stream()
                    .map(Message::shown)
                    .toList();
        }
    }

    public List<ShownMessage> inChannel(Server server, String channelName) {
        synchronized (world) {
            Channel channel = server.find(channelName);
            if (channel == null) {
                throw new AssertionError("there is no channel \"" + channelName + "\"");
            }
            refuseUnseen(channel);
            return channel.messages().values().stream().map(Message::shown).toList();
        }
    }

    /** Whether a form is open now. */
    public boolean sawForm() {
        settled();
        synchronized (world) {
            return form != null;
        }
    }

    /** Title, labels and options of the open form. */
    public String form() {
        return openForm().text();
    }

    public Interaction lastInteraction() {
        return Objects.requireNonNull(last, "nothing was asked yet");
    }

    private DiscordPerson begin(int type, Channel channel, @Nullable Message source, ObjectNode data) {
        if (deleted || (timedOutUntil != null && timedOutUntil.isAfter(world.now()))) {
            throw new AssertionError(name + " cannot act now");
        }
        last = world.interactions().begin(type, this, channel, source, data);
        return this;
    }

    private void settled() {
        Interaction asked = last;
        if (asked != null) {
            asked.awaitSettled(world.options().patience());
        }
    }

    private OpenForm openForm() {
        settled();
        synchronized (world) {
            if (form == null) {
                throw new AssertionError("no form is open for " + name);
            }
            return form;
        }
    }

    private Channel here() {
        if (place == null) {
            throw new AssertionError(name + " is nowhere yet");
        }
        return place;
    }

    /** The newest first: what is for them alone, then what everybody sees where they are. */
    private List<Message> visible() {
        List<Message> all = new ArrayList<>(sight.newestFirst());
        if (place != null) {
            List<Message> publicly = new ArrayList<>(place.messages().values());
            for (int i = publicly.size() - 1; i >= 0; i--) {
                if (!all.contains(publicly.get(i))) {
                    all.add(publicly.get(i));
                }
            }
        }
        return all;
    }

    private void refuseUnseen(Channel channel) {
        Server server = channel.server();
        boolean unseen = server != null && !Right.VIEW_CHANNEL.isIn(server.rightsOf(this, channel));
        if (unseen || (channel.isPrivateThread() && !channel.threadMembers.contains(id))) {
            throw new AssertionError(name + " cannot see \"" + channel.name() + "\"");
        }
    }

    void joined(Server server) {
        if (place == null) {
            place = server.find("general");
        }
    }

    void isShown(Message message) {
        sight.add(message);
    }

    void noLongerSees(Message message) {
        sight.remove(message);
    }

    void isShownForm(Interaction interaction, JsonNode data) {
        form = new OpenForm(data, interaction.source(), interaction.channel());
    }

    World world() {
        return world;
    }

    String locale() {
        return locale;
    }

    boolean isDeleted() {
        return deleted;
    }

    boolean refusesDirect() {
        return closedMessages || blockedBot;
    }

    @Nullable
    Instant timedOutUntil() {
        return timedOutUntil;
    }

    void timedOutUntil(@Nullable Instant until) {
        synchronized (world) {
            timedOutUntil = until;
        }
    }

    ObjectNode json() {
        ObjectNode json = Json.object().put("id", id).put("username", name).put("discriminator", "0");
        json.put("global_name", name).put("bot", false).put("public_flags", 0).putNull("avatar");
        return json;
    }
}
