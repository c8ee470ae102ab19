package io.github.junitllm.budget;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.junitllm.eval.LlmAnswer;
import io.github.junitllm.eval.LlmEval;
import io.github.junitllm.eval.LlmFault;
import io.github.junitllm.eval.LlmTask;
import io.github.junitllm.eval.PassRate;
import io.github.junitllm.fault.Fault;
import io.github.junitllm.gateway.LlmGateway;
import io.github.junitllm.golden.EvalCase;
import io.github.junitllm.testkit.EvalRun;
import io.github.junitllm.testkit.EvalRun.Node;
import io.github.junitllm.testkit.EvalRun.Status;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What budgets say where only some of the cases run. Each makes one call of 120 tokens, or 0.0012 USD. */
@Isolated("what the launcher selected last is known to the whole JVM")
class PartialBudgetRunTests extends AccountRuns {

    private static final String FOUR = "io.github.junitllm.budget.PartialBudgetRunTests#four";

    private static final String THREE = "io.github.junitllm.budget.PartialBudgetRunTests#three";

    static Stream<EvalCase> three() {
        return cases(3, "whole");
    }

    static Stream<EvalCase> four() {
        return Stream.concat(three(), Stream.of(EvalCase.of("silent", "unmetered")));
    }

    private EvalRun only(String cases, Class<?> evals) {
        return with(EvalRun.of(evals), "live")
                .with("junit.llm.prices", directory.resolve("prices.json").toString())
                .with("junit.llm.case", cases)
                .in(directory.resolve("filtered"));
    }

    private EvalRun selected(Class<?> evals, String... nodes) {
        EvalRun whole = run(evals, "live");
        return with(EvalRun.of(whole.selectorsOf(nodes)), "live").in(directory.resolve("selected"));
    }

    static class TooMuchPerCall extends StandInRuns.Asking {

        @LlmEval(method = FOUR)
        @PassRate(0.5)
        @TokenBudget(perCall = 119)
        void answers(LlmAnswer answer) {
            assertThat(answer.text()).isEqualTo("fine");
        }
    }

    @Test
    void aLimitThatACaseBrokeIsBrokenWhateverTheOthersDo() {
        EvalRun run = only("case-1,case-2", TooMuchPerCall.class);

        assertThat(run.verdict().status()).isEqualTo(Status.FAILED);
        assertThat(run.verdict().message())
                .isEqualTo("tokens per call <= 119 tokens: FAIL, highest 120 tokens, 2 of 2 calls over the limit;"
                        + " measured; otherwise partial run: not decided (2 of 4 cases ran: 2 passed)");
        assertThat(run.journal("verdict")).singleElement().satisfies(verdict -> {
            assertThat(verdict.path("verdict").textValue()).isEqualTo("FAIL");
            assertThat(verdict.path("partial").booleanValue()).isTrue();
        });
    }

    static class Kept extends StandInRuns.Asking {

        @LlmEval(method = FOUR)
        @PassRate(0.5)
        @TokenBudget(perCall = 120, perMethod = 240)
        void answers(LlmAnswer answer) {
            assertThat(answer.text()).isEqualTo("fine");
        }
    }

    @Test
    void aLimitThatIsKeptSoFarDecidesNothing() {
        EvalRun run = only("case-1,case-2", Kept.class);

        assertThat(run.isRed()).isFalse();
        assertThat(run.verdict().status()).isEqualTo(Status.ABORTED);
        assertThat(run.verdict().message()).isEqualTo("partial run: not decided (2 of 4 cases ran: 2 passed)");
        assertThat(run.journal("verdict").get(0).path("verdict").textValue()).isEqualTo("INCONCLUSIVE");
    }

    @Test
    void aSumThatIsPassedDoesNotShrink() {
        EvalRun run = only("case-*", Kept.class);

        assertThat(run.verdict().status()).isEqualTo(Status.FAILED);
        assertThat(run.verdict().message())
                .startsWith("tokens of the method <= 240 tokens: FAIL, 360 tokens over 3 samples; measured; otherwise"
                        + " partial run");
    }

    static class NotYetMended extends StandInRuns.Asking {

        @LlmEval(method = FOUR)
        @PassRate(0.5)
        @TokenBudget(perSuccess = 100)
        void answers(LlmAnswer answer) {
            assertThat(answer.text()).isEqualTo("fine");
        }
    }

    @Test
    void whatOtherCasesMayMendIsNotBroken() {
        EvalRun run = only("case-1", NotYetMended.class);

        assertThat(run.journal("verdict").get(0).at("/budgets/0/verdict").textValue())
                .isEqualTo("FAIL");
        assertThat(run.verdict().status()).isEqualTo(Status.ABORTED);
        assertThat(run.verdict().message()).isEqualTo("partial run: not decided (1 of 4 cases ran: 1 passed)");
    }

    static class Greeting {

        @LlmTask
        static String task(EvalCase golden, LlmGateway llm) {
            return golden.id().equals("case-1") ? "fine" : StandInRuns.Asking.ask(golden, llm);
        }

        @LlmEval(method = FOUR)
        @PassRate(0.5)
        @TokenBudget(perSample = 120, perSuccess = 120)
        void answers(LlmAnswer answer) {
            assertThat(answer.text()).isEqualTo("fine");
        }
    }

    @Test
    void casesThatCalledNoModelLeaveItToTheOthers() {
        EvalRun run = only("case-1", Greeting.class);

        assertThat(run.journal("verdict").get(0).at("/budgets/0/reason").textValue())
                .startsWith("there was nothing to measure");
        assertThat(run.verdict().status()).as(run.verdict().message()).isEqualTo(Status.ABORTED);
        assertThat(run.verdict().message()).isEqualTo("partial run: not decided (1 of 4 cases ran: 1 passed)");
    }

    @Test
    void whatCannotBeMeasuredWillNotBe() {
        EvalRun run = only("silent", Kept.class);

        assertThat(run.verdict().status()).isEqualTo(Status.FAILED);
        assertThat(run.verdict().message())
                .startsWith("tokens per call <= 120 tokens: ERROR, it was not measured for 1 of 1 call: ")
                .contains("; otherwise partial run: not decided (1 of 4 cases ran: 1 passed)\n"
                        + "  also: tokens of the method <= 240 tokens: ERROR, it was not measured for 1 of 1 sample");
        assertThat(run.journal("verdict").get(0).path("verdict").textValue()).isEqualTo("ERROR");
    }

    @CostBudget(perClass = "0.003 USD")
    static class OfTheClass extends AccountRuns.Asking {

        @LlmEval(method = FOUR)
        void first(LlmAnswer answer) {
            assertThat(answer.text()).isEqualTo("fine");
        }

        @LlmEval(method = FOUR)
        void second(LlmAnswer answer) {
            assertThat(answer.text()).isEqualTo("fine");
        }
    }

    @Test
    void theAccountOfAClassIsPassedByPartsOfItsEvals() {
        EvalRun run = only("case-1,case-3", OfTheClass.class);

        List<Node> verdicts = run.leaves().stream()
                .filter(node -> node.name().startsWith("verdict"))
                .toList();
        assertThat(verdicts).extracting(Node::status).containsExactly(Status.ABORTED, Status.FAILED);
        assertThat(verdicts.get(1).message())
                .startsWith("cost of the class so far <= 0.003 USD: FAIL, 0.0048 USD over 4 samples; measured;"
                        + " otherwise partial run: not decided (2 of 4 cases ran: 2 passed)");
    }

    @Test
    void aVerdictSelectedWithSomeOfItsCasesSaysSoToo() {
        EvalRun run = selected(TooMuchPerCall.class, "case-1", "verdict");

        assertThat(run.verdict().message())
                .startsWith("tokens per call <= 119 tokens: FAIL, highest 120 tokens, 1 of 1 call over the limit")
                .endsWith("; otherwise partial run: not decided (1 of 4 cases ran: 1 passed); run the whole method");
    }

    @Test
    void aCaseSelectedAloneFailsItsMethod() {
        EvalRun run = selected(TooMuchPerCall.class, "case-1");

        assertThat(run.names(Status.PASSED)).containsExactly("case-1: whole 1");
        assertThat(run.failedContainers()).singleElement().satisfies(method -> assertThat(method.message())
                .startsWith("tokens per call <= 119 tokens: FAIL, highest 120 tokens, 1 of 1 call over the limit"));
    }

    @ParameterizedTest
    @ValueSource(classes = {Kept.class, NotYetMended.class})
    void aCaseSelectedAloneIsGreenWhereNothingIsBroken(Class<?> evals) {
        EvalRun run = selected(evals, "case-1");

        assertThat(run.names(Status.PASSED)).containsExactly("case-1: whole 1");
        assertThat(run.isRed()).isFalse();
    }

    static class UnderFaults extends StandInRuns.Asking {

        @LlmEval(method = THREE)
        @LlmFault(Fault.SERVER_ERROR)
        @TokenBudget(perCall = 119)
        void tooMuch(EvalCase golden, LlmAnswer answer) {
            assertThat(answer.text() + golden.id()).isNotEmpty();
        }

        @LlmEval(method = THREE)
        @LlmFault(Fault.SERVER_ERROR)
        @TokenBudget(perMethod = 1000)
        void enough(EvalCase golden, LlmAnswer answer) {
            assertThat(answer.text() + golden.id()).isNotEmpty();
        }
    }

    @Test
    void aLimitIsBrokenWithoutTheFaultsThatARecordingLeavesOut() {
        EvalRun run = with(EvalRun.of(UnderFaults.class), "record").in(directory.resolve("record"));

        List<Node> verdicts = run.leaves().stream()
                .filter(node -> node.name().startsWith("verdict"))
                .toList();
        assertThat(verdicts)
                .filteredOn(node -> node.uniqueId().contains("tooMuch"))
                .singleElement()
                .satisfies(node -> {
                    assertThat(node.status()).isEqualTo(Status.FAILED);
                    assertThat(node.message())
                            .startsWith("tokens per call <= 119 tokens: FAIL, highest 120 tokens, 3 of 3 calls over")
                            .contains("; otherwise not decided: ");
                });
        assertThat(verdicts)
                .filteredOn(node -> node.uniqueId().contains("enough"))
                .singleElement()
                .satisfies(node -> {
                    assertThat(node.status()).isEqualTo(Status.ABORTED);
                    assertThat(node.message()).startsWith("not decided: ");
                });
    }
}
