package io.github.junitllm.gateway;

import io.github.junitllm.call.LlmCall;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/** Is told of the calls of one sample while they happen. Called by many threads at once, which wait for it. */
@FunctionalInterface
@API(status = API.Status.INTERNAL, since = "0.1")
public interface CallListener {

    /** For who does nothing with the end of a call. */
    Ending NO_ENDING = new Ending() {
        @Override
        public void answered(Supplier<LlmCall> call) {}

        @Override
        public void failed(String problem) {}
    };

    /**
     * Is told that a call has come, in the thread that answers it and before it is answered.
     *
     * @param headers the first value of a header by its name, null where the client sent none of it; gives null for all names
     *     where the model is called in the process
     * @return who is told how the call ends
     */
    Ending began(Function<String, @Nullable String> headers);

    /** Is told once how a call ended; never of a call that a filter keeps out of the fixtures. */
    @API(status = API.Status.INTERNAL, since = "0.1")
    interface Ending {

        /**
         * All of the call is known.
         *
         * @param call its facts, which are read from the wire when they are first asked for; for any thread and any time
         */
        void answered(Supplier<LlmCall> call);

        /**
         * The call has no answer.
         *
         * @param problem what went wrong, without credentials
         */
        void failed(String problem);
    }
}
