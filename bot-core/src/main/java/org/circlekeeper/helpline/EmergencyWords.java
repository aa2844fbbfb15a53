package org.circlekeeper.helpline;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.circlekeeper.chat.Block;
import org.circlekeeper.chat.Block.Bullets;
import org.circlekeeper.chat.Block.Paragraph;
import org.circlekeeper.chat.Block.Verbatim;
import org.circlekeeper.command.Parameter;
import org.circlekeeper.helpline.Emergency.Service;
import org.circlekeeper.words.Words;

/** Emergency numbers in words: what each reaches as far as sources agree, and that they may bring police. */
final class EmergencyWords {
    private final Words words;

    EmergencyWords(Words words) {
        this.words = words;
    }

    List<Block> list(List<Emergency> numbers) {
        if (numbers.isEmpty()) {
            return List.of();
        }
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Paragraph(words.say("helpline.emergency.lead")));
        blocks.add(new Bullets(numbers.stream()
                .map(one -> words.say("helpline.emergency.item", "number", one.number(), "what", reaches(one)))
                .toList()));
        return blocks;
    }

    /** On the first line, where there is nobody else to call. */
    List<Block> alone(Emergency number, String country) {
        return List.of(
                new Verbatim(number.number()),
                new Paragraph(words.say("helpline.emergency.alone", "country", country, "what", reaches(number))));
    }

    private String reaches(Emergency number) {
        Set<Service> sure =
                number.services().isEmpty() ? EnumSet.noneOf(Service.class) : EnumSet.copyOf(number.services());
        Set<Service> perhaps = number.named();
        perhaps.removeAll(sure);
        if (sure.contains(Service.ANY)) {
            return named(EnumSet.of(Service.ANY));
        }
        if (sure.isEmpty() && perhaps.isEmpty()) {
            return words.say("helpline.emergency.unknown");
        }
        if (perhaps.contains(Service.ANY)) {
            perhaps = EnumSet.of(Service.ANY);
        }
        if (sure.isEmpty()) {
            return words.say("helpline.emergency.one_source", "what", named(perhaps));
        }
        return perhaps.isEmpty()
                ? named(sure)
                : words.say("helpline.emergency.both", "what", named(sure), "more", named(perhaps));
    }

    private String named(Set<Service> services) {
        return services.stream()
                .map(service -> words.say("helpline.service." + Parameter.kebab(service)))
                .collect(Collectors.joining(", "));
    }
}
