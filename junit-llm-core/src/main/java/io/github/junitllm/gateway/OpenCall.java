package io.github.junitllm.gateway;

import io.github.junitllm.call.LlmCall;
import io.github.junitllm.fixture.Interaction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A call from its arrival until everything about it is known; the sample waits for it. Thread-safe. */
final class OpenCall {

    private final SampleGateway sample;
    private final int order;
    private @Nullable Runnable abort;
    private boolean aborted;
    private boolean keptOut;
    private boolean settled;

    OpenCall(SampleGateway sample, int order) {
        this.sample = sample;
        this.order = order;
    }

    SampleGateway sample() {
        return sample;
    }

    /**
     * Says that this call has no part in what is recorded, replayed and checked: the sample neither waits for it nor learns
     * anything of it.
     */
    void keepOut() {
        synchronized (this) {
            keptOut = true;
        }
        settle();
    }

    private synchronized boolean counts() {
        return !keptOut;
    }

    /** Adds the call's facts to the sample; they are asked for once, when somebody wants to know them. */
    void answered(Supplier<LlmCall> call) {
        if (counts()) {
            sample.answered(order, call);
        }
    }

    /** Keeps request and answer for the fixture, and which client asked. */
    void recorded(Interaction redacted, String client) {
        sample.recorded(order, redacted, client);
    }

    void problem(String message) {
        if (counts()) {
            sample.problem(message);
        }
    }

    /** Says that nothing more will be known of this call; answering the client may go on. */
    void settle() {
        synchronized (this) {
            if (settled) {
                return;
            }
            settled = true;
        }
        sample.settled(this);
    }

    /** Sets how this call is broken off while it waits for the provider. */
    void onAbort(Runnable action) {
        synchronized (this) {
            abort = action;
            if (!aborted) {
                return;
            }
        }
        action.run();
    }

    void abort() {
        Runnable action;
        synchronized (this) {
            aborted = true;
            action = abort;
        }
        if (action != null) {
            action.run();
        }
    }

    synchronized boolean aborted() {
        return aborted;
    }
}
