package org.circlekeeper.console;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.circlekeeper.chat.Choice;

/**
 * The numbers people type to pick something. Choices are counted from one through all messages of an answer; a choice
 * whose label has a number of its own, as the steps of a scale do, is picked by that one.
 */
final class Numbering {
    private static final Pattern OWN = Pattern.compile("([0-9]{1,3}): (.+)", Pattern.DOTALL);

    private final List<Numbered> all = new ArrayList<>();
    private int highest;

    /** A choice under its number. */
    record Numbered(int number, String label, Choice choice) {}

    /** Numbers more choices; gives back just these, in the order they were offered. */
    List<Numbered> add(List<Choice> choices) {
        List<Optional<Numbered>> own = choices.stream().map(this::withOwnNumber).toList();
        own.stream().flatMap(Optional::stream).forEach(one -> highest = Math.max(highest, one.number()));
        List<Numbered> added = new ArrayList<>();
        for (int i = 0; i < choices.size(); i++) {
            Choice choice = choices.get(i);
            added.add(own.get(i).orElseGet(() -> new Numbered(++highest, choice.label(), choice)));
        }
        all.addAll(added);
        return added;
    }

    private Optional<Numbered> withOwnNumber(Choice choice) {
        Matcher matcher = OWN.matcher(choice.label());
        if (!matcher.matches()) {
            return Optional.empty();
        }
        int number = Integer.parseInt(matcher.group(1));
        boolean taken = all.stream().anyMatch(one -> one.number() == number);
        return taken ? Optional.empty() : Optional.of(new Numbered(number, matcher.group(2), choice));
    }

    List<Numbered> all() {
        return List.copyOf(all);
    }
}
