package io.github.junitllm.gateway;

import io.github.junitllm.fixture.Interaction;
import io.github.junitllm.fixture.RecordedBy;
import io.github.junitllm.fixture.RecordedSample;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What one sample adds to its fixture: calls in the order they began, however they ended. Thread-safe. */
final class SampleRecording {

    private final int sample;
    private final Instant openedAt;
    private final boolean adds;
    private final TreeMap<Integer, Interaction> interactions = new TreeMap<>();
    private final Set<String> clients = new TreeSet<>();

    /**
     * Begins one.
     *
     * @param mode adds to what was recorded before, or replaces it
     */
    SampleRecording(int sample, Instant openedAt, GatewayMode mode) {
        this.sample = sample;
        this.openedAt = openedAt;
        this.adds = mode == GatewayMode.RECORD_MISSING;
    }

    synchronized void add(int order, Interaction redacted, String client) {
        if (!client.isEmpty()) {
            clients.add(client);
        }
        interactions.put(order, redacted);
    }

    synchronized boolean isEmpty() {
        return interactions.isEmpty();
    }

    /** Returns the sample as it shall be, where it was recorded as {@code before}, or not at all. */
    synchronized RecordedSample inPlaceOf(@Nullable RecordedSample before) {
        List<Interaction> all = new ArrayList<>();
        Instant when = openedAt;
        RecordedBy by = RecordedBy.thisVersion(clients);
        if (before != null && adds) {
            all.addAll(before.interactions());
            // What was there asked with its own date in the prompts, and clock() goes by one date only.
            when = before.recordedAt();
            by = by.after(before.recordedBy());
        }
        for (Interaction added : interactions.values()) {
            // Those before it were replayed, in no time: what began after them would seem to begin with them.
            all.add(before != null && adds ? added.startedAt(null) : added);
        }
        return new RecordedSample(sample, when, by, all).inPlaceOf(before);
    }
}
