package io.github.junitllm.assertions.guard.langchain4j;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.guardrail.OutputGuardrail;
import dev.langchain4j.guardrail.OutputGuardrailResult;
import io.github.junitllm.assertions.check.CheckResult;
import io.github.junitllm.assertions.guard.GuardChecks;
import io.github.junitllm.assertions.guard.Guardrail;

record GuardedOutput(Guardrail guardrail) implements OutputGuardrail {

    @Override
    public String name() {
        return guardrail.name();
    }

    @Override
    public OutputGuardrailResult validate(AiMessage responseFromLLM) {
        String text = responseFromLLM.text();
        if (text == null) {
            return success();
        }
        CheckResult result = GuardChecks.clean(guardrail).check(text);
        return result.passed() ? success() : failure(result.reason());
    }
}
