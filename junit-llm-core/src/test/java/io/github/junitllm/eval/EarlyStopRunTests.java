package io.github.junitllm.eval;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.junitllm.golden.EvalCase;
import io.github.junitllm.testkit.EvalRun;
import io.github.junitllm.testkit.EvalRun.Status;
import io.github.junitllm.testkit.Probe;
import io.github.junitllm.verdict.Claim;
import io.github.junitllm.verdict.EarlyStop;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run that ends before its last case because the rest can no longer matter. */
class EarlyStopRunTests {

    @TempDir
    Path output;

    static class Hopeless {

        static final Probe PROBE = new Probe();

        @LlmEval(method = Sums.HUNDRED, stop = EarlyStop.CURTAILED)
        @PassRate(0.95)
        void neverPasses(EvalCase golden) {
            PROBE.note(golden.id());
            assertThat(golden.id()).isEmpty();
        }
    }

    @Test
    void aRunEndsOnceNoGateCanChange() {
        Hopeless.PROBE.clear();

        EvalRun run = EvalRun.of(Hopeless.class).in(output);

        assertThat(Hopeless.PROBE.notes()).hasSize(6);
        assertThat(run.verdict().status()).isEqualTo(Status.FAILED);
        assertThat(run.verdict().message()).contains("(0 of 6 cases)").contains("94 cases did not run");
        JsonNode verdict = run.journal("verdict").get(0);
        assertThat(verdict.path("cases").path("notRun").asInt()).isEqualTo(94);
        assertThat(verdict.path("stoppedEarly").asBoolean()).isTrue();
    }

    @Test
    void theCasesRunInARandomOrderThatItsSeedRepeats() {
        List<String> first = orderWith("7");
        List<String> again = orderWith("7");
        List<String> other = orderWith("8");

        assertThat(again).isEqualTo(first);
        assertThat(other).isNotEqualTo(first);
        assertThat(first).isNotEqualTo(Sums.upTo(6).map(EvalCase::id).toList());
    }

    private List<String> orderWith(String seed) {
        Hopeless.PROBE.clear();
        EvalRun.of(Hopeless.class).with("junit.llm.seed", seed).in(output.resolve(seed));
        return Hopeless.PROBE.notes();
    }

    static class Anytime {

        @LlmEval(method = Sums.HUNDRED, stop = EarlyStop.ANYTIME)
        @PassRate(value = 0.5, claim = Claim.PROVE)
        void alwaysPasses(EvalCase golden) {
            assertThat(golden).isNotNull();
        }
    }

    @Test
    void anAnytimeValidClaimIsProvenAsSoonAsTheEvidenceIsThere() {
        EvalRun run = EvalRun.of(Anytime.class).in(output);

        assertThat(run.verdict().status()).isEqualTo(Status.PASSED);
        assertThat(run.leaves().size()).isLessThan(20);
        assertThat(run.journal("verdict").get(0).path("stoppedEarly").asBoolean())
                .isTrue();
    }

    static class WithTask {

        static final Probe PROBE = new Probe();

        @LlmTask(concurrency = 2)
        static String answer(EvalCase golden) throws InterruptedException {
            PROBE.note(golden.id());
            Thread.sleep(5);
            return "wrong";
        }

        @LlmEval(method = Sums.HUNDRED, stop = EarlyStop.CURTAILED)
        @PassRate(0.95)
        void neverPasses(EvalCase golden, LlmAnswer answer) {
            assertThat(answer.text()).isEqualTo(golden.expected().get(0));
        }
    }

    @Test
    void theTaskStopsTooApartFromWhatIsUnderWay() {
        WithTask.PROBE.clear();

        EvalRun run = EvalRun.of(WithTask.class).in(output);

        assertThat(run.verdict().message()).contains("(0 of 6 cases)");
        assertThat(WithTask.PROBE.notes()).hasSizeBetween(6, 70);
        assertThat(run.verdict().status()).isEqualTo(Status.FAILED);
    }
}
