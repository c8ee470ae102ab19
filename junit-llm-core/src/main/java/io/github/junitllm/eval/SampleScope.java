package io.github.junitllm.eval;

import io.github.junitllm.call.LlmCall;
import io.github.junitllm.call.VirtualTime;
import io.github.junitllm.fault.FaultReport;
import io.github.junitllm.fixture.RecordedCall;
import io.github.junitllm.gateway.Gateway;
import io.github.junitllm.gateway.LlmGateway;
import io.github.junitllm.gateway.SampleAddress;
import io.github.junitllm.gateway.SampleGateway;
import io.github.junitllm.gateway.SampleOptions;
import io.github.junitllm.golden.EvalCase;
import io.github.junitllm.risk.OwaspRisk;
import io.github.junitllm.trace.SampleTrace;
import io.github.junitllm.verdict.BudgetTally;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One sample on its way: the case, what was recorded about it, and its own address at the gateway. Thread-safe. */
final class SampleScope implements EvalRecorder, AutoCloseable {

    private final EvalCase golden;
    private final int sample;
    private final int samples;
    private final Supplier<Gateway> gateway;
    private final String evalName;
    private final SampleOptions options;
    private final Observers observers;

    // Guarded by this.
    private final Map<String, Double> scores = new LinkedHashMap<>();
    private final Map<String, byte[]> attachments = new LinkedHashMap<>();
    private final Set<OwaspRisk> risks = EnumSet.noneOf(OwaspRisk.class);
    private @Nullable SampleGateway opened;
    private @Nullable Instant startedAt;
    private Observers.@Nullable OfSample observed;
    private @Nullable SharedRun sharedRun;

    SampleScope(
            EvalCase golden,
            int sample,
            int samples,
            Supplier<Gateway> gateway,
            String evalName,
            SampleOptions options,
            Observers observers) {
        this.golden = golden;
        this.sample = sample;
        this.samples = samples;
        this.gateway = gateway;
        this.evalName = evalName;
        this.options = options;
        this.observers = observers;
    }

    EvalCase golden() {
        return golden;
    }

    @Override
    public int sample() {
        return sample;
    }

    /** Returns the id of the case, with the number of the sample if there are several. */
    String name() {
        return samples == 1 ? golden.id() : golden.id() + " sample " + sample;
    }

    /** Notes the start of the work once; returns when that was. */
    synchronized Instant started() {
        if (startedAt == null) {
            startedAt = Instant.now();
            observed = observers.begin(golden, sample, sharedRun == null ? null : sharedRun.trace());
        }
        return startedAt;
    }

    /** Begins work on this sample in this thread; null if nobody accompanies it. */
    SampleObserver.@Nullable Stage enter(String work) {
        SampleObserver observer = observed();
        return observer == null ? null : observer.enter(work);
    }

    /** Returns what is known of the sample's spans; null if nobody collects any. */
    @Nullable
    SampleTrace trace() {
        SampleObserver observer = observed();
        return observer == null ? null : observer.trace();
    }

    /** Tells who accompanies the sample what became of it; nobody, if its work never began. */
    void ended(Outcome outcome) {
        SampleObserver observer;
        synchronized (this) {
            observer = observed;
        }
        if (observer != null) {
            Throwable cause = outcome.cause();
            observer.ended(new SampleObserver.Ended(
                    outcome.verdict(),
                    outcome.message(),
                    cause == null ? null : cause.getClass().getName(),
                    scores()));
        }
    }

    private @Nullable SampleObserver observed() {
        if (observers.none()) {
            return null;
        }
        started();
        synchronized (this) {
            return observed;
        }
    }

    /** Returns this sample's own door to the model, opened on first use. */
    synchronized LlmGateway gateway() {
        if (opened == null) {
            opened = gateway.get().open(new SampleAddress(evalName, golden.plainId(), sample), options, observed());
        }
        return opened;
    }

    /** Has calls to the URLs that all samples share belong to this one, until it ends. */
    void answerSharedUrls() {
        gateway();
        SampleGateway own;
        synchronized (this) {
            own = opened;
        }
        if (own != null) {
            own.answerSharedUrls();
        }
    }

    synchronized boolean usesGateway() {
        return opened != null;
    }

    synchronized List<LlmCall> calls() {
        return opened == null ? List.of() : opened.calls();
    }

    /** Notes, before its work starts, which run of a shared task is behind this sample: its own, or that of another one. */
    synchronized void answeredBy(SharedRun run) {
        sharedRun = run;
    }

    /** Returns which of the sample's calls, and of those of the shared run behind it, an account does not hold yet. */
    synchronized List<LlmCall> due(BudgetTally account) {
        return sharedRun == null ? calls() : sharedRun.due(account, calls());
    }

    /** Returns the calls so far with what of the sample's time passed without the clock. */
    synchronized VirtualTime time() {
        return opened == null ? VirtualTime.NONE : opened.time();
    }

    /** Returns what went wrong at the gateway; any of it makes the sample an ERROR, even if the application hid it. */
    synchronized List<String> problems() {
        return opened == null ? List.of() : opened.problems();
    }

    /** Returns calls to the model that came after the sample's end and were refused, each as a complete message. */
    synchronized List<String> lateCalls() {
        return opened == null ? List.of() : opened.lateCalls();
    }

    /** Returns how its calls are answered. */
    SampleOptions options() {
        return options;
    }

    /** Returns what went wrong as planned. */
    synchronized FaultReport faults() {
        return opened == null ? new FaultReport(options.faults(), 0, List.of(), false) : opened.faults();
    }

    /** Returns when what was replayed to the sample was recorded, or null if nothing was replayed. */
    synchronized @Nullable Instant replayedFrom() {
        return opened == null ? null : opened.replayedFrom();
    }

    /** Returns recorded calls that the sample did not make; complete once it is closed. */
    synchronized List<RecordedCall> unused() {
        return opened == null ? List.of() : opened.unused();
    }

    /** Returns a text that is going to be shown or written, without the credentials the gateway knows. */
    String withoutSecrets(String text) {
        return gateway.get().withoutSecrets(text);
    }

    @Override
    public synchronized void score(String name, double value) {
        if (name.isBlank() || !Double.isFinite(value)) {
            throw new IllegalArgumentException("a score needs a name and a finite value: '" + name + "' = " + value);
        }
        scores.put(name, value);
    }

    @Override
    public void attach(String fileName, String content) {
        attach(fileName, content.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public synchronized void attach(String fileName, byte[] content) {
        if (fileName.isBlank() || fileName.contains("/") || fileName.contains("\\")) {
            throw new IllegalArgumentException("'" + fileName + "' is not a plain file name");
        }
        attachments.put(fileName, content.clone());
    }

    /** Notes what a check of the sample looked for. */
    synchronized void exercises(Set<OwaspRisk> lookedFor) {
        risks.addAll(lookedFor);
    }

    synchronized Set<OwaspRisk> risks() {
        return risks.isEmpty() ? Set.of() : EnumSet.copyOf(risks);
    }

    synchronized Map<String, Double> scores() {
        return scores.isEmpty() ? Map.of() : new LinkedHashMap<>(scores);
    }

    synchronized Map<String, byte[]> attachments() {
        return attachments.isEmpty() ? Map.of() : new LinkedHashMap<>(attachments);
    }

    /** Ends the sample at the gateway: what it recorded is written. */
    @Override
    public synchronized void close() {
        if (opened != null) {
            opened.close();
        }
    }
}
