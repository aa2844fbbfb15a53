package org.circlekeeper.group;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.circlekeeper.chat.PrivateText;
import org.circlekeeper.command.Export;
import org.circlekeeper.command.PersonalData;
import org.circlekeeper.vault.Owner.Person;

/** What a group holds about somebody: that they belong to it, how to reach them, and what they set. */
final class GroupPersonalData implements PersonalData {
    private final Members members;

    GroupPersonalData(Members members) {
        this.members = members;
    }

    @Override
    public Export show(Person person) {
        return members.store()
                .find(person)
                .map(row -> new Export("group.export", List.of(fields(row))))
                .orElseGet(Export::nothing);
    }

    private static Map<String, PrivateText> fields(MemberStore.Row row) {
        Map<String, PrivateText> fields = new LinkedHashMap<>();
        fields.put("platform", new PrivateText(row.user().platform().name()));
        fields.put("address", new PrivateText(row.user().value()));
        fields.put("joined", new PrivateText(row.joinedOn().toString()));
        row.leftOn().ifPresent(left -> fields.put("left", new PrivateText(left.toString())));
        for (MemberSetting setting : MemberSetting.values()) {
            setting.in(row.settings()).ifPresent(value -> fields.put(setting.key(), new PrivateText(value)));
        }
        return fields;
    }

    @Override
    public void forget(Person person) {
        members.consents().forget(person);
        members.looks().delete(person);
        members.store().delete(person);
    }
}
