package io.github.junitllm.assertions.guard.langchain4j;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.guardrail.GuardrailRequestParams;
import dev.langchain4j.guardrail.GuardrailResult;
import dev.langchain4j.guardrail.InputGuardrail;
import dev.langchain4j.guardrail.InputGuardrailRequest;
import dev.langchain4j.guardrail.OutputGuardrail;
import dev.langchain4j.guardrail.OutputGuardrailRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import io.github.junitllm.assertions.check.UndecidedException;
import io.github.junitllm.assertions.guard.Finding;
import io.github.junitllm.assertions.guard.Guardrail;
import io.github.junitllm.assertions.guard.Objection;
import io.github.junitllm.assertions.guard.Severity;
import io.github.junitllm.risk.OwaspRisk;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * Turns LangChain4j's guardrails into ours, to test them, and ours into LangChain4j's, to run them in an AI service. Its
 * users add {@code dev.langchain4j:langchain4j-core} 1.19 or newer themselves.
 *
 * <p>A guardrail of LangChain4j judges the whole text, so its finding is the whole text, with confidence 1 and what the
 * guardrail says as its excerpt:
 *
 * <ul>
 *   <li>{@code SUCCESS}: no finding
 *   <li>{@code SUCCESS_WITH_RESULT}: no finding if the result is the text itself; otherwise a finding of severity
 *       {@code LOW} whose kind ends in {@code -rewritten}, as the guardrail stepped in. Whoever holds that rewriting is no
 *       objection leaves these out with {@link Guardrail#from}{@code (Severity.MEDIUM)}
 *   <li>{@code FAILURE}, also one that asks for a retry or a new prompt: a finding of severity {@code HIGH}
 *   <li>{@code FATAL}: a finding of severity {@code CRITICAL}
 *   <li>an exception: undecided, also where the AI service would stop the call for it
 * </ul>
 *
 * <p>The request that the guardrail gets holds the text and nothing else: no memory, no retrieved documents, no variables.
 * One that asks the model again is undecided.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class LangChain4jGuardrails {

    private LangChain4jGuardrails() {}

    /**
     * Returns a guardrail that asks LangChain4j's about the text as the user's message.
     *
     * @param name what is looked for, as it reads after "no"; findings are of this kind, with hyphens
     * @param risk the risk its findings belong to
     */
    public static Guardrail of(String name, OwaspRisk risk, InputGuardrail guardrail) {
        return new Objection(name, risk)
                .guardrail((text, objection) ->
                        findings(text, objection, objection.ask(asked -> guardrail.validate(input(asked)), text)));
    }

    /**
     * Returns a guardrail that asks LangChain4j's about the text as the model's answer.
     *
     * @param name what is looked for, as it reads after "no"; findings are of this kind, with hyphens
     * @param risk the risk its findings belong to
     */
    public static Guardrail of(String name, OwaspRisk risk, OutputGuardrail guardrail) {
        return new Objection(name, risk)
                .guardrail((text, objection) ->
                        findings(text, objection, objection.ask(asked -> guardrail.validate(output(asked)), text)));
    }

    /**
     * Returns ours as one of LangChain4j that looks at every text of the user's message and fails where there is a finding.
     * Where ours is undecided the AI service stops the call.
     */
    public static InputGuardrail asInputGuardrail(Guardrail guardrail) {
        return new GuardedInput(guardrail);
    }

    /**
     * Returns ours as one of LangChain4j that looks at the model's answer, its text, thinking and arguments of tools, and
     * fails where there is a finding. Where ours is undecided the AI service stops the call. Streamed answers are judged when they are whole.
     */
    public static OutputGuardrail asOutputGuardrail(Guardrail guardrail) {
        return new GuardedOutput(guardrail);
    }

    private static List<Finding> findings(String text, Objection objection, @Nullable GuardrailResult<?> result) {
        if (result == null) {
            throw new UndecidedException("the guardrail returned null instead of a result");
        }
        return switch (result.result()) {
            case SUCCESS -> List.of();
            case SUCCESS_WITH_RESULT ->
                text.equals(result.successfulText())
                        ? List.of()
                        : objection.rewritten(text, String.valueOf(result.successfulText()));
            case FAILURE -> objection.to(text, Severity.HIGH, told(result));
            case FATAL -> objection.to(text, Severity.CRITICAL, told(result));
        };
    }

    private static String told(GuardrailResult<?> result) {
        return result.<GuardrailResult.Failure>failures().stream()
                .map(GuardrailResult.Failure::message)
                .collect(Collectors.joining("; "));
    }

    private static InputGuardrailRequest input(String text) {
        return InputGuardrailRequest.builder()
                .userMessage(UserMessage.from(text))
                .commonParams(alone(text))
                .build();
    }

    private static OutputGuardrailRequest output(String text) {
        return OutputGuardrailRequest.builder()
                .responseFromLLM(
                        ChatResponse.builder().aiMessage(AiMessage.from(text)).build())
                .chatExecutor(new NoModel())
                .requestParams(alone(""))
                .build();
    }

    private static GuardrailRequestParams alone(String template) {
        return GuardrailRequestParams.builder()
                .userMessageTemplate(template)
                .variables(Map.of())
                .build();
    }
}
