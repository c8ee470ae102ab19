package io.github.junitllm.benchmarks.checks;

import io.github.junitllm.assertions.guard.Guardrail;
import io.github.junitllm.assertions.guard.injection.PromptInjection;
import io.github.junitllm.assertions.guard.leak.SystemPromptLeak;
import io.github.junitllm.assertions.guard.output.UnsafeOutput;
import io.github.junitllm.assertions.guard.output.UrlAllowList;
import io.github.junitllm.assertions.guard.personal.PersonalData;
import io.github.junitllm.assertions.guard.secret.Secrets;
import io.github.junitllm.assertions.guard.words.WordList;
import java.util.List;
import java.util.Locale;

/** The guardrails there are. */
@SuppressWarnings("ImmutableEnumChecker") // They are pure, which their types cannot say.
public enum TimedGuardrail {
    PERSONAL_DATA(PersonalData.all()),
    SECRETS(Secrets.all()),
    PROMPT_INJECTION_IN_USER_INPUT(PromptInjection.inUserInput()),
    PROMPT_INJECTION_IN_A_DOCUMENT(PromptInjection.inRetrievedDocument()),
    CANARY(SystemPromptLeak.canary("zebra-7731-quartz")),
    SYSTEM_PROMPT_PASSAGES(SystemPromptLeak.of(Answers.prose(1))),
    UNSAFE_OUTPUT(UnsafeOutput.all(UrlAllowList.of("shop.example"))),
    FORBIDDEN_WORDS(WordList.forbidden(List.of("lawyer", "guarantee", "free of charge", "a a a a b", "4 4 4 4 5"))),
    JAILBREAK_MARKERS(WordList.jailbreakMarkers());

    private final Guardrail guardrail;

    TimedGuardrail(Guardrail guardrail) {
        this.guardrail = guardrail;
    }

    Guardrail guardrail() {
        return guardrail;
    }

    /** Returns its name in results. */
    public String title() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
