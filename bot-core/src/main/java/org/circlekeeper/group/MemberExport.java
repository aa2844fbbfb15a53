package org.circlekeeper.group;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.circlekeeper.chat.PrivateText;
import org.circlekeeper.command.Export;
import org.circlekeeper.command.Parameter;
import org.circlekeeper.vault.Owner.Person;

/** What a person agreed to, and who looked at what concerns them, for them to read. */
final class MemberExport {
    private MemberExport() {}

    static Export consents(ConsentStore consents, Person person) {
        List<Map<String, PrivateText>> rows = new ArrayList<>();
        consents.of(person).forEach((purpose, yes) -> {
            Map<String, PrivateText> fields = new LinkedHashMap<>();
            fields.put("purpose", new PrivateText(Parameter.kebab(purpose)));
            fields.put("text", new PrivateText(String.valueOf(yes.version())));
            fields.put("agreed", new PrivateText(yes.on().toString()));
            yes.days().ifPresent(days -> fields.put("days", new PrivateText(String.valueOf(days))));
            rows.add(fields);
        });
        return new Export("consent.export", rows);
    }

    static Export looks(LookedStore looks, Person person) {
        return new Export(
                "privacy.looked",
                looks.at(person).stream()
                        .map(look -> {
                            Map<String, PrivateText> fields = new LinkedHashMap<>();
                            fields.put("on", new PrivateText(look.on().toString()));
                            fields.put("role", new PrivateText(look.role()));
                            fields.put("what", new PrivateText(look.what()));
                            return fields;
                        })
                        .toList());
    }
}
