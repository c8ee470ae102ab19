package io.github.junitllm.bench;

import io.github.junitllm.bench.process.ClassPath;
import io.github.junitllm.bench.process.EvalBenchmarks;
import io.github.junitllm.bench.process.JmhProcess;
import io.github.junitllm.bench.process.JmhTask;
import io.github.junitllm.bench.process.JvmOptions;
import io.github.junitllm.bench.result.BenchmarkMode;
import io.github.junitllm.bench.result.BenchmarkScores;
import io.github.junitllm.bench.result.JmhResults;
import io.github.junitllm.bench.result.LimitGate;
import io.github.junitllm.bench.result.Quantity;
import io.github.junitllm.eval.EvalPipeline;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.opentest4j.TestAbortedException;

/**
 * A benchmark as declared on a test method and found valid.
 *
 * @param name of the test, as files are named after it
 * @param smoke whether it only has to run
 * @param concurrency the steps it is about, or null
 */
record BenchmarkPlan(
        String name,
        JmhTask task,
        ClassPath classPath,
        Path output,
        boolean smoke,
        List<DeclaredScoreGate> gates,
        @Nullable ConcurrencyPlan concurrency) {

    /** Another module of the same build may just be measuring. */
    private static final Duration LOCK_WAIT = Duration.ofMinutes(2);

    /**
     * Reads a test's declaration. A benchmark about an eval runs all its cases once, to tell here what is wrong with them.
     *
     * @throws IllegalArgumentException if it is wrong or something is missing; the message is complete
     */
    static BenchmarkPlan of(ExtensionContext context) throws IOException {
        Method method = context.getRequiredTestMethod();
        Class<?> testClass = context.getRequiredTestClass();
        ClassLoader loader =
                Optional.ofNullable(testClass.getClassLoader()).orElseGet(ClassLoader::getSystemClassLoader);
        BenchmarkSubject subject = BenchmarkSubject.of(method, testClass);
        var library = new JmhLibrary(loader);
        library.require("The benchmark " + testClass.getSimpleName() + "." + method.getName());
        if (subject.userClass() != null) {
            library.requireGenerated(subject.userClass());
        }
        Path output = EvalPipeline.outputOf(context).toAbsolutePath();
        String name = testClass.getName() + "." + method.getName();
        Path result = output.resolve("jmh-" + name + ".json");
        DeclaredEffort declared = DeclaredEffort.of(method, testClass);
        List<DeclaredScoreGate> gates = DeclaredScoreGate.of(method, EvalPipeline.moduleOf(testClass), result);
        BenchmarkEffort effort = BenchmarkEffort.of(context);
        Map<String, String> parameters = EvalPipeline.parametersOf(context);
        List<String> inherited =
                JvmOptions.inherited(ManagementFactory.getRuntimeMXBean().getInputArguments());
        var task = new JmhTask(
                subject.benchmark(),
                subject.methods(),
                modes(subject, declared, gates),
                effort.of(subject.quick(declared.effort())),
                declared.threads(),
                declared.jvmArgs() == null ? inherited : declared.jvmArgs(),
                subject.eval() == null ? List.of() : asProperties(parameters),
                profilers(subject, declared, gates),
                subject.params(),
                result,
                LOCK_WAIT);
        return new BenchmarkPlan(
                name,
                task,
                classPath(testClass, subject, loader),
                output,
                effort == BenchmarkEffort.SMOKE,
                gates,
                ConcurrencyPlan.of(subject, parameters));
    }

    private static List<String> modes(
            BenchmarkSubject subject, DeclaredEffort declared, List<DeclaredScoreGate> gates) {
        BenchmarkMode only = subject.mode();
        if (only != null) {
            if (!declared.modes().isEmpty() && !declared.modes().equals(List.of(only))) {
                throw new IllegalArgumentException(
                        "@ConcurrencyBenchmark measures whole batches: @JmhSettings(modes) must be left out");
            }
            return List.of(only.jmhName());
        }
        Set<BenchmarkMode> modes = new LinkedHashSet<>(declared.modes());
        if (modes.isEmpty()) {
            gates.stream()
                    .map(gate -> gate.gate() instanceof LimitGate limit
                            ? limit.quantity().naturalMode()
                            : null)
                    .flatMap(Stream::ofNullable)
                    .forEach(modes::add);
        }
        return modes.stream().map(BenchmarkMode::jmhName).toList();
    }

    private static List<String> profilers(
            BenchmarkSubject subject, DeclaredEffort declared, List<DeclaredScoreGate> gates) {
        Set<String> profilers = new LinkedHashSet<>(declared.profilers());
        boolean bytes = gates.stream()
                .anyMatch(gate -> gate.gate() instanceof LimitGate limit && limit.quantity() == Quantity.BYTES_PER_OP);
        if (bytes || subject.steps() != null) {
            profilers.add("gc");
        }
        return List.copyOf(profilers);
    }

    private static List<String> asProperties(Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .map(parameter -> "-D" + parameter.getKey() + "=" + parameter.getValue())
                .toList();
    }

    private static ClassPath classPath(Class<?> testClass, BenchmarkSubject subject, ClassLoader loader) {
        List<String> resources = new ArrayList<>();
        for (Class<?> type : Stream.of(
                        testClass,
                        subject.userClass(),
                        subject.eval() == null ? null : subject.eval().type(),
                        BenchmarkPlan.class)
                .flatMap(Stream::ofNullable)
                .toList()) {
            resources.add(type.getName().replace('.', '/') + ".class");
        }
        resources.addAll(JmhLibrary.RESOURCES);
        return ClassPath.of(
                System.getProperty("java.class.path", ""),
                System.getProperty("jdk.module.path", ""),
                loader,
                resources);
    }

    /**
     * Measures.
     *
     * @throws io.github.junitllm.bench.process.JmhFailure if that failed
     */
    BenchmarkScores measure() throws IOException, InterruptedException {
        Files.createDirectories(output);
        Files.deleteIfExists(task.result());
        Path log = output.resolve("jmh-" + name + ".txt");
        ClassPath complete = classPath;
        if (task.params().containsKey("eval")) {
            Path lists = output.resolve(".jmh");
            EvalBenchmarks.writeList(lists);
            complete = classPath.withFirst(lists);
        }
        new JmhProcess(complete, log, Path.of(System.getProperty("java.io.tmpdir"))).run(task);
        return JmhResults.read(task.result());
    }

    /** Prints what was measured, and writes the table of a benchmark of concurrency. */
    void tell(BenchmarkScores scores) throws IOException {
        if (concurrency == null) {
            BenchmarkConsole.print(name, scores, task.result());
        } else {
            Path file = output.resolve("concurrency-" + name + ".json");
            Files.writeString(file, concurrency.json(scores));
            BenchmarkConsole.print(name, concurrency.table(scores), file);
        }
    }

    /**
     * Judges what was measured.
     *
     * @throws AssertionError if a limit is missed; or it could not be told, and that is to be red
     */
    void judge(BenchmarkScores scores) {
        if (smoke && (!gates.isEmpty() || concurrency != null)) {
            throw new TestAbortedException("ran, but was not judged: " + BenchmarkEffort.PARAMETER + "=smoke");
        }
        var verdicts = new BenchmarkVerdicts();
        gates.forEach(gate -> verdicts.add(gate.gate().judge(scores), gate.onInconclusive()));
        if (concurrency != null) {
            verdicts.add(concurrency.judge(scores), concurrency.onInconclusive());
        }
        verdicts.conclude(task.result());
    }
}
