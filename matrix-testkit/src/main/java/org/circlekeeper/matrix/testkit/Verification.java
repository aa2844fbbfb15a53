package org.circlekeeper.matrix.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** Two people who compare emoji to be sure of each other, step by step, on the side of a foreign client. */
public final class Verification {
    private final ForeignClient client;
    private final int id;

    Verification(ForeignClient client, int id) {
        this.client = client;
        this.id = id;
    }

    /** How far it got. */
    public enum Phase {
        UNSENT,
        REQUESTED,
        READY,
        STARTED,
        CANCELLED,
        DONE
    }

    /** Says yes to somebody who asked. */
    public void accept() {
        act("accept");
    }

    /** Begins to compare emoji, once both are ready; either side may. */
    public void start() {
        awaitPhase(Phase.READY);
        act("start");
    }

    /** Waits for the seven pictures to compare. */
    public List<String> emoji() {
        return client.await(() -> "emoji of " + state(), () -> {
            List<String> pictures = texts(state().get("emoji"));
            return pictures.isEmpty() ? Optional.empty() : Optional.of(pictures);
        });
    }

    /** The same in the SDK's English words, once they are there. */
    public List<String> names() {
        return texts(state().get("names"));
    }

    /** They are the same. */
    public void confirm() {
        act("confirm");
    }

    /** They differ: somebody is in between. */
    public void mismatch() {
        act("mismatch");
    }

    public void cancel() {
        act("cancel");
    }

    public Phase phase() {
        return Phase.valueOf(state().get("phase").asText().toUpperCase(Locale.ROOT));
    }

    public void awaitPhase(Phase wanted) {
        client.await(
                () -> "phase " + wanted + " of " + state(),
                () -> Optional.of(wanted).filter(phase -> phase == phase()));
    }

    /** As {@code m.mismatched_sas}; empty while it goes on or when it was done. */
    public String cancellation() {
        return state().path("cancellation").asText("");
    }

    public String with() {
        return state().get("with").asText();
    }

    private JsonNode state() {
        return client.ask("verifications").get(id);
    }

    private void act(String act) {
        client.ask("verification", id, act);
    }

    private static List<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }
}
