package io.github.junitllm.gateway;

import io.github.junitllm.call.LlmCall;
import io.github.junitllm.call.RawAnswer;
import io.github.junitllm.call.RawRequest;
import io.github.junitllm.call.WireProtocol;
import io.github.junitllm.fixture.FixtureException;
import io.github.junitllm.spend.SpendLimit;
import org.jspecify.annotations.Nullable;

/**
 * Writes down what came of a call that went to the model: its facts, its recording, or its problem.
 *
 * @param from who answers, as messages name him
 * @param recording how the call is recorded; {@code null} when it is not
 * @param hold the money that is reserved for it
 */
record AnswerKeeper(
        OpenCall call, RawRequest request, String from, Relay.@Nullable Recording recording, SpendLimit.Hold hold) {

    /**
     * Keeps an answer and settles the call.
     *
     * @param failure how the answer broke off; {@code null} if it is whole
     * @param repeatable whether one that broke off did so before the client's eyes, and can on replay
     */
    void keep(RawAnswer whole, @Nullable String failure, boolean repeatable) {
        LlmCall facts = WireProtocol.call(request, whole, false);
        if (failure == null) {
            hold.ended(facts);
        }
        hold.close();
        boolean errorsWanted = recording != null && call.sample().options().recordErrors();
        if (failure == null || (errorsWanted && repeatable)) {
            call.answered(() -> facts);
        } else {
            call.problem(told(whole, "broke off after " + whole.body().length + " bytes (" + failure + ')'));
            call.settle();
            return;
        }
        if (recording != null && (errorsWanted || (whole.status() < 400 && facts.error() == null))) {
            record(recording, whole);
        } else if (recording != null) {
            String said = facts.error() == null ? "" : " (" + facts.error() + ")";
            call.problem(told(whole, "is an error" + said + ", and errors are recorded only when asked for"));
        }
        call.settle();
    }

    private void record(Relay.Recording how, RawAnswer whole) {
        try {
            call.recorded(how.redaction().interaction(how.request(), whole), how.client());
        } catch (FixtureException refused) {
            call.problem(told(whole, "cannot be recorded") + ' ' + refused.getMessage());
        }
    }

    /**
     * Says that there is no answer and settles the call.
     *
     * @return the problem, as the sample has it now
     */
    String fail(String failure) {
        hold.close();
        String message = "No answer " + from + " to " + request.method() + ' ' + request.path() + " of "
                + call.sample().address() + ": " + failure + ". Nothing was recorded for this call.";
        call.problem(message);
        call.settle();
        return message;
    }

    private String told(RawAnswer whole, String what) {
        return "The answer " + whole.status() + ' ' + from + " to " + request.method() + ' ' + request.path() + " of "
                + call.sample().address() + ' ' + what + '.';
    }
}
