package io.github.junitllm.eval;

import io.github.junitllm.call.LlmCall;
import io.github.junitllm.trace.SampleTrace;
import io.github.junitllm.verdict.BudgetTally;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One run of a shared task: what came of it, and which accounts hold what it cost. However many samples it answers, each
 * account pays for it once, whoever had it run. Thread-safe.
 */
final class SharedRun {

    private final CompletableFuture<LlmAnswer> answer = new CompletableFuture<>();
    private final Set<BudgetTally> accounts = ConcurrentHashMap.newKeySet();
    private volatile List<LlmCall> calls = List.of();
    private volatile @Nullable SampleTrace trace;

    /** Waits for the answer; a run that was interrupted throws {@link java.util.concurrent.CancellationException}. */
    LlmAnswer await() throws ExecutionException, InterruptedException {
        return answer.get();
    }

    /** Notes that it begins, in this trace; null if nobody traces it. */
    void begun(@Nullable SampleTrace tracedAs) {
        trace = tracedAs;
    }

    /** Returns the trace that the run is in; null if it has not begun, or nobody traces it. */
    @Nullable
    SampleTrace trace() {
        return trace;
    }

    void answered(LlmAnswer given) {
        calls = given.recordedCalls();
        answer.complete(given);
    }

    void failed(Throwable thrown, List<LlmCall> made) {
        calls = List.copyOf(made);
        answer.completeExceptionally(thrown);
    }

    void interrupted() {
        answer.cancel(false);
    }

    /**
     * Returns which calls a sample that this run was for adds to an account, and notes that it holds those of the run now.
     *
     * @param own the calls that the sample caused, which are those of the run too where it had the task run
     */
    List<LlmCall> due(BudgetTally account, List<LlmCall> own) {
        return accounts.add(account)
                ? Stream.concat(Transcript.without(calls, own), own.stream()).toList()
                : Transcript.without(own, calls).toList();
    }
}
