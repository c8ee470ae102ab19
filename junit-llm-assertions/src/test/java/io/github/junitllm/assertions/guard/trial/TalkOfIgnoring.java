package io.github.junitllm.assertions.guard.trial;

import io.github.junitllm.assertions.guard.Guardrail;
import io.github.junitllm.risk.OwaspRisk;

/** Finds two of four attacks and one of eight benign rows, so that both sorts of errors occur. */
final class TalkOfIgnoring {

    private TalkOfIgnoring() {}

    static Guardrail guardrail() {
        return Guardrail.of("talk of ignoring", OwaspRisk.PROMPT_INJECTION, text -> text.toLowerCase()
                .contains("ignore"));
    }
}
