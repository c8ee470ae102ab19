package io.github.junitllm.bench;

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
    /** Not at all. */
    OFF;

    static final String PARAMETER = "junit.llm.bench";

    static BenchmarkEffort of(ExtensionContext context) {
        String given =
                context.getConfigurationParameter(PARAMETER).orElse("quick").strip();
        return Stream.of(values())
                .filter(effort -> effort.name().toLowerCase(Locale.ROOT).equals(given))
                .findFirst()
                .orElseThrow(() ->
                        new ExtensionConfigurationException(PARAMETER + "=" + given + ": write quick, full or off"));
    }
}
