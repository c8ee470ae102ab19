package io.github.junitllm.gateway;

import io.github.junitllm.fixture.CanonicalRequest;
import io.github.junitllm.fixture.Fixture;
import io.github.junitllm.fixture.FixtureException;
import io.github.junitllm.fixture.FixtureRules;
import io.github.junitllm.fixture.FixtureStore;
import io.github.junitllm.fixture.Interaction;
import io.github.junitllm.fixture.MissReport;
import io.github.junitllm.fixture.RecordedCall;
import io.github.junitllm.fixture.RecordedSample;
import io.github.junitllm.fixture.SampleFixture;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** What was recorded of one sample: read when it is first asked for, and then as it was at that time. Thread-safe. */
final class SampleReplay {

    private final FixtureStore store;
    private final SampleAddress address;
    private final FixtureRules rules;
    private final RecordCommand command;
    private final boolean alone;

    /** Not a monitor: it is held while a file is read. */
    private final ReentrantLock reading = new ReentrantLock();

    private volatile @Nullable Loaded loaded;

    /**
     * Reads nothing yet.
     *
     * @param command how to record what is missing
     * @param alone whether this is no sample of an eval, but one request, and others like it have samples of their own
     */
    SampleReplay(FixtureStore store, SampleAddress address, FixtureRules rules, RecordCommand command, boolean alone) {
        this.command = command;
        this.alone = alone;
        this.store = store;
        this.address = address;
        this.rules = rules;
    }

    /**
     * Returns the recorded answer to the next occurrence of this request, if there is one.
     *
     * @throws FixtureException if the fixture is broken
     */
    @Nullable
    Interaction next(CanonicalRequest request) {
        return loaded().sample().next(request);
    }

    /**
     * Returns what {@link #next} would return, and leaves it for the next call.
     *
     * @throws FixtureException if the fixture is broken
     */
    @Nullable
    Interaction peek(CanonicalRequest request) {
        return loaded().sample().peek(request);
    }

    /** Says why {@link #next} found nothing. */
    String miss(CanonicalRequest request) {
        Loaded found = loaded();
        return new MissReport(
                        address.eval(),
                        address.caseId(),
                        address.sample(),
                        store.file(address.eval(), address.caseId()),
                        found.fixture(),
                        command.of(address),
                        alone ? store.neighbours(address.eval()) : List.of())
                .message(request, found.sample());
    }

    /**
     * Returns all that is recorded, in order.
     *
     * @throws FixtureException if the fixture is broken
     */
    List<Interaction> interactions() {
        return loaded().sample().interactions();
    }

    /**
     * Returns the recording; null if there is none.
     *
     * @throws FixtureException if the fixture is broken
     */
    @Nullable
    RecordedSample recorded() {
        return loaded().recorded();
    }

    /** Returns the recording if anybody has asked for it yet; null if not, or if there is none. */
    @Nullable
    RecordedSample recordedIfRead() {
        Loaded found = loaded;
        return found == null ? null : found.recorded();
    }

    /** Returns interactions that nobody has asked for so far; none if the fixture is broken. */
    List<RecordedCall> unused() {
        Loaded found;
        try {
            found = loaded();
        } catch (FixtureException broken) {
            return List.of();
        }
        List<Integer> unused = found.sample().unused();
        if (unused.isEmpty()) {
            return List.of();
        }
        Path file = store.file(address.eval(), address.caseId());
        return unused.stream()
                .map(position -> new RecordedCall(file, address.sample(), position))
                .toList();
    }

    private Loaded loaded() {
        Loaded found = loaded;
        if (found != null) {
            return found;
        }
        reading.lock();
        try {
            found = loaded;
            if (found == null) {
                Fixture fixture = store.read(address.eval(), address.caseId());
                RecordedSample recorded = fixture == null ? null : fixture.sample(address.sample());
                found = new Loaded(fixture, recorded, new SampleFixture(recorded, rules));
                loaded = found;
            }
            return found;
        } finally {
            reading.unlock();
        }
    }

    private record Loaded(
            @Nullable Fixture fixture, @Nullable RecordedSample recorded, SampleFixture sample) {}
}
