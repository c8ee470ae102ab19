package io.github.junitllm.gateway;

import io.github.junitllm.call.LlmCall;
import io.github.junitllm.call.RawAnswer;
import io.github.junitllm.call.RawRequest;
import io.github.junitllm.call.WireProtocol;
import org.jspecify.annotations.Nullable;

/**
 * Writes down what came of a call that went to the model: its facts, its recording, or its problem.
 *
 * @param from who answers, as messages name him
 * @param recording how the call is recorded; {@code null} when it is not
 */
record AnswerKeeper(OpenCall call, RawRequest request, String from, Relay.@Nullable Recording recording) {

    /**
     * Keeps an answer and settles the call.
     *
     * @param failure how the answer broke off; {@code null} if it is whole
     */
    void keep(RawAnswer whole, @Nullable String failure) {
        boolean errorsToo = call.sample().options().recordErrors();
        String error = null;
        if (failure == null) {
            LlmCall facts = WireProtocol.call(request, whole, false);
            error = facts.error();
            call.answered(facts);
        } else {
            call.problem(told(whole, "broke off after " + whole.body().length + " bytes (" + failure + ')'));
        }
        if (recording != null && (failure == null || errorsToo)) {
            boolean good = whole.status() < 400 && error == null;
            if (good || errorsToo) {
                call.recorded(recording.request(), recording.redactor().answer(whole));
            } else {
                call.problem(told(
                        whole,
                        "is an error" + (error == null ? "" : " (" + error + ")")
                                + ", and errors are recorded only when asked for"));
            }
        }
        call.settle();
    }

    /**
     * Says that there is no answer and settles the call.
     *
     * @return the problem, as the sample has it now
     */
    String fail(String failure) {
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
