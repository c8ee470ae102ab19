package io.github.junitllm.eval;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.junitllm.fault.Fault;
import io.github.junitllm.gateway.LlmGateway;
import io.github.junitllm.golden.EvalCase;
import io.github.junitllm.testkit.EvalRun;
import io.github.junitllm.testkit.EvalRun.Status;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is told of a host that does not resolve, where nobody can see who asks for it. */
class DnsFaultTests {

    private static final String NOTE =
            "In 1 sample the host was not to resolve, and no request arrived: nobody sees who"
                    + " asks for a name, so the model may never have been asked there. A TLS_FAILURE fails as early, and is"
                    + " counted.";

    @TempDir
    Path output;

    static Stream<EvalCase> one() {
        return Stream.of(EvalCase.of("a", "question"));
    }

    static class Addressed {

        @LlmEval(method = "io.github.junitllm.eval.DnsFaultTests#one")
        @LlmFault(Fault.DNS_FAILURE)
        void knowsWhereToAsk(LlmGateway llm) {
            assertThat(llm.openAi()).contains(".invalid");
        }
    }

    static class OfTask {

        @LlmTask
        static String task(EvalCase golden, LlmGateway llm) {
            return llm.anthropic().contains(".invalid") ? "offline" : "online";
        }

        @LlmEval(method = "io.github.junitllm.eval.DnsFaultTests#one")
        @LlmFault(Fault.DNS_FAILURE)
        void knowsWhereToAsk(LlmAnswer answer) {
            assertThat(answer.text()).isEqualTo("offline");
        }
    }

    static class Aloof {

        @LlmTask
        static String task(EvalCase golden, LlmGateway llm) {
            return "offline";
        }

        @LlmEval(method = "io.github.junitllm.eval.DnsFaultTests#one")
        @LlmFault(Fault.DNS_FAILURE)
        void neverAsks(LlmAnswer answer) {
            assertThat(answer.text()).isEqualTo("offline");
        }
    }

    static class OtherFault {

        @LlmEval(method = "io.github.junitllm.eval.DnsFaultTests#one")
        @LlmFault(Fault.TLS_FAILURE)
        void neverAsks(LlmGateway llm) {
            assertThat(llm.openAi()).startsWith("https:");
        }
    }

    private EvalRun run(Class<?> type) {
        return EvalRun.of(type)
                .with("junit.llm.mode", "replay")
                .with("junit.llm.fixtures", output.resolve("fixtures").toString())
                .in(output.resolve("run"));
    }

    private static String notes(EvalRun run) {
        return run.journal("verdict").get(0).path("notes").toString();
    }

    @Test
    void aFaultThatMayHaveBeenMetIsNotedInTheVerdict() {
        for (Class<?> type : new Class<?>[] {Addressed.class, OfTask.class}) {
            EvalRun run = run(type);

            assertThat(run.verdict().status()).as(run.verdict().message()).isEqualTo(Status.PASSED);
            assertThat(notes(run)).contains(NOTE);
        }
    }

    @Test
    void aFaultThatCannotHaveBeenMetIsAnError() {
        EvalRun run = run(Aloof.class);

        assertThat(run.verdict().status()).isEqualTo(Status.FAILED);
        assertThat(run.journal("sample").get(0).path("verdict").textValue()).isEqualTo("ERROR");
        assertThat(run.journal("sample").get(0).path("message").textValue())
                .contains("the fault dns-failure was planned, but nobody asked the LlmGateway of this sample for an"
                        + " address, and so the model was never asked");
        assertThat(notes(run)).doesNotContain("was not to resolve");
    }

    @Test
    void faultsThatAreCountedNeedNoNote() {
        EvalRun run = run(OtherFault.class);

        assertThat(run.journal("sample").get(0).path("message").textValue())
                .contains("the fault tls-failure was planned for 1 call, but only 0 of 0 calls met it");
        assertThat(notes(run)).doesNotContain("was not to resolve");
    }
}
