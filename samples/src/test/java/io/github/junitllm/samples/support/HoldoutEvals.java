package io.github.junitllm.samples.support;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.junitllm.eval.LlmAnswer;
import io.github.junitllm.eval.LlmEval;
import io.github.junitllm.eval.LlmTask;
import io.github.junitllm.gateway.LlmGateway;
import io.github.junitllm.golden.EvalCase;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * The cases nobody looks at while working on the prompt. They run only when asked for by name, before a release: {@code
 * -Dtest=HoldoutEvals -Djunit.llm.split=holdout}.
 */
@EnabledIfSystemProperty(named = "junit.llm.split", matches = "holdout")
class HoldoutEvals {

    @LlmTask
    static SupportAnswer support(EvalCase golden, LlmGateway llm) {
        return SupportEvals.support(golden, llm);
    }

    @LlmEval(value = "golden/support.jsonl", split = "holdout")
    void answersQuestionsNobodyTunedFor(EvalCase golden, LlmAnswer answer) {
        SupportAnswer given = answer.as(SupportAnswer.class);
        GoldenRow row = new GoldenRow(golden);

        golden.expected().forEach(fact -> assertThat(given.answer()).containsIgnoringCase(fact));
        row.forbidden().forEach(secret -> assertThat(given.answer()).doesNotContainIgnoringCase(secret));
    }
}
