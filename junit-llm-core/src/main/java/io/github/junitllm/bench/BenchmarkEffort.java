package io.github.junitllm.bench;

import io.github.junitllm.bench.process.JmhTask.Effort;
import java.time.Duration;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;

/** What {@code junit.llm.bench} says. */
enum BenchmarkEffort {
    /** Shortly, the default. */
    QUICK,
    /** As long as the benchmark's class or JMH has it. */
    FULL,
    /** Once, to see that all benchmarks still run: nothing is judged. */
    SMOKE,
    /** Not at all. */
    OFF;

    static final String PARAMETER = "junit.llm.bench";

    /** Returns how long to measure, where a test declares so much. */
    Effort of(Effort declared) {
        return switch (this) {
            case QUICK, OFF -> declared;
            case FULL -> Effort.FULL;
            case SMOKE -> new Effort(1, 0, null, 1, Duration.ofMillis(1), true);
        };
    }

    static BenchmarkEffort of(ExtensionContext context) {
        String given =
                context.getConfigurationParameter(PARAMETER).orElse("quick").strip();
        return Stream.of(values())
                .filter(effort -> effort.name().toLowerCase(Locale.ROOT).equals(given))
                .findFirst()
                .orElseThrow(() -> new ExtensionConfigurationException(
                        PARAMETER + "=" + given + ": write quick, full, smoke or off"));
    }
}
