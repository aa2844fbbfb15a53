package org.circlekeeper.agreement;

import java.util.LinkedHashMap;
import java.util.Map;
import org.circlekeeper.chat.PrivateText;
import org.circlekeeper.command.Export;
import org.circlekeeper.command.PersonalData;
import org.circlekeeper.vault.Owner.OfGroup;
import org.circlekeeper.vault.Owner.Person;

/** Which versions somebody accepted; and with a whole group, its agreement. */
final class AgreementsOfPerson implements PersonalData {
    private final AgreementStore agreements;
    private final DraftStore drafts;
    private final AcceptanceStore acceptances;

    AgreementsOfPerson(AgreementStore agreements, DraftStore drafts, AcceptanceStore acceptances) {
        this.agreements = agreements;
        this.drafts = drafts;
        this.acceptances = acceptances;
    }

    @Override
    public Export show(Person person) {
        return new Export(
                "agreement.export",
                acceptances.of(person).entrySet().stream()
                        .map(accepted -> {
                            Map<String, PrivateText> entry = new LinkedHashMap<>();
                            entry.put("version", new PrivateText(String.valueOf(accepted.getKey())));
                            entry.put(
                                    "date", new PrivateText(accepted.getValue().toString()));
                            return entry;
                        })
                        .toList());
    }

    @Override
    public void forget(Person person) {
        acceptances.forget(person);
    }

    @Override
    public void forgetFor(Person person, String purpose) {
        if (purpose.equals("agreement")) {
            acceptances.forget(person);
        }
    }

    @Override
    public void forgetGroup(OfGroup group) {
        drafts.forget(group);
        agreements.forget(group);
    }
}
