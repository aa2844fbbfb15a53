package org.circlekeeper.discord.testkit;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts what happened on the gateway, so that a storm can be judged. Thread-safe. */
public final class Counters {
    private static final long IN_TIME = 3000;
    final AtomicInteger refusedResumes = new AtomicInteger();
    final AtomicInteger unheard = new AtomicInteger();
    private final AtomicInteger whileConnected = new AtomicInteger();
    private final AtomicInteger waiting = new AtomicInteger();
    private final AtomicInteger answered = new AtomicInteger();
    private final AtomicInteger answeredInTime = new AtomicInteger();
    private final List<Instant> identifies = new CopyOnWriteArrayList<>();
    private final List<Instant> resumes = new CopyOnWriteArrayList<>();

    Counters() {}

    public int identifies() {
        return identifies.size();
    }

    /** When each identify came, refused ones too. */
    public List<Instant> identifyTimes() {
        return List.copyOf(identifies);
    }

    /** Resumes that were granted. */
    public int resumes() {
        return resumes.size();
    }

    public List<Instant> resumeTimes() {
        return List.copyOf(resumes);
    }

    public int refusedResumes() {
        return refusedResumes.get();
    }

    /** Interactions sent to a session with an open connection. */
    public int interactionsWhileConnected() {
        return whileConnected.get();
    }

    /** Interactions that had to wait for a session to come back. */
    public int interactionsThatWaited() {
        return waiting.get();
    }

    /** Interactions for which there was no session at all. */
    public int unheard() {
        return unheard.get();
    }

    public int answered() {
        return answered.get();
    }

    public int answeredWithinThreeSeconds() {
        return answeredInTime.get();
    }

    void identified(Instant at) {
        identifies.add(at);
    }

    void resumed(Instant at) {
        resumes.add(at);
    }

    void sent(boolean connected) {
        (connected ? whileConnected : waiting).incrementAndGet();
    }

    void answered(long milliseconds) {
        answered.incrementAndGet();
        if (milliseconds <= IN_TIME) {
            answeredInTime.incrementAndGet();
        }
    }
}
