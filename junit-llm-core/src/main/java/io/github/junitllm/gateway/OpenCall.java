package io.github.junitllm.gateway;

import io.github.junitllm.call.BackOff;
import io.github.junitllm.call.LlmCall;
import io.github.junitllm.fixture.Interaction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A call from its arrival until everything about it is known; the sample waits for it. Thread-safe. */
final class OpenCall {

    private final SampleGateway sample;
    private final int order;
    private CallListener.@Nullable Ending listener;
    private @Nullable Supplier<LlmCall> facts;
    private @Nullable BackOff backOff;
    private String problem = "the call was given up";
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

    /** Has somebody told how the call ends; to be called before anything else is. */
    void tell(CallListener.Ending ending) {
        synchronized (this) {
            listener = ending;
        }
    }

    /** Says how long its application had waited with it; to be called before it is answered. */
    synchronized void after(@Nullable BackOff waited) {
        backOff = waited;
    }

    private synchronized Supplier<LlmCall> withBackOff(Supplier<LlmCall> call) {
        BackOff waited = backOff;
        return waited == null ? call : () -> call.get().after(waited);
    }

    /** Returns its place among the calls of the sample as they began, from 0. */
    int order() {
        return order;
    }

    /** Adds the call's facts to the sample; they are asked for once, when somebody wants to know them. */
    void answered(Supplier<LlmCall> call) {
        if (counts()) {
            Supplier<LlmCall> whole = withBackOff(call);
            Supplier<LlmCall> known = listened() ? new ReadOnce(whole) : whole;
            synchronized (this) {
                facts = known;
            }
            sample.answered(order, known);
        }
    }

    private synchronized boolean listened() {
        return listener != null;
    }

    /** Keeps request and answer for the fixture, and which client asked. */
    void recorded(Interaction redacted, String client) {
        sample.recorded(order, redacted, client);
    }

    void problem(String message) {
        if (counts()) {
            String told = sample.problem(message);
            synchronized (this) {
                problem = told;
            }
        }
    }

    /** Says that nothing more will be known of this call; answering the client may go on. */
    void settle() {
        CallListener.Ending told;
        synchronized (this) {
            if (settled) {
                return;
            }
            settled = true;
            told = keptOut ? null : listener;
        }
        try {
            if (told != null) {
                end(told);
            }
        } finally {
            sample.settled(this);
        }
    }

    private void end(CallListener.Ending told) {
        Supplier<LlmCall> known;
        String why;
        synchronized (this) {
            known = facts;
            why = problem;
        }
        if (known == null) {
            told.failed(why);
        } else {
            told.answered(known);
        }
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

    /** Facts that more than one asks for. */
    private static final class ReadOnce implements Supplier<LlmCall> {

        private final Supplier<LlmCall> reader;
        private @Nullable LlmCall read;

        ReadOnce(Supplier<LlmCall> reader) {
            this.reader = reader;
        }

        @Override
        public synchronized LlmCall get() {
            LlmCall known = read == null ? reader.get() : read;
            read = known;
            return known;
        }
    }
}
