package io.github.junitllm.assertions;

import io.github.junitllm.assertions.call.CallChecks;
import io.github.junitllm.assertions.check.Excerpt;
import io.github.junitllm.assertions.guard.Guardrail;
import io.github.junitllm.assertions.guard.call.CallGuardrails;
import io.github.junitllm.assertions.guard.call.Traffic;
import io.github.junitllm.assertions.prose.Amount;
import io.github.junitllm.call.LlmCall;
import io.github.junitllm.cost.PriceTable;
import java.time.Duration;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;
import org.opentest4j.AssertionFailedError;

/** Assertions on one call of a model; what each of them asks exactly stands at its check in {@link CallChecks}. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public class CallAssert extends CheckAssert<CallAssert, LlmCall> {

    /** Begins assertions; {@link LlmAssertions} reads better. */
    public CallAssert(LlmCall actual) {
        super(actual, CallAssert.class);
    }

    @Override
    protected String subject() {
        return "the call";
    }

    /** Verifies that the provider answered without an error, see {@link CallChecks#succeeded()}. */
    public CallAssert succeeded() {
        return passes(CallChecks.succeeded());
    }

    /** Verifies that the model stopped for this reason, see {@link CallChecks#finishedWith(String)}. */
    public CallAssert finishedWith(String reason) {
        return passes(CallChecks.finishedWith(reason));
    }

    /** Verifies that no limit of tokens cut the answer off, see {@link CallChecks#notCutOff()}. */
    public CallAssert isNotCutOff() {
        return passes(CallChecks.notCutOff());
    }

    /** Verifies which model answered, see {@link CallChecks#answeredBy(String)}. */
    public CallAssert isAnsweredBy(String model) {
        return passes(CallChecks.answeredBy(model));
    }

    /** Verifies how many tokens the prompt had, see {@link CallChecks#inputTokens(Amount)}. */
    public CallAssert usesInputTokens(Amount amount) {
        return passes(CallChecks.inputTokens(amount));
    }

    /** Verifies how many tokens the answer had, see {@link CallChecks#outputTokens(Amount)}. */
    public CallAssert usesOutputTokens(Amount amount) {
        return passes(CallChecks.outputTokens(amount));
    }

    /** Verifies how many tokens prompt and answer had, see {@link CallChecks#tokens(Amount)}. */
    public CallAssert usesTokens(Amount amount) {
        return passes(CallChecks.tokens(amount));
    }

    /** Verifies what the call cost at most, see {@link CallChecks#costsAtMost(String, PriceTable)}. */
    public CallAssert costsAtMost(String limit, PriceTable prices) {
        return passes(CallChecks.costsAtMost(limit, prices));
    }

    /** Verifies that the answer was there within this time, see {@link CallChecks#endedWithin(Duration)}. */
    public CallAssert endedWithin(Duration limit) {
        return passes(CallChecks.endedWithin(limit));
    }

    /** Verifies that a stream began within this time, see {@link CallChecks#firstTokenWithin(Duration)}. */
    public CallAssert hadFirstTokenWithin(Duration limit) {
        return passes(CallChecks.firstTokenWithin(limit));
    }

    /** Verifies that nothing of this leaves for the model, see {@link CallGuardrails#clean(Traffic, Guardrail)}. */
    public CallAssert sendsNo(Guardrail guardrail) {
        return passes(CallGuardrails.clean(Traffic.REQUEST, guardrail));
    }

    /** Verifies that nothing of this comes back from the model, see {@link CallGuardrails#clean(Traffic, Guardrail)}. */
    public CallAssert receivesNo(Guardrail guardrail) {
        return passes(CallGuardrails.clean(Traffic.RESPONSE, guardrail));
    }

    /**
     * Goes on with the text that was answered. What it returns fails at once, also among soft assertions.
     *
     * @throws AssertionError if the call failed, so that there is no response
     */
    public final ResponseAssert response() {
        String failure = failure(actual);
        if (failure != null) {
            throw new AssertionFailedError(failure);
        }
        return new ResponseAssert(actual.answerText());
    }

    /**
     * Goes on with the calls of tools that the model asked for. What it returns fails at once, also among soft assertions.
     *
     * @throws AssertionError if the call failed, so that there is no answer
     */
    public final ToolCallsAssert toolCalls() {
        String failure = failure(actual);
        if (failure != null) {
            throw new AssertionFailedError(failure);
        }
        return new ToolCallsAssert(actual.toolCalls());
    }

    /** Returns why there is no response; null if there is one. */
    static @Nullable String failure(LlmCall call) {
        String error = call.error();
        return !call.failed()
                ? null
                : "expected a response, but the call failed with status " + call.status()
                        + (error == null ? "" : ": " + Excerpt.of(error));
    }
}
