package io.github.junitllm.telemetry;

import io.github.junitllm.eval.EvalObserver;
import io.github.junitllm.eval.SampleObserver;
import io.github.junitllm.golden.EvalCase;
import io.github.junitllm.trace.SampleTrace;
import io.github.junitllm.trace.SpanSink;
import io.github.junitllm.trace.TraceContext;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Gives each sample the ids of a trace where OpenTelemetry is not on the class path: for applications elsewhere. */
record PlainEval(List<OtlpReceiver> receivers) implements EvalObserver {

    @Override
    public SampleObserver begin(EvalCase golden, int sample, @Nullable SampleTrace shared) {
        return new Sample(CollectedTrace.begin(
                newContext(), new SpanSink(), CollectedTrace.InProcess.NO_LIBRARY, receivers, shared));
    }

    @Override
    public void ended(String verdict, boolean passed) {}

    /** Returns the beginning of a trace of its own. */
    static TraceContext newContext() {
        var random = ThreadLocalRandom.current();
        return new TraceContext(
                hex(random.nextLong()) + hex(random.nextLong(1, Long.MAX_VALUE)),
                hex(random.nextLong(1, Long.MAX_VALUE)),
                true);
    }

    private static String hex(long number) {
        return String.format("%016x", number);
    }

    private record Task(SpanSink sink) implements SampleObserver.Stage {

        @Override
        public void failed(Throwable thrown) {}

        @Override
        public void close() {
            sink.taskEnded(EpochClock.now().epoch());
        }
    }

    private record Sample(CollectedTrace collected) implements SampleObserver {

        @Override
        public Stage enter(String work) {
            return work.equals(TASK) ? new Task(collected.sink()) : NO_STAGE;
        }

        @Override
        public Ending began(Function<String, @Nullable String> headers) {
            TraceContext parent = TraceContext.parse(headers.apply("traceparent"));
            if (parent != null) {
                collected.sink().claim(parent.traceId());
            }
            return NO_ENDING;
        }

        @Override
        public SampleTrace trace() {
            return collected;
        }

        @Override
        public void ended(Ended sample) {
            collected.sink().release();
        }
    }
}
