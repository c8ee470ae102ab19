package io.github.junitllm.budget;

import io.github.junitllm.call.LlmCall;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Tells calls that have a model write something from those that have data computed or looked up. */
final class Generation {

    private static final Set<String> LOOKUPS = Set.of("openai-moderations", "openai-models");

    private Generation() {}

    static List<LlmCall> of(List<LlmCall> calls) {
        return calls.stream().filter(Generation::generates).toList();
    }

    private static boolean generates(LlmCall call) {
        return !isLookup(call) && !call.path().toLowerCase(Locale.ROOT).contains("embed");
    }

    /** Tells whether a call takes no tokens. */
    static boolean isLookup(LlmCall call) {
        return call.method().equals("GET") || LOOKUPS.contains(call.protocol());
    }
}
