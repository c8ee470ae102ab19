package io.github.junitllm.gateway;

import io.github.junitllm.call.BackOff;
import io.github.junitllm.call.Question;
import io.github.junitllm.call.RawRequest;
import io.github.junitllm.call.WireProtocol;
import io.github.junitllm.fault.Fault;
import io.github.junitllm.fault.FaultPlan;
import io.github.junitllm.fault.FaultReport;
import io.github.junitllm.fault.FaultTurns;
import io.github.junitllm.fault.FaultedCall;
import io.github.junitllm.fault.FaultyAnswer;
import io.github.junitllm.gateway.http.Headers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A plan of faults on its way through the calls of one sample. Thread-safe. */
final class FaultCourse {

    /** How much of what is asked to be waited a client waits by the clock where time is virtual, and at most how long. */
    private static final int SCALE = 100;

    private static final Duration LONGEST_WAIT = Duration.ofMillis(100);
    private static final int NANOS_A_MILLI = 1_000_000;
    private static final int NANOS_A_MICRO = 1_000;

    /** Names below .invalid never resolve (RFC 2606, 2). */
    private static final String NOWHERE = "provider.invalid";

    private final FaultPlan plan;
    private final LongSupplier clock;
    private final List<Hit> hits = new ArrayList<>();
    private int calls;
    private @Nullable FaultTurns turns;
    private long pausedNanos;
    private boolean closed;
    private @Nullable TlsRefusal tls;

    FaultCourse(FaultPlan plan) {
        this(plan, System::nanoTime);
    }

    /** Begins one by another clock of nanoseconds. */
    FaultCourse(FaultPlan plan, LongSupplier clock) {
        this.plan = plan;
        this.clock = clock;
    }

    FaultPlan plan() {
        return plan;
    }

    /**
     * A call that has arrived.
     *
     * @param hit what is to go wrong with it; null if nothing is
     * @param backOff how long it was waited with; null if it is no further try of a call that went wrong
     */
    record Arrival(@Nullable Hit hit, @Nullable BackOff backOff) {}

    /**
     * Counts a call that has arrived.
     *
     * @param place among the calls of the sample
     * @param key what fixtures know it by
     * @param order tells the turns of this sample; asked once
     */
    synchronized Arrival arrived(
            int place, RawRequest request, Headers headers, String key, Supplier<FaultTurns> order) {
        calls++;
        FaultTurns known = turns == null ? order.get() : turns;
        turns = known;
        BackOff backOff = followed(place, request, headers, known);
        Fault fault = isPlannedFor(request) ? known.next(key) : Fault.NONE;
        return new Arrival(fault == Fault.NONE ? null : hit(fault, request, headers), backOff);
    }

    /**
     * A call that asks the same is the next try, of what waits longest; without one, the next call of the same model is,
     * unless calls are made at once: then it is as likely one of the others.
     */
    private @Nullable BackOff followed(int place, RawRequest next, Headers headers, FaultTurns order) {
        if (hits.isEmpty()) {
            return null;
        }
        Question question = Question.of(next);
        for (Hit hit : hits) {
            if (question.equals(hit.question) && !hit.triedAgain) {
                return hit.triedAgain(place, headers);
            }
        }
        if (order.isByArrival()) {
            hits.stream()
                    .filter(hit -> hit.waited == null && hit.asksSameModel(next))
                    .forEach(hit -> hit.followed(place));
        }
        return null;
    }

    private boolean isPlannedFor(RawRequest request) {
        return plan.model().isEmpty()
                || plan.model().equals(WireProtocol.of(request).requestedModel(request));
    }

    /** Counts a call that failed before anybody could read what it asks. */
    private synchronized void failedInAddress(Fault fault) {
        calls++;
        hit(fault, null, new Headers());
    }

    private Hit hit(Fault fault, @Nullable RawRequest request, Headers headers) {
        Hit hit = new Hit(calls, fault, request, headers);
        hits.add(hit);
        return hit;
    }

    /**
     * Waits, or only adds the time to what the application waited.
     *
     * @param virtually whether time may pass without the clock
     * @return whether the time passed by the clock
     */
    boolean paused(Duration wait, boolean virtually) throws InterruptedException {
        if (wait.isNegative()) {
            throw new IllegalArgumentException("nobody can wait " + wait);
        }
        if (!virtually || plan.realTime()) {
            Thread.sleep(wait.toMillis(), wait.toNanosPart() % NANOS_A_MILLI);
            return true;
        }
        synchronized (this) {
            pausedNanos += wait.toNanos();
        }
        return false;
    }

    /**
     * Returns what clients that waited as they were told would have waited longer had they been told what was asked, in
     * microseconds by the place of the call that followed. Clients that were faulted ahead of the same call waited at the
     * same time.
     */
    synchronized Map<Integer, Long> waitedVirtually() {
        Map<Integer, Long> waits = new HashMap<>();
        for (Hit hit : hits) {
            long micros = hit.waitedVirtually().toNanos() / NANOS_A_MICRO;
            if (micros > 0) {
                waits.merge(hit.next, micros, Math::max);
            }
        }
        return waits;
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

    /**
     * Returns what happened so far.
     *
     * @param addressed whether anybody knows where to call
     */
    synchronized FaultReport report(boolean addressed) {
        return plan.isPlanned()
                ? new FaultReport(plan, calls, hits.stream().map(Hit::facts).toList(), addressed)
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
        private final @Nullable Question question;
        private final Headers headers;
        private long heldAt;
        private @Nullable Long overAt;
        private long pausedBefore;
        private @Nullable Duration waited;
        private int next;
        private boolean triedAgain;
        private boolean heeded;
        private @Nullable Runnable release;
        private @Nullable Duration heldFor;
        private boolean gaveUp;

        private Hit(int number, Fault fault, @Nullable RawRequest request, Headers headers) {
            this.number = number;
            this.fault = fault;
            this.request = request;
            this.question = request == null ? null : Question.of(request);
            this.headers = headers;
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
            // Whole milliseconds, as the header tells them.
            Duration scaled = Duration.ofMillis(asked.dividedBy(SCALE).toMillis());
            return scaled.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : scaled;
        }

        private @Nullable Duration asked() {
            return FaultyAnswer.asks(fault) ? plan.retryAfter() : null;
        }

        /** Says that the client has the end of its answer in a moment, or has given it up. */
        void over() {
            synchronized (FaultCourse.this) {
                if (overAt == null) {
                    overAt = clock.getAsLong();
                    pausedBefore = pausedNanos;
                }
            }
        }

        /** Notes a call that came after this one; a client that asks again ahead of the end of its answer did not wait. */
        private void followed(int place) {
            next = place;
            Long over = overAt;
            waited = over == null
                    ? Duration.ZERO
                    : Duration.ofNanos(clock.getAsLong() - over + pausedNanos - pausedBefore);
        }

        private BackOff triedAgain(int place, Headers further) {
            Duration asked = asked();
            triedAgain = true;
            heeded = asked != null && ClientRetry.waits(headers, further, asked);
            followed(place);
            FaultedCall facts = facts();
            long nanos = Objects.requireNonNull(facts.backOff()).toNanos();
            return new BackOff(nanos / NANOS_A_MICRO, facts.cutShort() || facts.isWaitUnclear());
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
                heldAt = clock.getAsLong();
                return !closed;
            }
        }

        /** Says that the client is held no longer, and whether that was its own doing. */
        void ended(boolean byClient) {
            synchronized (FaultCourse.this) {
                if (heldFor == null) {
                    heldFor = Duration.ofNanos(clock.getAsLong() - heldAt);
                    gaveUp = byClient;
                    over();
                }
                release = null;
            }
        }

        private Duration waitedVirtually() {
            Duration backOff = facts().backOff();
            return backOff == null || waited == null ? Duration.ZERO : backOff.minus(waited);
        }

        private FaultedCall facts() {
            boolean held = release != null;
            return new FaultedCall(
                    number,
                    fault,
                    asked(),
                    !FaultyAnswer.tells(fault) ? null : plan.realTime() ? asked() : told(),
                    waited,
                    heeded,
                    held ? Duration.ofNanos(clock.getAsLong() - heldAt) : heldFor,
                    held || gaveUp);
        }
    }
}
