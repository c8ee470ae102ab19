package io.github.junitllm.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.junitllm.gateway.LlmGateway;
import io.github.junitllm.golden.EvalCase;
import io.github.junitllm.testkit.EvalRun;
import io.github.junitllm.testkit.EvalRun.Node;
import io.github.junitllm.testkit.EvalRun.Status;
import io.github.junitllm.verdict.Claim;
import io.github.junitllm.verdict.EarlyStop;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs that check nothing, or too little, and that other tools show as green: here each is red and says why. */
class FalseGreenTests {

    private static final String CASES = "io.github.junitllm.eval.FalseGreenTests#";
    private static final AtomicInteger CALLS = new AtomicInteger();

    @TempDir
    Path output;

    static Stream<EvalCase> none() {
        return Stream.of();
    }

    static Stream<EvalCase> five() {
        return IntStream.rangeClosed(1, 5)
                .mapToObj(i -> EvalCase.of("case-" + i, "question " + i).tagged("odd".repeat(i % 2) + "x"));
    }

    @BeforeEach
    void forgetCalls() {
        CALLS.set(0);
    }

    private Node onlyFailure(Class<?> type, String... parameters) {
        EvalRun.Request request = EvalRun.of(type);
        for (int i = 0; i < parameters.length; i += 2) {
            request.with(parameters[i], parameters[i + 1]);
        }
        EvalRun run = request.in(output);
        assertThat(run.isRed()).isTrue();
        assertThat(run.failedContainers()).isEmpty();
        return run.leaves().stream()
                .filter(node -> node.status() == Status.FAILED)
                .reduce((first, second) -> second)
                .orElseThrow();
    }

    static class EmptySet {
        @LlmEval(method = CASES + "none")
        @PassRate(0.9)
        void check(EvalCase golden) {}
    }

    @Test
    void anEmptyGoldenSetIsRed() {
        assertThat(onlyFailure(EmptySet.class).message())
                .contains("FalseGreenTests#none")
                .contains("no case");
    }

    static class Five {
        @LlmEval(method = CASES + "five")
        @PassRate(0.9)
        void check(EvalCase golden) {
            CALLS.incrementAndGet();
        }
    }

    @Test
    void aFilterThatMatchesNothingIsRed() {
        assertThat(onlyFailure(Five.class, "junit.llm.case", "refund-*").message())
                .contains("no case has an id like \"refund-*\"");
        assertThat(CALLS).hasValue(0);
    }

    @Test
    void anUnknownTagIsRed() {
        assertThat(onlyFailure(Five.class, "junit.llm.tags", "odx").message())
                .contains("odx")
                .contains("oddx");
    }

    @Test
    void anUnknownModeIsRed() {
        assertThat(onlyFailure(Five.class, "junit.llm.mode", "repaly").message())
                .contains("junit.llm.mode=repaly")
                .contains("record-missing");
    }

    static class NobodyLooks {
        @LlmTask
        static String answer() {
            return "an answer";
        }

        @LlmEval(method = CASES + "five")
        void check(EvalCase golden, LlmAnswer answer) {
            assertThat(golden.id()).isNotEmpty();
        }
    }

    @Test
    void anAnswerThatNoCheckReadsIsRed() {
        assertThat(onlyFailure(NobodyLooks.class).message())
                .startsWith("nothing was checked")
                .contains("answer.text()");
    }

    static class AllErrors {
        @LlmEval(method = CASES + "five")
        @PassRate(0.1)
        @ErrorBudget(100)
        void check(EvalCase golden) throws IOException {
            throw new IOException("connection refused");
        }
    }

    @Test
    void aRunInWhichEveryCaseIsAnErrorIsRedWhateverTheBudget() {
        Node verdict = onlyFailure(AllErrors.class);

        assertThat(verdict.name()).startsWith("verdict: ");
        assertThat(verdict.message()).contains("ERROR").contains("connection refused");
    }

    static class AllSkipped {
        @LlmEval(method = CASES + "five")
        void check(EvalCase golden) {
            assumeTrue(false, "no key here");
        }
    }

    @Test
    void aRunInWhichEveryCaseIsSkippedIsRed() {
        assertThat(onlyFailure(AllSkipped.class).message()).contains("skipped");
    }

    static class ThresholdZero {
        @LlmEval(method = CASES + "five")
        @PassRate(0)
        void check(EvalCase golden) {
            CALLS.incrementAndGet();
        }
    }

    @Test
    void aThresholdOfZeroIsRedBeforeAnythingRuns() {
        assertThat(onlyFailure(ThresholdZero.class).message()).contains("0");
        assertThat(CALLS).hasValue(0);
    }

    static class TooFewToProve {
        @LlmEval(method = CASES + "five")
        @PassRate(value = 0.9, claim = Claim.PROVE)
        void check(EvalCase golden) {
            CALLS.incrementAndGet();
        }
    }

    @Test
    void aClaimThatSoFewCasesCannotProveIsRedBeforeAnythingRuns() {
        assertThat(onlyFailure(TooFewToProve.class).message()).contains("29").contains("5");
        assertThat(CALLS).hasValue(0);
    }

    static class TooFewToFail {
        @LlmEval(method = CASES + "five", tags = "oddx")
        @PassRate(value = 0.3, claim = Claim.NO_EVIDENCE_BELOW)
        void check(EvalCase golden) {
            CALLS.incrementAndGet();
        }
    }

    @Test
    void aClaimThatSoFewCasesCannotRefuteIsRedBeforeAnythingRuns() {
        onlyFailure(TooFewToFail.class);
        assertThat(CALLS).hasValue(0);
    }

    static class StopsWithoutGate {
        @LlmEval(method = CASES + "five", stop = EarlyStop.CURTAILED)
        void check(EvalCase golden) {
            CALLS.incrementAndGet();
        }
    }

    @Test
    void stoppingEarlyWithoutAGateIsRed() {
        assertThat(onlyFailure(StopsWithoutGate.class).message()).contains("stop = CURTAILED");
        assertThat(CALLS).hasValue(0);
    }

    static class MissingFixture {
        @LlmEval(method = CASES + "five")
        @PassRate(0.1)
        void check(EvalCase golden, LlmGateway gateway) {
            try {
                java.net.http.HttpClient.newHttpClient()
                        .send(
                                java.net.http.HttpRequest.newBuilder(
                                                java.net.URI.create(gateway.openAi() + "/chat/completions"))
                                        .POST(java.net.http.HttpRequest.BodyPublishers.ofString(
                                                "{\"model\":\"m\",\"messages\":[]}"))
                                        .build(),
                                java.net.http.HttpResponse.BodyHandlers.ofString());
            } catch (IOException | InterruptedException swallowed) {
                assertThat(golden).isNotNull();
            }
        }
    }

    @Test
    void aMissingFixtureIsRedEvenIfTheApplicationHidesIt() {
        EvalRun run = EvalRun.of(MissingFixture.class)
                .with("junit.llm.fixtures", output.resolve("fixtures").toString())
                .in(output);

        assertThat(run.names(Status.FAILED)).hasSize(6);
        assertThat(run.node("case-1").message())
                .contains("case case-1")
                .contains("fixture")
                .contains("-Djunit.llm.mode=record");
        assertThat(output.resolve("fixtures")).doesNotExist();
    }

    static class MissingFile {
        @LlmEval("golden/no-such-file.jsonl")
        @PassRate(0.9)
        void check(EvalCase golden) {}

        @LlmEval(method = CASES + "five")
        void other(EvalCase golden) {}
    }

    @Test
    void aMissingFileIsRedAndTheOtherMethodsRunOn() {
        EvalRun run = EvalRun.of(MissingFile.class).in(output);

        assertThat(run.names(Status.FAILED)).containsExactly("configuration");
        assertThat(run.node("configuration").message()).contains("golden/no-such-file.jsonl");
        assertThat(run.names(Status.PASSED)).hasSize(6);
    }

    static class NoGoldenSet {
        @LlmEval
        void check(EvalCase golden) {}
    }

    @Test
    void anEvalWithoutAGoldenSetIsRed() {
        assertThat(onlyFailure(NoGoldenSet.class).message()).contains("name exactly one golden set");
    }

    static class NoTask {
        @LlmEval(method = CASES + "five")
        void check(LlmAnswer answer) {}
    }

    @Test
    void anEvalOfAnAnswerThatNothingGivesIsRed() {
        assertThat(onlyFailure(NoTask.class).message()).contains("no @LlmTask");
    }

    @Test
    void aBrokenRowIsRedWithItsPlace() throws IOException {
        Path file = output.resolve("broken.jsonl");
        Files.writeString(file, "{\"id\":\"a\",\"input\":\"x\"}\n{\"id\":\"b\",\"input\":\"y\",\"weight\":0}\n");
        BrokenRows.file = file;

        assertThat(onlyFailure(BrokenRows.class).message())
                .contains("broken.jsonl:2")
                .contains("weight");
    }

    static class BrokenRows {
        static Path file = Path.of("unset");

        public static class Rows implements io.github.junitllm.golden.GoldenSetProvider {
            @Override
            public Stream<EvalCase> cases() {
                var set = io.github.junitllm.golden.GoldenSet.at(
                        file.toString(), BrokenRows.class.getClassLoader(), file.getParent());
                return set.cases("", io.github.junitllm.golden.CaseFilter.NONE);
            }
        }

        @LlmEval(provider = Rows.class)
        void check(EvalCase golden) {}
    }
}
