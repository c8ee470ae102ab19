package io.github.junitllm.spend;

import io.github.junitllm.call.LlmCall;
import io.github.junitllm.call.RawRequest;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/** Is asked before each call that goes to a model whether there is money for it. Thread-safe. */
@API(status = API.Status.INTERNAL, since = "0.1")
public interface SpendLimit extends AutoCloseable {

    /** Nobody set a limit. */
    SpendLimit NONE = new SpendLimit() {
        @Override
        public Hold reserve(Supplier<RawRequest> request, BooleanSupplier givenUp) {
            return Hold.NOTHING;
        }

        @Override
        public @Nullable String stopped() {
            return null;
        }

        @Override
        public void close() {}
    };

    /**
     * Reserves the most that a call can cost. Where calls under way may leave enough of what is reserved for them, waits for
     * their ends.
     *
     * @param request what is asked; taken only where there is a limit
     * @param givenUp whether nobody wants the answer any more; asked now and then while waiting
     * @throws SpendException if the call must not be made; the message is for people
     */
    Hold reserve(Supplier<RawRequest> request, BooleanSupplier givenUp);

    /** Returns why no further call that costs anything is made in this run; null if some may be. */
    @Nullable
    String stopped();

    @Override
    void close();

    /** What is reserved for one call, until it ends. The first end counts. */
    interface Hold extends AutoCloseable {

        /** Of a call that costs nothing. */
        Hold NOTHING = new Hold() {
            @Override
            public void ended(LlmCall call) {}

            @Override
            public void notMade() {}

            @Override
            public void close() {}
        };

        /**
         * Takes what the call cost in place of what was reserved. Where that is not known, the reservation stays: of an answer
         * that broke off or says nothing of its usage, and of errors that the provider may have told after the model had worked.
         */
        void ended(LlmCall call);

        /** Gives the reservation back: the call never reached a provider. */
        void notMade();

        /** Has what was reserved count as spent, unless the call had another end. */
        @Override
        void close();
    }
}
