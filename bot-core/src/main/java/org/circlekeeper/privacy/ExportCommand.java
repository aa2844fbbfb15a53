package org.circlekeeper.privacy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.circlekeeper.chat.Block;
import org.circlekeeper.chat.Choice;
import org.circlekeeper.chat.Invocation;
import org.circlekeeper.chat.Message;
import org.circlekeeper.chat.PrivateText;
import org.circlekeeper.chat.Reply;
import org.circlekeeper.command.Call;
import org.circlekeeper.command.Command;
import org.circlekeeper.command.CommandSpec;
import org.circlekeeper.command.Effect;
import org.circlekeeper.command.Export;
import org.circlekeeper.command.PersonalData;
import org.circlekeeper.group.Member;
import org.circlekeeper.group.Members;
import org.circlekeeper.words.Words;

/** Gives somebody everything held about them here: once to read, once for a program. */
final class ExportCommand implements Command {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern KEY = Pattern.compile("[a-z]+\\.[a-z_]+");

    private final Members members;
    private final Supplier<List<PersonalData>> features;

    ExportCommand(Members members, Supplier<List<PersonalData>> features) {
        this.members = members;
        this.features = features;
    }

    @Override
    public CommandSpec spec() {
        return CommandSpec.personal("privacy export", Effect.READS);
    }

    @Override
    public Reply run(Call call) {
        return members.forKnown(call, member -> export(call, member));
    }

    private Reply export(Call call, Member member) {
        Words words = call.words();
        List<Export> shown = Stream.concat(
                        features.get().stream()
                                .map(feature -> feature.show(
                                        member.person(), call.place().readers())),
                        members.exports(member.person()).stream())
                .toList();
        List<Export> all =
                shown.stream().filter(section -> !section.entries().isEmpty()).toList();
        List<String> leftOut =
                shown.stream().flatMap(section -> section.leftOut().stream()).toList();
        return Reply.privately(intro(call, leftOut)
                .and(
                        new Block.Verbatim(readable(words, all)),
                        new Block.Paragraph(words.say("privacy.export_for_programs")),
                        new Block.Verbatim(json(all))));
    }

    private static Message intro(Call call, List<String> leftOut) {
        Words words = call.words();
        String platform = call.place().room().platform().name();
        Message intro = Message.of(
                words.say(leftOut.isEmpty() ? "privacy.export_intro" : "privacy.export_intro_in_part"),
                words.say("privacy.export_key_holder"));
        for (String sentence : leftOut) {
            intro = intro.and(new Block.Paragraph(words.say(sentence, "platform", platform)));
        }
        return leftOut.isEmpty()
                ? intro
                : intro.offering(new Choice(words.say("privacy.to_about"), Invocation.of("about")));
    }

    private static String readable(Words words, List<Export> all) {
        StringJoiner text = new StringJoiner("\n\n");
        for (Export section : all) {
            StringJoiner lines = new StringJoiner("\n");
            lines.add(words.say(section.section()).toUpperCase(words.locale()));
            for (Map<String, PrivateText> entry : section.entries()) {
                lines.add(line(words, section.section(), entry));
            }
            text.add(lines.toString());
        }
        return text.toString();
    }

    private static String line(Words words, String section, Map<String, PrivateText> entry) {
        StringJoiner fields = new StringJoiner("; ", "- ", "");
        entry.forEach((name, value) ->
                fields.add(words.say(section + "_" + name) + ": " + said(words, section + "_" + name, value)));
        return fields.toString();
    }

    /** One of a few values, or what was written down as the key of a sentence, is said in the reader's language. */
    private static String said(Words words, String field, PrivateText value) {
        String text = value.reveal();
        if (words.has(field + "." + text)) {
            return words.say(field + "." + text);
        }
        return KEY.matcher(text).matches() && words.has(text) ? words.say(text) : text;
    }

    private static String json(List<Export> all) {
        Map<String, List<Map<String, String>>> sections = new LinkedHashMap<>();
        for (Export section : all) {
            List<Map<String, String>> entries = sections.computeIfAbsent(section.section(), any -> new ArrayList<>());
            section.entries().forEach(entry -> entries.add(revealed(entry)));
        }
        try {
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(sections);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("an export cannot be written");
        }
    }

    private static Map<String, String> revealed(Map<String, PrivateText> entry) {
        Map<String, String> fields = new LinkedHashMap<>();
        entry.forEach((name, value) -> fields.put(name, value.reveal()));
        return fields;
    }
}
