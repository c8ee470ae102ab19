package io.github.junitllm.budget;

import io.github.junitllm.call.CallKind;
import io.github.junitllm.call.LlmCall;
import java.util.List;

/** Tells calls that have a model write something from those that have data computed or looked up. */
final class Generation {

    private Generation() {}

    static List<LlmCall> of(List<LlmCall> calls) {
        return calls.stream()
                .filter(call -> CallKind.of(call) == CallKind.GENERATION)
                .toList();
    }

    /** Tells whether a call takes no tokens. */
    static boolean isLookup(LlmCall call) {
        return CallKind.of(call) == CallKind.LOOKUP;
    }
}
