package io.github.junitllm.assertions.guard;

import io.github.junitllm.assertions.check.Check;
import io.github.junitllm.assertions.check.CheckResult;
import java.util.List;
import java.util.stream.Collectors;
import org.apiguardian.api.API;

/** Checks made of guardrails. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class GuardChecks {

    private static final int MOST_TOLD = 10;

    private GuardChecks() {}

    /**
     * Returns a check that passes if the guardrail finds nothing. Its score is 1 less the confidence of the surest finding.
     * Negated it asks for a finding: that is how attacks and canaries of a test's own are checked.
     */
    public static Check<String> clean(Guardrail guardrail) {
        return Check.<String>of(
                        "contain no " + guardrail.name(),
                        "contain " + guardrail.name(),
                        text -> result(guardrail.inspect(text), guardrail))
                // A message with the key in it would bring that into every log; findings show no secret whole.
                .confidential()
                .exercising(guardrail.risks());
    }

    private static CheckResult result(List<Finding> findings, Guardrail guardrail) {
        if (findings.isEmpty()) {
            return CheckResult.pass("found no " + guardrail.name());
        }
        double surest = findings.stream().mapToDouble(Finding::confidence).max().orElse(0);
        String told = findings.stream().limit(MOST_TOLD).map(Finding::toString).collect(Collectors.joining("; "));
        int more = findings.size() - MOST_TOLD;
        return new CheckResult(
                false, 1 - surest, "found " + told + (more > 0 ? "; and " + more + " more" : ""), null, null);
    }
}
