package org.circlekeeper.command;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.circlekeeper.chat.Argument;
import org.circlekeeper.chat.Invocation;
import org.circlekeeper.chat.Reply;
import org.circlekeeper.words.Words;

/** The arguments as a command's parameters read them, or what to say about the first that they cannot read. */
record Parsed(Map<String, Object> values, Optional<Reply> problem) {
    static Parsed of(Invocation invocation, CommandSpec spec, Words words) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (Map.Entry<String, Argument> given : invocation.arguments().entrySet()) {
            Optional<Parameter<?>> parameter = spec.parameters().stream()
                    .filter(known -> known.name().equals(given.getKey()))
                    .findFirst();
            if (parameter.isEmpty()) {
                if (given.getKey().equals(Call.GROUP) || given.getKey().equals(Pages.PAGE)) {
                    continue;
                }
                return new Parsed(values, Optional.of(Refusal.unknownOption(given.getKey(), spec, words)));
            }
            Optional<?> value = parameter.get().parse().apply(given.getValue(), words);
            if (value.isEmpty()) {
                return new Parsed(values, Optional.of(Refusal.unknownValue(given.getValue(), parameter.get(), words)));
            }
            values.put(given.getKey(), value.get());
        }
        return new Parsed(values, Optional.empty());
    }
}
