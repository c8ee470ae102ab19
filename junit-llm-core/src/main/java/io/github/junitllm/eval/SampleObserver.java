package io.github.junitllm.eval;

import io.github.junitllm.gateway.CallListener;
import io.github.junitllm.trace.SampleTrace;
import io.github.junitllm.verdict.SampleVerdict;
import java.util.Map;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/** Accompanies one sample from the beginning of its work to its verdict, its calls of a model among it. Thread-safe. */
@API(status = API.Status.INTERNAL, since = "0.1")
public interface SampleObserver extends CallListener {

    /** The work of the application under test. */
    String TASK = "task";

    /** The work of the eval method. */
    String CHECK = "check";

    /** For who does nothing with stages. */
    Stage NO_STAGE = new Stage() {
        @Override
        public void failed(Throwable thrown) {}

        @Override
        public void close() {}
    };

    /**
     * Makes the sample the one this thread works on, until what is returned is closed in the same thread.
     *
     * @param work what begins: {@link #TASK} or {@link #CHECK}
     */
    Stage enter(String work);

    /** Returns what is known of the spans of the sample; null if this one knows of none. */
    default @Nullable SampleTrace trace() {
        return null;
    }

    /** Is told that the sample has its verdict. Its work may still be running, if it was given up. */
    void ended(Ended sample);

    /** Work on a sample in one thread. */
    @API(status = API.Status.INTERNAL, since = "0.1")
    interface Stage extends AutoCloseable {

        /** Says that the work ends with this being thrown. */
        void failed(Throwable thrown);

        @Override
        void close();
    }

    /**
     * What became of a sample.
     *
     * @param message the reason, without credentials; null for a pass
     * @param thrown name of the class of what was thrown; null if nothing was
     * @param scores what was measured
     */
    @API(status = API.Status.INTERNAL, since = "0.1")
    record Ended(
            SampleVerdict verdict,
            @Nullable String message,
            @Nullable String thrown,
            Map<String, Double> scores) {}
}
