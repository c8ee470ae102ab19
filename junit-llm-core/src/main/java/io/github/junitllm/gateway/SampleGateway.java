package io.github.junitllm.gateway;

import io.github.junitllm.call.LlmCall;
import io.github.junitllm.call.VirtualTime;
import io.github.junitllm.fault.Fault;
import io.github.junitllm.fault.FaultReport;
import io.github.junitllm.fixture.FixtureException;
import io.github.junitllm.fixture.FixtureStore;
import io.github.junitllm.fixture.Interaction;
import io.github.junitllm.fixture.RecordedCall;
import io.github.junitllm.fixture.RecordedSample;
import io.github.junitllm.json.CanonicalJson;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * The gateway as one sample sees it. Thread-safe.
 *
 * <p>Any problem makes the sample an error, also when the application swallowed the failed call.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class SampleGateway extends AddressedGateway implements AutoCloseable {

    /** How long facts of a call whose end the client has seen already may take to be written down. */
    private static final Duration SETTLING = Duration.ofSeconds(2);

    /** How long a recording may go on after the application lost interest in its answer. */
    private static final Duration FINISHING = Duration.ofSeconds(60);

    private final Gateway gateway;
    private final FixtureStore store;
    private final SampleAddress address;
    private final SampleOptions options;
    private final @Nullable CallListener listener;
    private final String token;
    private final Instant openedAt = Instant.now().truncatedTo(ChronoUnit.SECONDS);

    private final long openedNanos = System.nanoTime();

    private final SampleCalls calls = new SampleCalls();
    private final SampleReplay replay;
    private final VirtualWaits waits;
    private final FaultCourse course;
    private final SampleRecording recording;
    private volatile boolean discarded;

    SampleGateway(
            Gateway gateway,
            FixtureStore store,
            SampleAddress address,
            SampleOptions options,
            @Nullable CallListener listener,
            String token,
            int port) {
        this(gateway, store, address, options, listener, token, port, new FaultCourse(options.faults()));
    }

    private SampleGateway(
            Gateway gateway,
            FixtureStore store,
            SampleAddress address,
            SampleOptions options,
            @Nullable CallListener listener,
            String token,
            int port,
            FaultCourse course) {
        super(course.urls(port, token));
        this.course = course;
        this.waits = new VirtualWaits(course, calls);
        this.gateway = gateway;
        this.store = store;
        this.address = address;
        this.options = options;
        this.listener = listener;
        this.token = token;
        this.replay = new SampleReplay(store, address, options.rules(), gateway.recordCommand(), port == 0);
        this.recording = new SampleRecording(address.sample(), openedAt, options.mode());
    }

    public SampleAddress address() {
        return address;
    }

    public GatewayMode mode() {
        return options.mode();
    }

    SampleOptions options() {
        return options;
    }

    /** Returns when the sample was opened, by {@link System#nanoTime()}. */
    long openedNanos() {
        return openedNanos;
    }

    Gateway gateway() {
        return gateway;
    }

    /** Returns what names this sample in its URLs. */
    String token() {
        return token;
    }

    @Override
    public LlmGateway reachedAs(String host) {
        return course.plan().inAddress() == Fault.DNS_FAILURE ? this : new RenamedGateway(this, urls().reachedAs(host));
    }

    @Override
    public Clock clock() {
        RecordedSample recorded = mode().reads() ? replay.recorded() : null;
        return Clock.fixed(recorded == null ? openedAt : recorded.recordedAt(), ZoneOffset.UTC);
    }

    @Override
    public Random random() {
        return new Random(ByteBuffer.wrap(
                        CanonicalJson.newDigest().digest(address.toString().getBytes(StandardCharsets.UTF_8)))
                .getLong());
    }

    @Override
    public void pause(Duration wait) throws InterruptedException {
        waits.pause(wait, mode() == GatewayMode.REPLAY);
    }

    /** Returns what passes without the clock. */
    VirtualWaits waits() {
        return waits;
    }

    @Override
    public FaultReport faults() {
        return course.report(addressed());
    }

    FaultCourse course() {
        return course;
    }

    /**
     * Returns the calls so far in the order they began. Waits up to two seconds for calls that are under way: a client may
     * have seen the end of an answer before the gateway has written its facts down.
     */
    public List<LlmCall> calls() {
        return calls.facts(SETTLING);
    }

    /** Returns {@linkplain #calls() the calls so far} with what of the sample's time passed without the clock. */
    public VirtualTime time() {
        return waits.time(SETTLING, options.pacing() == GatewaySettings.Pacing.NONE);
    }

    /** Returns misses, failures of the provider and refused recordings, each as a complete message. */
    public List<String> problems() {
        return calls.problems();
    }

    /** Returns calls that came after the end of this sample and were refused, each as a complete message, so far. */
    public List<String> lateCalls() {
        return gateway.lateCalls(token);
    }

    /** Returns when the calls that were replayed to this sample were recorded; null if none was. */
    public @Nullable Instant replayedFrom() {
        RecordedSample recorded = replay.recordedIfRead();
        return recorded == null || !calls.anyReplayed() ? null : recorded.recordedAt();
    }

    /** Returns recorded interactions this sample did not ask for; complete once it is closed. */
    public List<RecordedCall> unused() {
        return mode().reads() ? replay.unused() : List.of();
    }

    /**
     * Has this sample answer the URLs that all samples share, until it ends. There can be one at a time: with two, nobody
     * could tell whose a call is, which becomes a problem of both.
     */
    public void answerSharedUrls() {
        if (course.plan().inAddress() != null) {
            problem("The fault " + course.plan().name() + " is in the address, and the application has the one that all"
                    + " samples share: build its client from the LlmGateway of each sample for this fault.");
        }
        gateway.answerSharedUrls(this);
    }

    /** Says that the sample broke: closing it then leaves the fixture as it is. Has no effect when nothing is recorded. */
    public void discardRecording() {
        discarded = true;
    }

    /**
     * Ends the sample. In the recording modes writes its fixture, unless there were problems; a refused or failed write
     * becomes a problem. Later calls to its URL are refused and become a problem of the {@link Gateway}.
     */
    @Override
    public void close() {
        if (calls.close()) {
            gateway.ended(token, this);
            course.close();
            finishCalls();
            if (mode().records()) {
                record();
            }
        }
    }

    private void finishCalls() {
        Duration longest = mode().records() && !discarded ? FINISHING : SETTLING;
        for (OpenCall call : calls.running(longest)) {
            call.abort();
            problem("A call of " + address + " was still running when the sample ended; it was broken off.");
        }
    }

    private void record() {
        boolean nothingToDrop =
                mode() == GatewayMode.RECORD_MISSING || !Files.exists(store.file(address.eval(), address.caseId()));
        if (discarded || (recording.isEmpty() && nothingToDrop)) {
            return;
        }
        if (!problems().isEmpty()) {
            problem("Nothing was recorded for " + address
                    + ", because of the problems above; its fixture is as it was.");
            return;
        }
        try {
            store.update(
                    address.eval(),
                    address.caseId(),
                    address.sample(),
                    gateway.secrets().all(),
                    mode() == GatewayMode.RECORD,
                    recording::inPlaceOf);
        } catch (FixtureException refused) {
            problem(String.valueOf(refused.getMessage()));
        }
    }

    /**
     * Begins a call; {@code null} once the sample has ended.
     *
     * @param headers of the client's, by name
     */
    @Nullable
    OpenCall begin(Function<String, @Nullable String> headers) {
        OpenCall begun = calls.begin(this);
        if (begun != null && listener != null) {
            begun.tell(listener.began(headers));
        }
        return begun;
    }

    /** Returns what was recorded of this sample. */
    SampleReplay replay() {
        return replay;
    }

    void answered(int order, Supplier<LlmCall> call) {
        calls.answered(order, call);
    }

    void recorded(int order, Interaction redacted, String client) {
        recording.add(order, redacted, client);
    }

    /** Adds a problem; returns it without credentials. */
    String problem(String message) {
        String told = gateway.secrets().without(message);
        calls.problem(told);
        return told;
    }

    void settled(OpenCall call) {
        calls.settled(call);
    }
}
