package io.github.junitllm.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.junitllm.fault.FaultPlan;
import io.github.junitllm.fault.FaultReport;
import io.github.junitllm.golden.EvalCase;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Who runs a shared task, and what the others get. */
@Timeout(30)
class SharedAnswersTests {

    private final SharedAnswers answers = new SharedAnswers();
    private final AtomicInteger runs = new AtomicInteger();

    private static SharedAnswers.Key key() throws NoSuchMethodException {
        Method task = EvalCase.class.getMethod("id");
        return new SharedAnswers.Key(task, "sha256:0", "case-1", 1, FaultPlan.NOTHING);
    }

    private LlmAnswer counted() {
        return new LlmAnswer("run " + runs.incrementAndGet(), List.of(), List.of(), Duration.ZERO, FaultReport.NONE);
    }

    @Test
    void theFirstRunsItAndAllGetTheSame() throws Throwable {
        LlmAnswer first = answers.get(key(), this::counted);

        assertThat(answers.get(key(), this::counted)).isSameAs(first);
        assertThat(runs).hasValue(1);
    }

    @Test
    void aFailureIsEverybodys() throws Throwable {
        SharedAnswers.Run failing = () -> {
            runs.incrementAndGet();
            throw new IOException("refused");
        };

        assertThatThrownBy(() -> answers.get(key(), failing)).hasMessage("refused");
        assertThatThrownBy(() -> answers.get(key(), failing)).hasMessage("refused");
        assertThat(runs).hasValue(1);
    }

    @Test
    void anInterruptIsNobodysElse() throws Throwable {
        SharedAnswers.Run interrupted = () -> {
            throw new IllegalStateException("client failed", new InterruptedIOException());
        };

        assertThatThrownBy(() -> answers.get(key(), interrupted)).hasMessage("client failed");
        assertThat(answers.get(key(), this::counted).toString()).isEqualTo("run 1");
    }

    @Test
    void whoWaitedForAnInterruptedRunRunsItItself() throws Exception {
        var started = new CountDownLatch(1);
        var pool = Executors.newFixedThreadPool(2);
        try {
            var first = pool.submit(() -> unchecked(() -> {
                started.countDown();
                Thread.sleep(100);
                throw new InterruptedException();
            }));
            started.await();
            var second = pool.submit(() -> unchecked(this::counted));

            assertThat(second.get().toString()).isEqualTo("run 1");
            assertThatThrownBy(first::get).isInstanceOf(ExecutionException.class);
        } finally {
            pool.shutdownNow();
        }
    }

    private LlmAnswer unchecked(SharedAnswers.Run run) throws Exception {
        try {
            return answers.get(key(), run);
        } catch (Exception | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
    }
}
