package org.circlekeeper.proof.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.circlekeeper.chat.Argument;
import org.circlekeeper.chat.Invocation;
import org.circlekeeper.chat.PrivateText;
import org.circlekeeper.command.CommandSpec;
import org.circlekeeper.command.Menu;
import org.circlekeeper.command.Parameter;

/**
 * Inputs made from the registry of commands: most look like a real request with one to three things wrong, so that they get past the
 * first check; the rest is noise. The same chance makes the same inputs.
 */
final class Hostile {
    private static final int LOOKS_REAL_PERCENT = 70;
    private static final List<String> WORDS = List.of(
            "",
            " ",
            "\u0000",
            "\uD800",
            "\uDC00x",
            "\u202Eevil\u202C",
            "\u2066x\u2069\u200B\u200D\uFEFF",
            "\uDB40\uDC41\uDB40\uDC7F",
            "e\u0301\u0302\u0303\u0304\u0305\u0306".repeat(30),
            "@everyone @here <@1> <@&2> <#3> </help:4> <a:b:5>",
            "[harmless](https://example.org) <https://example.org>",
            "``` ** __ ~~ || > # -# 1. \\",
            "'; DROP TABLE member; --",
            "{name} {0} {x, plural, other{#}} '{'",
            "%s %n ${jndi:ldap://x} #{1+1}",
            "=1+1",
            "../../etc/passwd",
            "\u0661\u0662\u0663",
            "999999999999999999999999",
            "-1",
            "1e9",
            "2026-02-30",
            "25:61",
            "Europe/Nowhere",
            "xx-XX",
            "\uD83D\uDE00".repeat(400),
            "\u0391dmin",
            "event-of-memory-1",
            "victim",
            "yes",
            "no",
            "a\nb\r\nc\u2028d",
            "\u001B[31m",
            "x".repeat(5_000));

    private final Menu menu;
    private final Random chance;

    Hostile(Menu menu, Random chance) {
        this.menu = menu;
        this.chance = chance;
    }

    /** The next one. */
    Invocation next() {
        return chance.nextInt(100) < LOOKS_REAL_PERCENT ? damaged(real()) : noise();
    }

    private Invocation real() {
        CommandSpec command = pick(menu.commands());
        Invocation real = Invocation.of(command.name().text());
        for (Parameter<?> parameter : command.parameters()) {
            if (chance.nextInt(3) > 0) {
                real = real.with(parameter.name(), argument(value(parameter)));
            }
        }
        return real;
    }

    private String value(Parameter<?> parameter) {
        List<String> options = menu.options(parameter, Locale.ENGLISH).stream()
                .map(option -> option.value())
                .toList();
        return options.isEmpty() || chance.nextInt(8) == 0 ? word() : pick(options);
    }

    private Invocation damaged(Invocation real) {
        Invocation damaged = real;
        for (int wrong = 1 + chance.nextInt(3); wrong > 0; wrong--) {
            List<String> names = new ArrayList<>(damaged.arguments().keySet());
            damaged = switch (chance.nextInt(6)) {
                case 0 -> damaged.with(word(), argument(word()));
                case 1 -> new Invocation(pick(menu.commands()).name().text(), damaged.arguments());
                case 2 -> names.isEmpty() ? damaged : damaged.with(pick(names), argument(cut(word())));
                case 3 ->
                    names.isEmpty()
                            ? damaged
                            : damaged.with(pick(names), new Argument.Private(new PrivateText(word())));
                case 4 ->
                    damaged.with(
                            pick(List.of("page", "sure", "scope", "which", "in", "text", "note")), argument(word()));
                default -> names.isEmpty() ? damaged : damaged.with(pick(names), argument(word()));
            };
        }
        return damaged;
    }

    private Invocation noise() {
        Invocation noise = Invocation.of(word() + (chance.nextBoolean() ? " " + word() : ""));
        for (int more = chance.nextInt(5); more > 0; more--) {
            noise = noise.with(word(), argument(word()));
        }
        return noise;
    }

    private Argument argument(String value) {
        return chance.nextInt(6) == 0 ? new Argument.Private(new PrivateText(value)) : new Argument.Plain(value);
    }

    private static String cut(String word) {
        return word.substring(0, word.length() / 2);
    }

    /** Something somebody could type. */
    String word() {
        if (chance.nextInt(4) > 0) {
            return pick(WORDS);
        }
        StringBuilder random = new StringBuilder();
        for (int length = chance.nextInt(40); length > 0; length--) {
            random.append((char) chance.nextInt(chance.nextBoolean() ? 128 : Character.MAX_VALUE + 1));
        }
        return random.toString();
    }

    /** A line for a terminal: a request as it would be typed, or anything. */
    String line() {
        if (chance.nextInt(100) < LOOKS_REAL_PERCENT) {
            return typed(damaged(real()));
        }
        return chance.nextBoolean()
                ? typed(noise())
                : oneLine(pick(List.of("", "/", "dm ", "@", "#", "\"", "1", "99", ":")) + word() + word());
    }

    private String typed(Invocation request) {
        StringBuilder line = new StringBuilder(chance.nextInt(5) == 0 ? "dm /" : "/").append(request.command());
        request.arguments().forEach((name, value) -> {
            String quote = chance.nextInt(4) == 0 ? "" : "\"";
            line.append(' ')
                    .append(name)
                    .append(':')
                    .append(quote)
                    .append(text(value))
                    .append(quote);
        });
        return oneLine(line.toString());
    }

    /** What somebody typed for an option. */
    static String text(Argument value) {
        return value instanceof Argument.Private words ? words.text().reveal() : ((Argument.Plain) value).value();
    }

    private static String oneLine(String line) {
        return line.replaceAll("[\\n\\r]", " ");
    }

    <T> T pick(List<T> of) {
        return of.get(chance.nextInt(of.size()));
    }
}
