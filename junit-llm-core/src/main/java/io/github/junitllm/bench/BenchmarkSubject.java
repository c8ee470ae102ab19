package io.github.junitllm.bench;

import io.github.junitllm.bench.process.EvalBenchmarks;
import io.github.junitllm.bench.process.JmhTask.Effort;
import io.github.junitllm.bench.result.BenchmarkMode;
import io.github.junitllm.eval.EvalPipeline;
import io.github.junitllm.eval.ReplayPace;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * What a test measures.
 *
 * @param benchmark name of the class with the JMH benchmarks
 * @param userClass the same as a class, where it is the user's own
 * @param methods its methods that run; all if empty
 * @param params JMH's parameters
 * @param mode the mode that it must be measured in, or null
 * @param eval the eval it is about, or null
 * @param steps how many in flight and how long, or null
 */
record BenchmarkSubject(
        String benchmark,
        @Nullable Class<?> userClass,
        List<String> methods,
        Map<String, List<String>> params,
        @Nullable BenchmarkMode mode,
        @Nullable Eval eval,
        @Nullable ConcurrencyBenchmark steps) {

    /**
     * An eval.
     *
     * @param method its name
     * @param latency as the annotation says it
     */
    record Eval(Class<?> type, String method, String latency) {

        static Eval of(String method, Class<?> in, Class<?> testClass, String latency) {
            return new Eval(in == void.class ? testClass : in, method, latency);
        }

        Map<String, List<String>> params() {
            return Map.of("eval", List.of(type.getName() + "#" + method), "latency", List.of(latency));
        }

        /** Opens it here, answered at once: what is wrong is told before any JVM is started. */
        EvalPipeline openHere(Map<String, String> parameters) {
            return EvalPipeline.open(type, method, parameters, ReplayPace.NONE);
        }
    }

    /** @throws IllegalArgumentException if what is declared is wrong */
    static BenchmarkSubject of(Method method, Class<?> testClass) {
        Optional<JmhBenchmark> ofUser = AnnotationSupport.findAnnotation(method, JmhBenchmark.class);
        Optional<EvalBenchmark> ofEval = AnnotationSupport.findAnnotation(method, EvalBenchmark.class);
        Optional<ConcurrencyBenchmark> steps = AnnotationSupport.findAnnotation(method, ConcurrencyBenchmark.class);
        if (Stream.of(ofUser, ofEval, steps).filter(Optional::isPresent).count() > 1) {
            throw new IllegalArgumentException(
                    method.getName() + " has two annotations that each make it a benchmark; keep one");
        }
        if (ofUser.isPresent()) {
            return of(ofUser.get());
        }
        return ofEval.isPresent() ? of(ofEval.get(), testClass) : of(steps.orElseThrow(), testClass);
    }

    /** Returns how long to measure shortly: our own classes declare what is right in full. */
    Effort quick(Effort declared) {
        if (userClass != null) {
            return declared;
        }
        Duration time = Duration.ofMillis(500);
        return new Effort(
                or(declared.forks(), 1),
                or(declared.warmupIterations(), steps == null ? 5 : 3),
                or(declared.warmupTime(), time),
                or(declared.iterations(), 5),
                or(declared.time(), time),
                true);
    }

    private static <T> T or(@Nullable T declared, T standard) {
        return declared == null ? standard : declared;
    }

    private static BenchmarkSubject of(JmhBenchmark declared) {
        return new BenchmarkSubject(
                declared.value().getName(), declared.value(), List.of(declared.methods()), Map.of(), null, null, null);
    }

    private static BenchmarkSubject of(EvalBenchmark declared, Class<?> testClass) {
        Eval eval = Eval.of(declared.value(), declared.in(), testClass, declared.latency());
        requirePace(declared.latency());
        return new BenchmarkSubject(EvalBenchmarks.REPLAY, null, List.of(), eval.params(), null, eval, null);
    }

    private static BenchmarkSubject of(ConcurrencyBenchmark declared, Class<?> testClass) {
        Eval eval = Eval.of(declared.value(), declared.in(), testClass, declared.latency());
        boolean inFlight = declared.inFlight().length > 0
                && IntStream.of(declared.inFlight()).allMatch(count -> count >= 1 && count <= 100_000)
                && IntStream.of(declared.inFlight()).distinct().count() == declared.inFlight().length;
        if (!inFlight) {
            throw new IllegalArgumentException(
                    "@ConcurrencyBenchmark: inFlight must be different numbers between 1 and 100000");
        }
        if (declared.rounds() < 1 || declared.rounds() > 10_000) {
            throw new IllegalArgumentException(
                    "@ConcurrencyBenchmark: rounds = " + declared.rounds() + " must be between 1 and 10000");
        }
        if (!(declared.minEfficiency() >= 0 && declared.minEfficiency() <= 1)) {
            throw new IllegalArgumentException(
                    "@ConcurrencyBenchmark: minEfficiency = " + declared.minEfficiency() + " must be between 0 and 1");
        }
        if (requirePace(declared.latency()).latency() == null) {
            throw new IllegalArgumentException("@ConcurrencyBenchmark: latency = \"" + declared.latency()
                    + "\" must be a duration, the same for every answer: the ideal is computed from it");
        }
        return new BenchmarkSubject(
                EvalBenchmarks.CONCURRENCY,
                null,
                List.of(),
                Map.of(
                        "eval", List.of(eval.type().getName() + "#" + eval.method()),
                        "latency", List.of(declared.latency()),
                        "inFlight",
                                IntStream.of(declared.inFlight())
                                        .mapToObj(Integer::toString)
                                        .toList(),
                        "rounds", List.of(Integer.toString(declared.rounds()))),
                BenchmarkMode.SINGLE_SHOT,
                eval,
                declared);
    }

    private static ReplayPace requirePace(String latency) {
        try {
            return ReplayPace.parse(latency);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("latency = \"" + latency + "\": " + e.getMessage(), e);
        }
    }
}
