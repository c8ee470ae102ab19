package io.github.junitllm.bench.result;

import org.apiguardian.api.API;

/**
 * What a gate says about one score.
 *
 * @param message the numbers and the reason, for people
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record ScoreVerdict(Outcome outcome, String message) {

    /** Three-valued, as all gates. */
    @API(status = API.Status.INTERNAL, since = "0.1")
    public enum Outcome {
        PASS,
        FAIL,
        /** The error is too large to tell, or there is nothing to compare with. */
        INCONCLUSIVE
    }

    static ScoreVerdict pass(String message) {
        return new ScoreVerdict(Outcome.PASS, message);
    }

    static ScoreVerdict fail(String message) {
        return new ScoreVerdict(Outcome.FAIL, message);
    }

    static ScoreVerdict inconclusive(String message) {
        return new ScoreVerdict(Outcome.INCONCLUSIVE, message);
    }
}
