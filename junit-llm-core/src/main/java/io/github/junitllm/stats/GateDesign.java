package io.github.junitllm.stats;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.OptionalInt;
import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apiguardian.api.API;

/** What a pass-rate gate demands and how it behaves, computed before anything runs. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class GateDesign {

    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

    private GateDesign() {}

    /**
     * Find the fewest passes of {@code trials} whose one-sided lower bound reaches {@code p0}.
     *
     * @return empty when not even a perfect run proves {@code p0}
     */
    public static OptionalInt passesToProve(BinomialMethod method, int trials, double p0, double confidence) {
        Probabilities.check("p0", p0);
        if (!method.proves(trials, trials, p0, confidence)) {
            return OptionalInt.empty();
        }
        return OptionalInt.of(Search.first(0, trials, k -> method.proves(k, trials, p0, confidence)));
    }

    /**
     * Find the fewest passes of {@code trials} that make up at least {@code threshold}, reading the threshold as the
     * decimal it was written as: 9 of 10 reach 0.9.
     */
    public static long passesToReach(long trials, double threshold) {
        return BigDecimal.valueOf(threshold)
                .multiply(BigDecimal.valueOf(trials))
                .setScale(0, RoundingMode.CEILING)
                .longValueExact();
    }

    /**
     * Compute the probability of at least {@code passesNeeded} passes in {@code trials} when each passes with
     * probability {@code p}: the operating characteristic of a gate, and its true size at {@code p = p0}.
     */
    public static double passProbability(int trials, int passesNeeded, double p) {
        return BinomialDistribution.of(trials, p).survivalProbability(passesNeeded - 1);
    }

    /** Find the fewest trials, all passing, that prove {@code p0}. */
    public static int perfectRun(BinomialMethod method, double p0, double confidence) {
        Probabilities.check("p0", p0);
        return Search.first(n -> method.proves(n, n, p0, confidence));
    }

    /**
     * Compute the number of trials at which a one-sided test of {@code p0} sees the truth {@code p1} with the given
     * power, by the normal approximation. {@code p1} may lie on either side of {@code p0}.
     */
    public static int trialsForPowerNormal(double p0, double p1, double confidence, double power) {
        checkPower(p0, p1, confidence, power);
        double root = (quantile(confidence) * Math.sqrt(p0 * (1 - p0)) + quantile(power) * Math.sqrt(p1 * (1 - p1)))
                / (p1 - p0);
        return (int) Math.ceil(root * root);
    }

    /**
     * Find the smallest number of trials from which on the exact test of {@code p0} proves the truth {@code p1} with
     * at least the given power; the power of an exact test is a saw-tooth, so one lucky smaller number does not count.
     *
     * @param p1 true rate, above {@code p0}
     */
    public static int trialsForPowerExact(double p0, double p1, double confidence, double power) {
        checkPower(p0, p1, confidence, power);
        if (p1 < p0) {
            throw new IllegalArgumentException("p1 must lie above p0, were " + p1 + " and " + p0);
        }
        int last = 2 * trialsForPowerNormal(p0, p1, confidence, power) + 200;
        int n = last;
        while (n > 0 && exactPower(n, p0, p1, confidence) >= power) {
            n--;
        }
        return n + 1;
    }

    private static double exactPower(int n, double p0, double p1, double confidence) {
        OptionalInt needed = passesToProve(BinomialMethod.EXACT, n, p0, confidence);
        return needed.isEmpty() ? 0 : passProbability(n, needed.getAsInt(), p1);
    }

    private static void checkPower(double p0, double p1, double confidence, double power) {
        Probabilities.check("p0", p0);
        Probabilities.check("p1", p1);
        Probabilities.checkConfidence(confidence);
        Probabilities.check("power", power);
        if (p0 == p1) {
            throw new IllegalArgumentException("p1 must differ from p0, both were " + p0);
        }
    }

    private static double quantile(double p) {
        return NORMAL.inverseCumulativeProbability(p);
    }
}
