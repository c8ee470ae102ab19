package io.github.junitllm.eval;

import static io.github.junitllm.gateway.GatewaySettings.Pacing.NONE;
import static io.github.junitllm.gateway.GatewaySettings.Pacing.REAL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.junitllm.call.VirtualTime;
import io.github.junitllm.fault.Fault;
import io.github.junitllm.fault.FaultPlan;
import io.github.junitllm.fault.FaultReport;
import io.github.junitllm.fixture.FixtureRules;
import io.github.junitllm.gateway.GatewayMode;
import io.github.junitllm.gateway.GatewaySettings;
import io.github.junitllm.gateway.SampleOptions;
import io.github.junitllm.golden.EvalCase;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.lang.reflect.Method;
import java.net.SocketTimeoutException;
import java.nio.file.Path;
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
        return key(GatewayMode.REPLAY, GatewaySettings.Pacing.NONE, FaultPlan.NOTHING);
    }

    private static SharedAnswers.Key key(GatewayMode mode, GatewaySettings.Pacing pacing, FaultPlan faults)
            throws NoSuchMethodException {
        Method task = EvalCase.class.getMethod("id");
        var options = new SampleOptions(mode, false, pacing, FixtureRules.NONE, faults);
        return new SharedAnswers.Key(task, "sha256:0", "case-1", 1, SharedAnswers.Answering.of(options));
    }

    private static SampleScope asking() {
        return new SampleScope(
                EvalCase.of("case-1", "a question"),
                1,
                1,
                () -> {
                    throw new IllegalStateException("nobody calls a model here");
                },
                "an eval",
                SampleOptions.of(GatewaySettings.replay(Path.of("none"))),
                new Observers("an eval", List.of()));
    }

    private LlmAnswer counted() {
        return new LlmAnswer(
                "run " + runs.incrementAndGet(), VirtualTime.NONE, List.of(), Duration.ZERO, FaultReport.NONE);
    }

    @Test
    void theFirstRunsItAndAllGetTheSame() throws Throwable {
        LlmAnswer first = answers.get(key(), asking(), this::counted);

        assertThat(answers.get(key(), asking(), this::counted)).isSameAs(first);
        assertThat(runs).hasValue(1);
    }

    @Test
    void anotherPaceOrModeIsAnotherAnswer() throws Throwable {
        LlmAnswer atOnce = answers.get(key(), asking(), this::counted);

        assertThat(answers.get(key(GatewayMode.REPLAY, REAL, FaultPlan.NOTHING), asking(), this::counted))
                .isNotSameAs(atOnce)
                .isSameAs(answers.get(key(GatewayMode.REPLAY, REAL, FaultPlan.NOTHING), asking(), this::counted));
        answers.get(key(GatewayMode.RECORD_MISSING, REAL, FaultPlan.NOTHING), asking(), this::counted);
        answers.get(key(GatewayMode.RECORD_MISSING, NONE, FaultPlan.NOTHING), asking(), this::counted);
        assertThat(runs).hasValue(4);
    }

    @Test
    void nobodyPacesAModelSoThatItIsAskedOnce() throws Throwable {
        for (GatewayMode mode : List.of(GatewayMode.LIVE, GatewayMode.RECORD)) {
            LlmAnswer asked = answers.get(key(mode, NONE, FaultPlan.NOTHING), asking(), this::counted);

            assertThat(answers.get(key(mode, REAL, FaultPlan.NOTHING), asking(), this::counted))
                    .isSameAs(asked);
        }
        assertThat(runs).hasValue(2);
    }

    @Test
    void anAnswerThatStandsInForOneOfAModelIsPaced() throws Throwable {
        FaultPlan slow = FaultPlan.of(Fault.SLOW_FIRST_TOKEN);
        LlmAnswer atOnce = answers.get(key(GatewayMode.LIVE, NONE, slow), asking(), this::counted);

        assertThat(answers.get(key(GatewayMode.LIVE, REAL, slow), asking(), this::counted))
                .isNotSameAs(atOnce);
    }

    @Test
    void aFailureIsEverybodys() throws Throwable {
        SharedAnswers.Run failing = () -> {
            runs.incrementAndGet();
            throw new IOException("refused");
        };

        assertThatThrownBy(() -> answers.get(key(), asking(), failing)).hasMessage("refused");
        assertThatThrownBy(() -> answers.get(key(), asking(), failing)).hasMessage("refused");
        assertThat(runs).hasValue(1);
    }

    @Test
    void aClientsOwnTimeOutIsNoInterrupt() {
        SharedAnswers.Run late = () -> {
            runs.incrementAndGet();
            throw new IllegalStateException("client failed", new SocketTimeoutException("Read timed out"));
        };

        assertThatThrownBy(() -> answers.get(key(), asking(), late)).hasMessage("client failed");
        assertThatThrownBy(() -> answers.get(key(), asking(), late)).hasMessage("client failed");
        assertThat(runs).hasValue(1);
    }

    @Test
    void anInterruptIsNobodysElse() throws Throwable {
        SharedAnswers.Run interrupted = () -> {
            throw new IllegalStateException("client failed", new InterruptedIOException());
        };

        assertThatThrownBy(() -> answers.get(key(), asking(), interrupted)).hasMessage("client failed");
        assertThat(answers.get(key(), asking(), this::counted).toString()).isEqualTo("run 1");
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
            return answers.get(key(), asking(), run);
        } catch (Exception | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
    }
}
