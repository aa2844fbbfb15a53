package org.circlekeeper.command.typed;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.circlekeeper.chat.Choice;

/**
 * The numbers people type to pick something. Choices are counted from one through all messages of an answer; a choice
 * whose label has a number of its own, as the steps of a scale do, is picked by that one. No number stands for two.
 *
 * @param all in the order they were offered, which need not be that of their numbers
 */
public record Numbering(List<Numbered> all) {
    private static final Pattern OWN = Pattern.compile("([0-9]{1,3}): (.+)", Pattern.DOTALL);
    private static final Pattern TYPED = Pattern.compile("[0-9]{1,4}");

    /** Nothing to pick. */
    public static final Numbering NONE = new Numbering(List.of());

    public Numbering {
        all = List.copyOf(all);
    }

    public static Numbering of(List<Choice> choices) {
        return NONE.and(choices);
    }

    /** The number somebody typed to pick something; empty for any other words. */
    public static Optional<Integer> numberIn(String typed) {
        return Optional.of(typed.strip())
                .filter(text -> TYPED.matcher(text).matches())
                .map(Integer::valueOf);
    }

    /** The same with more choices, of the next message of the same answer. */
    public Numbering and(List<Choice> more) {
        Set<Integer> taken = new HashSet<>();
        all.forEach(one -> taken.add(one.number()));
        List<Optional<Numbered>> own = more.stream()
                .map(choice -> withOwnNumber(choice).filter(one -> taken.add(one.number())))
                .toList();
        int highest = taken.stream().reduce(0, Math::max);
        List<Numbered> both = new ArrayList<>(all);
        for (int i = 0; i < more.size(); i++) {
            Choice choice = more.get(i);
            Optional<Numbered> numbered = own.get(i);
            both.add(numbered.isPresent() ? numbered.get() : new Numbered(++highest, choice.label(), choice));
        }
        return new Numbering(both);
    }

    /** The last so many, as those of the last message are. */
    public List<Numbered> last(int count) {
        return all.subList(all.size() - count, all.size());
    }

    /** What is picked by this number. */
    public Optional<Choice> pick(int number) {
        return all.stream().filter(one -> one.number() == number).findFirst().map(Numbered::choice);
    }

    private static Optional<Numbered> withOwnNumber(Choice choice) {
        Matcher own = OWN.matcher(choice.label());
        return own.matches()
                ? Optional.of(new Numbered(Integer.parseInt(own.group(1)), own.group(2), choice))
                : Optional.empty();
    }
}
