package io.github.junitllm.assertions.guard.langchain4j;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.guardrail.OutputGuardrail;
import dev.langchain4j.guardrail.OutputGuardrailResult;
import io.github.junitllm.assertions.check.Check;
import io.github.junitllm.assertions.check.CheckResult;
import io.github.junitllm.assertions.guard.GuardChecks;
import io.github.junitllm.assertions.guard.Guardrail;
import java.util.Optional;
import java.util.stream.Stream;

record GuardedOutput(Guardrail guardrail) implements OutputGuardrail {

    @Override
    public String name() {
        return guardrail.name();
    }

    @Override
    public OutputGuardrailResult validate(AiMessage responseFromLLM) {
        Check<String> clean = GuardChecks.clean(guardrail);
        return texts(responseFromLLM)
                .map(clean::check)
                .filter(result -> !result.passed())
                .map(CheckResult::reason)
                .findFirst()
                .map(this::failure)
                .orElseGet(this::success);
    }

    /** What the model said, what it thought on the way, and what it wants tools to be given. */
    private static Stream<String> texts(AiMessage message) {
        return Stream.concat(
                        Stream.of(Optional.ofNullable(message.text()), Optional.ofNullable(message.thinking())),
                        message.toolExecutionRequests().stream()
                                .map(request -> Optional.ofNullable(request.arguments())))
                .flatMap(Optional::stream);
    }
}
