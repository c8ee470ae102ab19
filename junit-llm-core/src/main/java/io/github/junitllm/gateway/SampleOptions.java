package io.github.junitllm.gateway;

import io.github.junitllm.fault.FaultPlan;
import io.github.junitllm.fixture.FixtureRules;
import org.apiguardian.api.API;

/**
 * How the calls of one sample are answered.
 *
 * @param recordErrors whether answers of status 400 and above become fixtures; without it they make the sample an error
 * @param pacing how fast recorded streams are replayed
 * @param rules how requests are looked up, kept and redacted
 * @param faults what goes wrong with the calls
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record SampleOptions(
        GatewayMode mode, boolean recordErrors, GatewaySettings.Pacing pacing, FixtureRules rules, FaultPlan faults) {

    /** Creates options of a sample with whose calls nothing goes wrong. */
    public SampleOptions(GatewayMode mode, boolean recordErrors, GatewaySettings.Pacing pacing, FixtureRules rules) {
        this(mode, recordErrors, pacing, rules, FaultPlan.NOTHING);
    }

    /** Returns a gateway's own. */
    public static SampleOptions of(GatewaySettings settings) {
        return new SampleOptions(settings.mode(), settings.recordErrors(), settings.pacing(), FixtureRules.NONE);
    }

    /** Returns the same options with faults. */
    public SampleOptions with(FaultPlan plan) {
        return new SampleOptions(mode, recordErrors, pacing, rules, plan);
    }
}
