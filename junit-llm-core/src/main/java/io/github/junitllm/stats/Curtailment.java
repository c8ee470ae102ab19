package io.github.junitllm.stats;

import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.apiguardian.api.API;

/**
 * A plan of {@code trials} of which {@code passesNeeded} must pass, stopped as soon as its outcome is certain. Error
 * rates are those of the plan run to its end.
 *
 * @param trials planned trials, at least 1
 * @param passesNeeded passes that make the plan pass, 1 to {@code trials}
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record Curtailment(int trials, int passesNeeded) {

    /** Where a curtailed plan stands. */
    public enum Decision {
        /** Passes even if everything to come fails. */
        PASS,
        /** Fails even if everything to come passes. */
        FAIL,
        /** Still open. */
        OPEN
    }

    public Curtailment {
        if (passesNeeded < 1 || passesNeeded > trials) {
            throw new IllegalArgumentException(passesNeeded + " needed passes do not fit " + trials + " trials");
        }
    }

    /** Decide after so many passes and failures. */
    public Decision decide(int passes, int failures) {
        if (passes >= passesNeeded) {
            return Decision.PASS;
        }
        return failures > trials - passesNeeded ? Decision.FAIL : Decision.OPEN;
    }

    /** Compute the expected number of trials until the decision when each passes with probability {@code p}. */
    public double expectedTrials(double p) {
        double expected = 1;
        for (int t = 1; t < trials; t++) {
            BinomialDistribution passes = BinomialDistribution.of(t, p);
            int fewest = Math.max(0, t - (trials - passesNeeded));
            int most = Math.min(t, passesNeeded - 1);
            if (fewest <= most) {
                expected += passes.cumulativeProbability(most) - passes.cumulativeProbability(fewest - 1);
            }
        }
        return expected;
    }

    /** Compute the probability that the plan passes. */
    public double passProbability(double p) {
        return GateDesign.passProbability(trials, passesNeeded, p);
    }
}
