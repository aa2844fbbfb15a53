package org.circlekeeper.helpline;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.circlekeeper.chat.Block;
import org.circlekeeper.chat.Block.Bullets;
import org.circlekeeper.chat.Block.Heading;
import org.circlekeeper.chat.Block.Paragraph;
import org.circlekeeper.chat.Block.Verbatim;
import org.circlekeeper.chat.Choice;
import org.circlekeeper.chat.Invocation;
import org.circlekeeper.chat.Message;
import org.circlekeeper.command.Parameter;
import org.circlekeeper.helpline.Answer.Found;
import org.circlekeeper.helpline.Answer.Gap;
import org.circlekeeper.words.Words;

/**
 * The answer as somebody reads it at three in the morning: a number alone on the first line, who answers there on the
 * second, one caveat, the emergency numbers, and a few ways on. Where there is no line for adults the emergency number
 * takes the first line. The country stands with the name under the first number, so that a wrong one is seen at once.
 * Advice for somebody who helps comes last: the number cannot wait for it.
 */
final class HelplineReply {
    private final Answer answer;
    private final Query query;
    private final boolean forSomeoneElse;
    private final Words words;
    private final LineWords lineWords;
    private final EmergencyWords emergencyWords;

    HelplineReply(Answer answer, Query query, boolean forSomeoneElse, Words words) {
        this.answer = answer;
        this.query = query;
        this.forSomeoneElse = forSomeoneElse;
        this.words = words;
        this.lineWords = new LineWords(words, query, answer.country().sources());
        this.emergencyWords = new EmergencyWords(words);
    }

    /** The first answer. */
    Message first() {
        List<Block> blocks = new ArrayList<>();
        boolean emergencyFirst = isEmergencyFirst();
        if (emergencyFirst) {
            blocks.addAll(emergencyWords.alone(answer.emergency().get(0), country()));
        }
        if (hasNothingForAdults()) {
            blocks.addAll(gaps());
        }
        for (Found found : answer.lines()) {
            blocks.add(new Verbatim(found.way().value()));
            blocks.add(new Paragraph(lineWords.shortly(found, name(found, blocks))));
        }
        if (!hasNothingForAdults()) {
            blocks.addAll(gaps());
        }
        caveat().map(Paragraph::new).ifPresent(blocks::add);
        blocks.addAll(emergencyWords.list(
                emergencyFirst
                        ? answer.emergency().subList(1, answer.emergency().size())
                        : answer.emergency()));
        noEmergency().map(Paragraph::new).ifPresent(blocks::add);
        if (forSomeoneElse) {
            blocks.addAll(helpersCard());
        }
        return new Message(blocks, choices());
    }

    /** Nothing known is said, and so is what was left out because it is the police. */
    private Optional<String> noEmergency() {
        List<Emergency> known = answer.country().emergency();
        if (known.isEmpty()) {
            return Optional.of(words.say(
                    answer.lines().isEmpty() ? "helpline.emergency.none_either" : "helpline.emergency.none",
                    "country",
                    country()));
        }
        boolean leftOut = query.noUnaskedPolice() && known.stream().anyMatch(Emergency::isPoliceOnly);
        return leftOut && answer.country().lacksHelp()
                ? Optional.of(words.say("helpline.emergency.left_out"))
                : Optional.empty();
    }

    /**
     * The same question a moment later: the number, the emergency numbers and every way on, and nothing long.
     *
     * @param everything whether it was the long answer that was asked for twice
     */
    Message again(boolean everything) {
        List<Block> blocks = new ArrayList<>();
        firstNumber().map(Verbatim::new).ifPresent(number -> {
            blocks.add(number);
            blocks.add(new Paragraph(country()));
        });
        blocks.add(new Paragraph(words.say("helpline.again")));
        List<Emergency> numbers = answer.emergency();
        blocks.addAll(emergencyWords.list(isEmergencyFirst() ? numbers.subList(1, numbers.size()) : numbers));
        noEmergency().map(Paragraph::new).ifPresent(blocks::add);
        return new Message(blocks, everything ? choicesOfEverything() : choices());
    }

    /** Everything known about the lines that were found. */
    Message everything() {
        List<Block> blocks = new ArrayList<>();
        for (Found found : answer.lines()) {
            blocks.add(new Verbatim(found.way().value()));
            blocks.add(new Heading(name(found, blocks)));
            blocks.add(new Bullets(lineWords.details(found)));
        }
        blocks.addAll(gaps());
        caveat().map(Paragraph::new).ifPresent(blocks::add);
        blocks.addAll(emergencyWords.list(answer.emergency()));
        noEmergency().map(Paragraph::new).ifPresent(blocks::add);
        return new Message(blocks, choicesOfEverything());
    }

    private List<Choice> choicesOfEverything() {
        List<Choice> choices = new ArrayList<>();
        if (!query.noUnaskedPolice()) {
            choices.add(new Choice(words.say("helpline.choice_no_police"), ask(query.withoutUnaskedPolice(true))));
        }
        choices.add(new Choice(words.say("helpline.choice_back"), ask(query)));
        choices.add(anotherCountry());
        return choices;
    }

    /**
     * The line under the first number names the country, unless the line's own name does; on a line of its own it would
     * tear the number from its name.
     *
     * @param blocks what was said so far, this line's number included
     */
    private String name(Found found, List<Block> blocks) {
        String name = found.line().name();
        boolean first = blocks.stream().filter(Verbatim.class::isInstance).count() == 1;
        return first && !name.contains(country()) ? name + " (" + country() + ")" : name;
    }

    private Optional<String> firstNumber() {
        Stream<String> lines = answer.lines().stream().map(found -> found.way().value());
        Stream<String> emergency = answer.emergency().stream().map(Emergency::number);
        return (isEmergencyFirst() ? emergency : Stream.concat(lines, emergency)).findFirst();
    }

    private boolean hasNothingForAdults() {
        return answer.gaps().contains(Gap.NO_LINE) || answer.gaps().contains(Gap.ADULTS);
    }

    /** Somebody who fears the police gets the honest sentence first, and the number after it. */
    private boolean isEmergencyFirst() {
        return hasNothingForAdults()
                && !query.noUnaskedPolice()
                && !answer.emergency().isEmpty();
    }

    private List<Block> gaps() {
        return answer.gaps().stream()
                .map(gap -> (Block) new Paragraph(words.say(
                        "helpline.gap." + Parameter.kebab(gap),
                        "country",
                        country(),
                        "language",
                        query.language()
                                .map(code -> Languages.nameOf(code, words.locale()))
                                .orElse(""))))
                .toList();
    }

    /** Where this comes from, how old it is, and that nobody here tried it; said once. */
    private Optional<String> caveat() {
        List<Line> lines = answer.lines().stream().map(Found::line).toList();
        List<Line> untried =
                lines.stream().filter(line -> line.verified() == null).toList();
        if (lines.isEmpty()) {
            return Optional.empty();
        }
        if (untried.isEmpty()) {
            return Optional.of(words.say("helpline.caveat.verified", "country", country()));
        }
        var months = untried.stream()
                .flatMap(line -> line.newestListing().stream())
                .sorted(Comparator.naturalOrder())
                .toList();
        if (months.size() < untried.size()) {
            return Optional.of(words.say("helpline.caveat.undated", "country", country()));
        }
        String from = lineWords.month(months.get(0));
        String to = lineWords.month(months.get(months.size() - 1));
        return Optional.of(words.say(
                from.equals(to) ? "helpline.caveat.one" : "helpline.caveat.range",
                "country",
                country(),
                "from",
                from,
                "to",
                to));
    }

    private List<Block> helpersCard() {
        return List.of(
                new Heading(words.say("helpline.card.title")),
                new Bullets(Stream.of("ask", "listen", "stay", "limits", "yourself")
                        .map(part -> words.say("helpline.card." + part))
                        .toList()));
    }

    private List<Choice> choices() {
        List<Choice> choices = new ArrayList<>();
        if (!answer.lines().isEmpty()) {
            choices.add(new Choice(words.say("helpline.choice_more"), ask(query).with("show", "more")));
        }
        if (canWrite()) {
            choices.add(new Choice(words.say("helpline.choice_text"), ask(query.by(Way.By.TEXT))));
        }
        if (canTalk()) {
            choices.add(new Choice(words.say("helpline.choice_talk"), ask(query.needing(Need.WARMLINE))));
        }
        if (answer.country().hasYouthLine() && !query.isAboutChildren() && !forSomeoneElse) {
            choices.add(new Choice(words.say("helpline.choice_young"), ask(query.needing(Need.CHILDREN))));
        }
        if (!forSomeoneElse) {
            choices.add(
                    new Choice(words.say("helpline.choice_someone"), ask(query).with("for", "someone-else")));
        }
        choices.add(anotherCountry());
        return choices;
    }

    private boolean canWrite() {
        return query.by().isEmpty()
                && answer.country().lines().stream()
                        .filter(entry -> !entry.youth() || query.isAboutChildren())
                        .filter(entry -> entry.forAdultsAtLarge() || query.isAboutChildren())
                        .filter(entry -> entry.line().needs().contains(Need.SUICIDE)
                                || entry.line().needs().contains(Need.TALK)
                                || query.need()
                                        .filter(entry.line().needs()::contains)
                                        .isPresent())
                        .flatMap(entry -> entry.line().ways().stream())
                        .anyMatch(way -> way.by().serves(Way.By.TEXT));
    }

    private boolean canTalk() {
        boolean alreadyThere = query.need()
                .filter(need -> need == Need.WARMLINE || need == Need.TALK)
                .isPresent();
        return !alreadyThere
                && answer.country().lines().stream()
                        .filter(Country.Entry::forAdultsAtLarge)
                        .anyMatch(entry -> entry.line().needs().contains(Need.TALK)
                                || entry.line().needs().contains(Need.WARMLINE));
    }

    private Choice anotherCountry() {
        return new Choice(
                words.say("helpline.choice_country"),
                Invocation.of(HelplineCommand.NAME).with("show", HelplineCommand.FORM));
    }

    private Invocation ask(Query asked) {
        Invocation invocation = Invocation.of(HelplineCommand.NAME).with("country", asked.country());
        if (asked.need().isPresent()) {
            invocation = invocation.with("need", Parameter.kebab(asked.need().get()));
        }
        if (asked.by().isPresent()) {
            invocation = invocation.with("by", Parameter.kebab(asked.by().get()));
        }
        if (asked.language().isPresent()) {
            invocation = invocation.with("language", asked.language().get());
        }
        if (asked.openNow()) {
            invocation = invocation.with("open-now", "yes");
        }
        if (asked.noUnaskedPolice()) {
            invocation = invocation.with("no-unasked-police", "yes");
        }
        return forSomeoneElse ? invocation.with("for", "someone-else") : invocation;
    }

    private String country() {
        return Countries.name(query.country(), words.locale());
    }
}
