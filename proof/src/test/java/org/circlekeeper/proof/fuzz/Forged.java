package org.circlekeeper.proof.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.circlekeeper.chat.Invocation;
import org.circlekeeper.command.CommandSpec;
import org.circlekeeper.command.Menu;
import org.circlekeeper.command.Parameter;
import org.circlekeeper.discord.testkit.DiscordPerson;
import org.circlekeeper.discord.testkit.ShownMessage;

/** Everything a changed client can send, made from the registry of commands: typed, from a menu, while typing, pressed, sent. */
final class Forged {
    static final int COMMAND = 2;
    static final int COMPONENT = 3;
    static final int TYPING = 4;
    static final int FORM = 5;

    private static final int ON_A_PERSON = 2;
    private static final int ON_A_MESSAGE = 3;

    /** Discord, Application Command reference: the most characters in a string option, in a name and in a choice. */
    private static final int LONGEST_OPTION = 6_000;

    private static final int LONGEST_NAME = 32;
    private static final int LONGEST_ID = 100;

    private final Menu menu;
    private final Hostile hostile;
    private final LooksReal real;
    private final Random chance;

    Forged(Menu menu, Hostile hostile, LooksReal real, Random chance) {
        this.menu = menu;
        this.hostile = hostile;
        this.real = real;
        this.chance = chance;
    }

    /** One thing to send, by somebody who stands in a server. */
    interface Way {
        void by(DiscordPerson person);
    }

    /** Each name of each command, each option while somebody types it, and both menus: every way in there is, once. */
    List<Way> everyWay() {
        List<Way> ways = new ArrayList<>();
        for (CommandSpec command : menu.commands()) {
            List<String> names = new ArrayList<>(command.name().aliases());
            names.add(command.name().text());
            names.forEach(name -> ways.add(person -> typed(person, damaged(name))));
            command.parameters().stream()
                    .filter(parameter -> !parameter.isHidden())
                    .forEach(parameter -> ways.add(person -> typing(person, command, parameter)));
        }
        ways.add(person -> fromMenu(person, ON_A_PERSON));
        ways.add(person -> fromMenu(person, ON_A_MESSAGE));
        return ways;
    }

    private Invocation damaged(String name) {
        return new Invocation(name, hostile.next().arguments());
    }

    /** Any of them, or something pressed or sent, in which something is wrong. */
    Way any() {
        return switch (chance.nextInt(10)) {
            case 0 -> hostile.pick(everyWay());
            case 1, 2, 3 -> this::pressed;
            case 4, 5 -> this::sent;
            default -> person -> typed(person, hostile.next());
        };
    }

    private void typed(DiscordPerson person, Invocation request) {
        real.count(real.at(request));
        person.forges(COMMAND, null, json -> {
            ArrayNode options = command(json, request.command());
            request.arguments()
                    .forEach((name, value) -> options.addObject()
                            .put("type", 3)
                            .put("name", name.isBlank() ? "need" : shortened(name, LONGEST_NAME))
                            .put("value", shortened(Hostile.text(value), LONGEST_OPTION)));
        });
    }

    private void typing(DiscordPerson person, CommandSpec command, Parameter<?> parameter) {
        real.count(true);
        person.forges(
                TYPING,
                null,
                json -> command(json, command.name().text())
                        .addObject()
                        .put("type", 3)
                        .put("name", parameter.name())
                        .put("value", shortened(hostile.word(), LONGEST_OPTION))
                        .put("focused", true));
    }

    /** A noun with its verb below, as Discord sends them; where the options belong. */
    private static ArrayNode command(ObjectNode json, String full) {
        String[] name = (full.isBlank() ? "need" : full).split(" ", 2);
        ObjectNode data = json.putObject("data");
        data.put("id", "1").put("type", 1).put("name", shortened(name[0].isEmpty() ? "x" : name[0], LONGEST_NAME));
        ArrayNode options = data.putArray("options");
        return name.length == 1
                ? options
                : options.addObject()
                        .put("type", 1)
                        .put("name", shortened(name[1], LONGEST_NAME))
                        .putArray("options");
    }

    /** On whoever asks, or on a message of theirs. */
    private void fromMenu(DiscordPerson person, int type) {
        real.count(true);
        ShownMessage said = person.says("hello");
        person.forges(COMMAND, null, json -> {
            String id = type == ON_A_PERSON ? person.id() : said.id();
            ObjectNode data = json.putObject("data");
            data.put("id", "1")
                    .put("type", type)
                    .put("name", menu.say(Locale.ENGLISH, "discord.menu_offer"))
                    .put("target_id", id);
            ObjectNode resolved = data.putObject("resolved");
            if (type == ON_A_PERSON) {
                ObjectNode member = json.path("member").deepCopy();
                resolved.putObject("users").set(id, member.remove("user"));
                resolved.putObject("members").set(id, member);
            } else {
                resolved.putObject("messages").set(id, said.json());
            }
        });
    }

    private void pressed(DiscordPerson person) {
        ShownMessage shown = page(person);
        String id = id(shown);
        person.forges(COMPONENT, shown, json -> {
            json.set("message", shown.json());
            json.putObject("data").put("component_type", 2).put("custom_id", id);
        });
    }

    private void sent(DiscordPerson person) {
        ShownMessage shown = page(person);
        String id = id(shown);
        person.forges(FORM, shown, json -> {
            ObjectNode data = json.putObject("data").put("custom_id", id);
            data.putArray("components")
                    .addObject()
                    .put("type", 1)
                    .putArray("components")
                    .addObject()
                    .put("type", 4)
                    .put("custom_id", shortened("x" + hostile.word(), LONGEST_ID))
                    .put("value", shortened(hostile.word(), 4_000));
        });
    }

    /** Something sound with buttons below. */
    private ShownMessage page(DiscordPerson person) {
        return switch (chance.nextInt(4)) {
            case 0 -> person.asks("help").last();
            case 1 -> person.asks("about").last();
            case 2 -> person.asks("settings").last();
            default -> person.asks("helpline", "country", "de").last();
        };
    }

    /** The id of a button that is there, changed somewhere; or one that never was. */
    private String id(ShownMessage shown) {
        List<String> there = shown.components().findValues("custom_id").stream()
                .map(JsonNode::asText)
                .toList();
        String sound = there.isEmpty() ? "1" : hostile.pick(there);
        int way = chance.nextInt(6);
        real.count(way > 1 && !there.isEmpty());
        return switch (way) {
            case 0 -> shortened("1" + hostile.word(), LONGEST_ID);
            case 1 ->
                sound.substring(0, 1)
                        + Base64.getUrlEncoder()
                                .withoutPadding()
                                .encodeToString(shortened(hostile.word(), 40).getBytes(StandardCharsets.UTF_8));
            case 2 -> sound.substring(0, 1 + chance.nextInt(sound.length()));
            case 3 -> sound;
            default -> {
                int at = chance.nextInt(sound.length());
                yield sound.substring(0, at) + (char) ('A' + chance.nextInt(26)) + sound.substring(at + 1);
            }
        };
    }

    private static String shortened(String text, int longest) {
        return text.length() > longest ? text.substring(0, longest) : text;
    }
}
