package io.github.junitllm.assertions.guard.langchain4j;

import dev.langchain4j.data.message.TextContent;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.guardrail.InputGuardrail;
import dev.langchain4j.guardrail.InputGuardrailResult;
import io.github.junitllm.assertions.check.Check;
import io.github.junitllm.assertions.check.CheckResult;
import io.github.junitllm.assertions.guard.GuardChecks;
import io.github.junitllm.assertions.guard.Guardrail;

record GuardedInput(Guardrail guardrail) implements InputGuardrail {

    @Override
    public String name() {
        return guardrail.name();
    }

    @Override
    public InputGuardrailResult validate(UserMessage userMessage) {
        Check<String> clean = GuardChecks.clean(guardrail);
        return userMessage.contents().stream()
                .filter(TextContent.class::isInstance)
                .map(content -> clean.check(((TextContent) content).text()))
                .filter(result -> !result.passed())
                .map(CheckResult::reason)
                .findFirst()
                .map(this::failure)
                .orElseGet(this::success);
    }
}
