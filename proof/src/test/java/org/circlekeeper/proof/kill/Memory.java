package org.circlekeeper.proof.kill;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** What the bot keeps about one person: each thing and how many times, as the person's own export tells it. */
record Memory(SortedMap<String, Integer> things) {
    static final Memory NOTHING = new Memory(new TreeMap<>());

    Memory {
        things = Collections.unmodifiableSortedMap(new TreeMap<>(things));
    }

    int count(String thing) {
        return things.getOrDefault(thing, 0);
    }

    private Memory with(String thing, int count) {
        SortedMap<String, Integer> changed = new TreeMap<>(things);
        changed.remove(thing);
        if (count > 0) {
            changed.put(thing, count);
        }
        return new Memory(changed);
    }

    private Memory withoutAll(String beginning) {
        SortedMap<String, Integer> changed = new TreeMap<>(things);
        changed.keySet().removeIf(thing -> thing.startsWith(beginning));
        return new Memory(changed);
    }

    /** The first check-in, and the yes that comes with it. */
    static UnaryOperator<Memory> joining(String feeling) {
        return before -> before.with("member", 1)
                .with("yes to membership", 1)
                .with("yes to checkins", 1)
                .with("felt " + feeling, before.count("felt " + feeling) + 1);
    }

    static UnaryOperator<Memory> feeling(String feeling) {
        return before -> before.with("felt " + feeling, before.count("felt " + feeling) + 1);
    }

    static UnaryOperator<Memory> takingBack(String feeling) {
        return before -> before.with("felt " + feeling, before.count("felt " + feeling) - 1);
    }

    /** All check-ins are deleted; the person stays. */
    static UnaryOperator<Memory> takingBackAll() {
        return before -> before.withoutAll("felt ");
    }

    static UnaryOperator<Memory> accepting() {
        return before -> before.with("yes to agreement", 1).with("accepted 1", 1);
    }

    static UnaryOperator<Memory> setting(String key, String value) {
        return before -> before.withoutAll("set " + key + " ").with("set " + key + " " + value, 1);
    }

    static UnaryOperator<Memory> beingOffered() {
        return before -> before.with("offered", before.count("offered") + 1);
    }

    static UnaryOperator<Memory> forgetting() {
        return before -> NOTHING;
    }

    /** From the export for programs. */
    static Memory of(JsonNode export) {
        Memory memory = NOTHING;
        for (JsonNode person : export.path("group.export")) {
            memory = memory.with("member", memory.count("member") + 1);
            for (String key : new String[] {"country", "zone", "offers"}) {
                if (person.has(key)) {
                    memory = memory.with("set " + key + " " + person.path(key).asText(), 1);
                }
            }
        }
        memory = memory.counting(export, "consent.export", "yes to ", "purpose");
        memory = memory.counting(export, "checkin.export", "felt ", "value");
        memory = memory.counting(export, "agreement.export", "accepted ", "version");
        for (JsonNode offer : export.path("offer.export")) {
            memory = offer.has("to_you_by_the_team") ? memory.with("offered", memory.count("offered") + 1) : memory;
        }
        return memory;
    }

    private Memory counting(JsonNode export, String section, String beginning, String field) {
        Memory memory = this;
        for (JsonNode entry : export.path(section)) {
            String thing = beginning + entry.path(field).asText();
            memory = memory.with(thing, memory.count(thing) + 1);
        }
        return memory;
    }

    /** How many things are in here beyond what the other has. */
    int beyond(Memory other) {
        int more = 0;
        for (Map.Entry<String, Integer> thing : things.entrySet()) {
            more += Math.max(0, thing.getValue() - other.count(thing.getKey()));
        }
        return more;
    }
}
