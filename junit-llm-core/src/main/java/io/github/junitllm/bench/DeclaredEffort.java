package io.github.junitllm.bench;

import io.github.junitllm.bench.process.JmhTask.Effort;
import io.github.junitllm.bench.result.BenchmarkMode;
import io.github.junitllm.window.DurationText;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * What {@link JmhSettings} says of a benchmark, found valid.
 *
 * @param jvmArgs null to take over those of the tests' JVM
 */
record DeclaredEffort(
        Effort effort,
        int threads,
        List<BenchmarkMode> modes,
        @Nullable List<String> jvmArgs,
        List<String> profilers) {

    private static final DeclaredEffort NONE =
            new DeclaredEffort(new Effort(null, null, null, null, null, true), 0, List.of(), null, List.of());

    /**
     * Reads the annotation of the method or else of its class or a class around it.
     *
     * @throws IllegalArgumentException if it is wrong
     */
    static DeclaredEffort of(Method method, Class<?> testClass) {
        Optional<JmhSettings> found = AnnotationSupport.findAnnotation(method, JmhSettings.class);
        for (Class<?> type = testClass; found.isEmpty() && type != null; type = type.getEnclosingClass()) {
            found = AnnotationSupport.findAnnotation(type, JmhSettings.class);
        }
        return found.map(settings ->
                        read(settings, "@JmhSettings of " + testClass.getSimpleName() + "." + method.getName()))
                .orElse(NONE);
    }

    private static DeclaredEffort read(JmhSettings settings, String where) {
        require(settings.forks() >= 0, where, "forks", settings.forks());
        require(settings.warmupIterations() >= -1, where, "warmupIterations", settings.warmupIterations());
        require(settings.iterations() >= 0, where, "iterations", settings.iterations());
        require(settings.threads() >= 0, where, "threads", settings.threads());
        return new DeclaredEffort(
                new Effort(
                        settings.forks() == 0 ? null : settings.forks(),
                        settings.warmupIterations() < 0 ? null : settings.warmupIterations(),
                        time(settings.warmupTime(), where, "warmupTime"),
                        settings.iterations() == 0 ? null : settings.iterations(),
                        time(settings.time(), where, "time"),
                        true),
                settings.threads(),
                List.of(settings.modes()),
                settings.jvmArgs().length == 0 ? null : List.of(settings.jvmArgs()),
                List.of(settings.profilers()));
    }

    private static void require(boolean valid, String where, String attribute, int value) {
        if (!valid) {
            throw new IllegalArgumentException(where + ": " + attribute + " = " + value + " is too small");
        }
    }

    private static @Nullable Duration time(String text, String where, String attribute) {
        try {
            return text.isBlank() ? null : DurationText.parse(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(where + ": " + attribute + ": " + e.getMessage(), e);
        }
    }
}
