package io.github.junitllm.bench.jmh;

import io.github.junitllm.bench.process.JmhTask;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** Translates a task for JMH. What the test says goes ahead of what the benchmark's class says, and that ahead of defaults. */
final class JmhOptions {

    /** Short enough for a test, long enough for the compilers to be done with a small benchmark. */
    private static final int QUICK_FORKS = 1;

    private static final int QUICK_WARMUPS = 5;
    private static final int QUICK_ITERATIONS = 5;
    private static final Duration QUICK_TIME = Duration.ofMillis(200);

    private final JmhTask task;
    private final List<AnnotatedElement> declared;

    private JmhOptions(JmhTask task, List<AnnotatedElement> declared) {
        this.task = task;
        this.declared = declared;
    }

    static Options of(JmhTask task) {
        return new JmhOptions(task, declared(task)).options();
    }

    private static List<AnnotatedElement> declared(JmhTask task) {
        try {
            Class<?> type = Class.forName(task.benchmarkClass(), false, JmhOptions.class.getClassLoader());
            Stream.Builder<AnnotatedElement> elements = Stream.builder();
            for (Class<?> next = type; next != null && next != Object.class; next = next.getSuperclass()) {
                elements.add(next);
                Stream.of(next.getDeclaredMethods())
                        .filter(method ->
                                task.methods().isEmpty() || task.methods().contains(method.getName()))
                        .forEach(elements::add);
            }
            return elements.build().toList();
        } catch (ClassNotFoundException e) {
            throw new IllegalArgumentException(task.benchmarkClass() + " is not on the class path of the benchmark", e);
        }
    }

    private Options options() {
        ChainedOptionsBuilder options = new OptionsBuilder()
                .include(include())
                .shouldFailOnError(true)
                .resultFormat(ResultFormatType.JSON)
                .result(task.result().toString());
        effort(options);
        // None at all would still take the place of what @Fork appends.
        if (!task.moreJvmArgs().isEmpty()) {
            options.jvmArgsAppend(task.moreJvmArgs().toArray(String[]::new));
        }
        if (!declares(Fork.class, fork -> !List.of(fork.jvmArgs()).equals(List.of(Fork.BLANK_ARGS)))) {
            options.jvmArgs(task.jvmArgs().toArray(String[]::new));
        }
        if (task.threads() > 0) {
            options.threads(task.threads());
        }
        task.modes().forEach(mode -> options.mode(Mode.deepValueOf(mode)));
        task.profilers().forEach(options::addProfiler);
        task.params().forEach((name, values) -> options.param(name, values.toArray(String[]::new)));
        return options.build();
    }

    private void effort(ChainedOptionsBuilder options) {
        JmhTask.Effort effort = task.effort();
        boolean quick = effort.quick();
        choose(effort.forks(), quick && !declares(Fork.class, fork -> fork.value() >= 0), QUICK_FORKS)
                .ifPresent(options::forks);
        boolean warmup = quick && !declares(Warmup.class, any -> true);
        choose(effort.warmupIterations(), warmup, QUICK_WARMUPS).ifPresent(options::warmupIterations);
        choose(effort.warmupTime(), warmup, QUICK_TIME).map(JmhOptions::time).ifPresent(options::warmupTime);
        boolean measurement = quick && !declares(Measurement.class, any -> true);
        choose(effort.iterations(), measurement, QUICK_ITERATIONS).ifPresent(options::measurementIterations);
        choose(effort.time(), measurement, QUICK_TIME).map(JmhOptions::time).ifPresent(options::measurementTime);
    }

    private static <T> Optional<T> choose(@Nullable T said, boolean byDefault, T standard) {
        return said != null ? Optional.of(said) : byDefault ? Optional.of(standard) : Optional.empty();
    }

    private static TimeValue time(Duration duration) {
        return new TimeValue(duration.toNanos(), TimeUnit.NANOSECONDS);
    }

    private <A extends Annotation> boolean declares(Class<A> annotation, Predicate<A> condition) {
        return declared.stream()
                .map(element -> element.getDeclaredAnnotation(annotation))
                .anyMatch(found -> found != null && condition.test(found));
    }

    /** JMH writes the name of a nested class with a dot. */
    private String include() {
        String type = Pattern.quote(task.benchmarkClass().replace('$', '.') + ".");
        String methods = task.methods().isEmpty()
                ? "[^.]+"
                : task.methods().stream().map(Pattern::quote).collect(Collectors.joining("|", "(?:", ")"));
        return "^" + type + methods + "$";
    }
}
