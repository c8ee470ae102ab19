package io.github.junitllm.clients;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.junitllm.call.LlmCall;
import java.util.List;

/** What every client must find when it is replayed: the same answers, and the same calls. */
final class SameCalls {

    private SameCalls() {}

    /** Asserts that both runs saw the same, and returns the calls as replayed. */
    static List<LlmCall> of(BothRuns<?> runs) {
        assertThat(runs.replayed()).isEqualTo(runs.recorded());
        assertThat(runs.recordedCalls()).isNotEmpty().noneMatch(LlmCall::replayed);
        assertThat(runs.replayedCalls())
                .allMatch(LlmCall::replayed)
                .usingRecursiveFieldByFieldElementComparatorIgnoringFields("replayed")
                .isEqualTo(runs.recordedCalls());
        return runs.replayedCalls();
    }

    /** The same for a client that makes one call. */
    static LlmCall only(BothRuns<?> runs) {
        List<LlmCall> calls = of(runs);
        assertThat(calls).hasSize(1);
        return calls.get(0);
    }
}
