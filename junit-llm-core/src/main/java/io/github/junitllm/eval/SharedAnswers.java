package io.github.junitllm.eval;

import io.github.junitllm.fault.FaultPlan;
import io.github.junitllm.gateway.GatewayMode;
import io.github.junitllm.gateway.GatewaySettings;
import io.github.junitllm.gateway.SampleOptions;
import java.io.InterruptedIOException;
import java.lang.reflect.Method;
import java.net.SocketTimeoutException;
import java.nio.channels.ClosedByInterruptException;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;

/**
 * The answers of the shared tasks of one test class: whichever eval needs an answer first has the task run, all others
 * whose calls are answered the same way get the same one. Thread-safe.
 *
 * <p>A run that was interrupted, by its time-out or because its eval ended early, is no answer: the next eval that needs
 * it has the task run again.
 */
final class SharedAnswers {

    /** One sample of one case under one version of a golden set, and how its calls are answered. */
    record Key(Method task, String version, String caseId, int sample, Answering calls) {

        Key(Method task, String version, SampleScope scope) {
            this(task, version, scope.golden().id(), scope.sample(), Answering.of(scope.options()));
        }
    }

    /**
     * What makes another answer, or one that takes another time, of the same question.
     *
     * @param pacing of what is replayed or stands in for an answer; that of a model is nobody's choice
     */
    record Answering(GatewayMode mode, GatewaySettings.Pacing pacing, FaultPlan faults) {

        static Answering of(SampleOptions options) {
            boolean paces = options.mode().reads() || options.faults().isPlanned();
            return new Answering(
                    options.mode(), paces ? options.pacing() : GatewaySettings.Pacing.NONE, options.faults());
        }
    }

    /** Runs the task. */
    @FunctionalInterface
    interface Run {
        LlmAnswer answer() throws Throwable;
    }

    private static final int MOST_CAUSES = 20;

    private final Map<Key, SharedRun> runs = new ConcurrentHashMap<>();

    /**
     * Returns the answer, by running the task if nobody has yet; a task that threw throws the same for everybody.
     *
     * @param asking the sample that needs it; it is told which run is behind it
     */
    LlmAnswer get(Key key, SampleScope asking, Run run) throws Throwable {
        var mine = new SharedRun();
        while (true) {
            SharedRun earlier = runs.putIfAbsent(key, mine);
            if (earlier == null) {
                asking.answeredBy(mine);
                return run(key, asking, run, mine);
            }
            try {
                LlmAnswer answer = earlier.await();
                asking.answeredBy(earlier);
                return answer;
            } catch (ExecutionException e) {
                asking.answeredBy(earlier); // what failed has cost something too
                throw e.getCause();
            } catch (CancellationException e) {
                runs.remove(key, earlier); // interrupted over there: now it is this eval's turn
            }
        }
    }

    private LlmAnswer run(Key key, SampleScope asking, Run run, SharedRun mine) throws Throwable {
        try {
            mine.begun(asking.trace());
            LlmAnswer answer = run.answer();
            mine.answered(answer);
            return answer;
        } catch (Throwable thrown) {
            if (isInterrupt(thrown)) {
                runs.remove(key, mine);
                mine.interrupted();
            } else {
                mine.failed(thrown, asking.calls());
            }
            throw thrown;
        }
    }

    // Clients wrap the interrupt in exceptions of their own, and few of them set the flag again.
    private static boolean isInterrupt(Throwable thrown) {
        Throwable cause = thrown;
        for (int depth = 0; cause != null && depth < MOST_CAUSES; depth++) {
            boolean ownTimeOut = cause instanceof SocketTimeoutException; // an InterruptedIOException by its class only
            if (cause instanceof InterruptedException
                    || (cause instanceof InterruptedIOException && !ownTimeOut)
                    || cause instanceof ClosedByInterruptException) {
                return true;
            }
            cause = cause.getCause();
        }
        return Thread.currentThread().isInterrupted();
    }
}
