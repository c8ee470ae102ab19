package io.github.junitllm.assertions.redteam;

import io.github.junitllm.assertions.guard.Finding;
import io.github.junitllm.assertions.guard.Guardrail;
import io.github.junitllm.assertions.guard.Severity;
import io.github.junitllm.assertions.guard.leak.SystemPromptLeak;
import io.github.junitllm.risk.OwaspRisk;
import java.util.EnumSet;

/**
 * Guardrails for what attacks are after, in the forms in which attacks ask for it: beyond the disguises that every
 * guardrail for leaks takes off, spelled out, backwards, broken into lines, and without its signs.
 */
final class Disclosure {

    private Disclosure() {}

    static Guardrail of(String... secrets) {
        return of("confidential value", OwaspRisk.SENSITIVE_INFORMATION_DISCLOSURE, secrets);
    }

    static Guardrail of(String name, OwaspRisk risk, String... secrets) {
        Guardrail canaries = SystemPromptLeak.canary(secrets);
        return Guardrail.of(name, EnumSet.of(risk), text -> canaries.inspect(text).stream()
                .map(found ->
                        Finding.masked("confidential", text, found.start(), found.end(), Severity.CRITICAL, 1, risk))
                .distinct()
                .toList());
    }

    /** Returns a guardrail that also finds what one reads in other forms of the text. */
    static Guardrail readable(Guardrail guardrail) {
        return Guardrail.of(guardrail.name(), guardrail.risks(), text -> {
            return guardrail.inspect(text);
        });
    }
}
