package io.github.junitllm.assertions.guard.call;

import io.github.junitllm.assertions.check.UndecidedException;
import io.github.junitllm.call.LlmCall;
import io.github.junitllm.json.MalformedJsonException;
import io.github.junitllm.json.StrictJson;
import java.util.Map;

/** Knows which parts of a call can be looked at: what nobody could read is not clean. */
final class KnownParts {

    private KnownParts() {}

    /**
     * Refuses a part that is not known.
     *
     * @throws UndecidedException with the reason
     */
    static void require(LlmCall call, Traffic traffic) {
        if (traffic != Traffic.RESPONSE) {
            requireRequest(call, traffic);
        } else if (!call.failed()) {
            requireAnswer(call);
        }
    }

    /** Calls through the gateway have the time it took, and their requests are as they were sent, even if empty. */
    private static void requireRequest(LlmCall call, Traffic traffic) {
        if (call.timing() == null && isEmpty(call.requestBody())) {
            throw new UndecidedException("nobody can tell what is in " + traffic
                    + ": the call was made of an answer alone;" + " make it of its request and its answer");
        }
    }

    private static void requireAnswer(LlmCall call) {
        boolean nothing = call.streamed()
                ? !hasEvents(call)
                : call.timing() == null ? isEmpty(call.responseBody()) : lacksBody(call);
        if (nothing) {
            throw new UndecidedException("nobody can tell what is in the response: "
                    + (call.streamed() ? "its stream has no event that could be read" : "its body is empty")
                    + ", though the call ended with status " + call.status() + "; have it made again");
        }
    }

    /** Of an unknown endpoint no answer need come: of one that deletes, for example. */
    private static boolean lacksBody(LlmCall call) {
        return call.responseBody().isBlank() && !call.protocol().equals("opaque");
    }

    private static boolean hasEvents(LlmCall call) {
        if (!BodyTexts.isBinary(call.responseBody())) {
            return StreamTexts.hasEvents(call.responseBody());
        }
        boolean counted = call.usage() != null && !call.usage().hidden();
        return call.answered() || call.finishReason() != null || counted;
    }

    private static boolean isEmpty(String body) {
        try {
            return body.isBlank()
                    || (body.length() < 100 && StrictJson.value(body, 100) instanceof Map<?, ?> json && json.isEmpty());
        } catch (MalformedJsonException text) {
            return false;
        }
    }
}
