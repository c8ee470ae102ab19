package io.github.junitllm.assertions.guard.declared.guarded;

import io.github.junitllm.assertions.guard.declared.Bot;
import io.github.junitllm.eval.LlmEval;
import io.github.junitllm.gateway.LlmGateway;
import io.github.junitllm.golden.EvalCase;
import java.io.IOException;
import java.util.stream.Stream;

/** Says nothing of guardrails itself. */
public class PackageGuarded extends Bot {

    static Stream<EvalCase> who() {
        return Stream.of(EvalCase.of("who", "Who serves me?"));
    }

    @LlmEval(method = "who")
    void asks(EvalCase golden, LlmGateway llm) throws IOException, InterruptedException {
        ask(golden.input(), llm);
    }
}
