package io.github.junitllm.gateway;

import io.github.junitllm.call.RawRequest;
import io.github.junitllm.call.WireProtocol;
import io.github.junitllm.fault.Fault;
import io.github.junitllm.fault.FaultPlan;
import io.github.junitllm.fault.FaultReport;
import io.github.junitllm.fault.FaultedCall;
import io.github.junitllm.fault.FaultyAnswer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A plan of faults on its way through the calls of one sample. Thread-safe. */
final class FaultCourse {

    /** How much of what is asked to be waited a client waits by the clock where time is virtual, and at most how long. */
    private static final int SCALE = 100;

    private static final Duration LONGEST_WAIT = Duration.ofMillis(100);
    private static final int NANOS_A_MILLI = 1_000_000;

    /** Names below .invalid never resolve (RFC 2606, 2). */
    private static final String NOWHERE = "provider.invalid";

    private final FaultPlan plan;
    private final List<Hit> hits = new ArrayList<>();
    private int calls;
    private int counted;
    private long pausedNanos;
    private boolean closed;
    private @Nullable TlsRefusal tls;

    FaultCourse(FaultPlan plan) {
        this.plan = plan;
    }

    FaultPlan plan() {
        return plan;
    }

    /** Counts a call that has arrived; returns what is to go wrong with it, null if nothing is. */
    synchronized @Nullable Hit arrived(RawRequest request) {
        if (!plan.isPlanned()) {
            return null;
        }
        calls++;
        hits.forEach(hit -> hit.followedBy(request));
        if (!isPlannedFor(request)) {
            return null;
        }
        counted++;
        Fault fault = plan.step(counted);
        return fault == Fault.NONE ? null : hit(fault, request);
    }

    private boolean isPlannedFor(RawRequest request) {
        return plan.model().isEmpty()
                || plan.model().equals(WireProtocol.of(request).requestedModel(request));
    }

    /** Counts a call that failed before anybody could read what it asks. */
    private synchronized void failedInAddress(Fault fault) {
        calls++;
        counted++;
        hit(fault, null);
    }

    private Hit hit(Fault fault, @Nullable RawRequest request) {
        Hit hit = new Hit(calls, fault, request);
        hits.add(hit);
        return hit;
    }

    /**
     * Waits, or only adds the time to what the application waited.
     *
     * @param virtually whether time may pass without the clock
     */
    void paused(Duration wait, boolean virtually) throws InterruptedException {
        if (wait.isNegative()) {
            throw new IllegalArgumentException("nobody can wait " + wait);
        }
        if (!virtually || plan.realTime()) {
            Thread.sleep(wait.toMillis(), wait.toNanosPart() % NANOS_A_MILLI);
            return;
        }
        synchronized (this) {
            pausedNanos += wait.toNanos();
        }
    }

    /** Returns where the calls are to go: nowhere, if the fault is in the address. */
    GatewayUrls urls(int port, String token) {
        String url = Route.baseUrl(port, token);
        if (plan.inAddress() == Fault.DNS_FAILURE) {
            return new GatewayUrls(url.replace("//127.0.0.1:", "//" + NOWHERE + ':'));
        } else if (plan.inAddress() == Fault.TLS_FAILURE) {
            TlsRefusal refusal = TlsRefusal.start(() -> failedInAddress(Fault.TLS_FAILURE));
            tls = refusal;
            return new GatewayUrls(url.replace("http://127.0.0.1:" + port, "https://127.0.0.1:" + refusal.port()));
        }
        return new GatewayUrls(url);
    }

    /** Returns what happened so far. */
    synchronized FaultReport report() {
        return plan.isPlanned()
                ? new FaultReport(plan, calls, hits.stream().map(Hit::facts).toList())
                : FaultReport.NONE;
    }

    /** Lets go of clients that are still held. */
    void close() {
        List<Runnable> held = new ArrayList<>();
        synchronized (this) {
            closed = true;
            hits.forEach(hit -> {
                Runnable release = hit.release;
                if (release != null) {
                    held.add(release);
                    hit.ended(true);
                }
            });
        }
        held.forEach(Runnable::run);
        TlsRefusal listening = tls;
        if (listening != null) {
            listening.close();
        }
    }

    /** A call something goes wrong with. */
    final class Hit {

        private final int number;
        private final Fault fault;
        private final @Nullable RawRequest request;
        private long answeredAt = System.nanoTime();
        private long pausedBefore = pausedNanos;
        private @Nullable Duration waited;
        private boolean followedBySame;
        private @Nullable Runnable release;
        private @Nullable Duration heldFor;
        private boolean gaveUp;

        private Hit(int number, Fault fault, @Nullable RawRequest request) {
            this.number = number;
            this.fault = fault;
            this.request = request;
        }

        Fault fault() {
            return fault;
        }

        /** Returns how long the client is asked to wait in the time of the clock; null if it is asked as providers do. */
        @Nullable
        Duration told() {
            if (plan.realTime()) {
                return null;
            }
            Duration asked = asked();
            if (asked == null) {
                return Duration.ZERO;
            }
            Duration scaled = asked.dividedBy(SCALE);
            return scaled.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : scaled;
        }

        private @Nullable Duration asked() {
            return FaultyAnswer.asks(fault) ? plan.retryAfter() : null;
        }

        /** Says that the client has its answer in a moment. */
        void answered() {
            synchronized (FaultCourse.this) {
                answeredAt = System.nanoTime();
                pausedBefore = pausedNanos;
            }
        }

        /** A call of the same content is the next try; without one, the next call of the same model is. */
        private void followedBy(RawRequest next) {
            boolean same =
                    request != null && next.path().equals(request.path()) && Arrays.equals(next.body(), request.body());
            boolean first = same ? !followedBySame : waited == null && asksSameModel(next);
            if (first) {
                waited = Duration.ofNanos(System.nanoTime() - answeredAt + pausedNanos - pausedBefore);
                followedBySame |= same;
            }
        }

        private boolean asksSameModel(RawRequest next) {
            return request != null
                    && Objects.equals(
                            WireProtocol.of(request).requestedModel(request),
                            WireProtocol.of(next).requestedModel(next));
        }

        /**
         * Says that the client gets nothing more for now.
         *
         * @param release lets go of it
         * @return false if the sample has ended, so that nobody is to be held
         */
        boolean holds(Runnable release) {
            synchronized (FaultCourse.this) {
                this.release = release;
                return !closed;
            }
        }

        /** Says that the client is held no longer, and whether that was its own doing. */
        void ended(boolean byClient) {
            synchronized (FaultCourse.this) {
                if (heldFor == null) {
                    heldFor = Duration.ofNanos(System.nanoTime() - answeredAt);
                    gaveUp = byClient;
                }
                release = null;
            }
        }

        private FaultedCall facts() {
            boolean held = release != null;
            Duration asked = asked();
            return new FaultedCall(
                    number,
                    fault,
                    asked,
                    asked == null ? null : plan.realTime() ? asked : told(),
                    waited,
                    held ? Duration.ofNanos(System.nanoTime() - answeredAt) : heldFor,
                    held || gaveUp);
        }
    }
}
