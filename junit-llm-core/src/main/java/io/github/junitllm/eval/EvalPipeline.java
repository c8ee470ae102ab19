package io.github.junitllm.eval;

import io.github.junitllm.fixture.FixtureStore;
import io.github.junitllm.fixture.PacedCopy;
import io.github.junitllm.gateway.Gateway;
import io.github.junitllm.gateway.GatewayMode;
import io.github.junitllm.gateway.GatewaySettings;
import io.github.junitllm.gateway.LlmGateway;
import io.github.junitllm.gateway.SampleOptions;
import io.github.junitllm.golden.CaseFilter;
import io.github.junitllm.golden.EvalCase;
import io.github.junitllm.golden.GoldenSet;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.ReflectionSupport;

/**
 * The application of one eval, without JUnit: its task over its cases, as often as wanted, with the recorded answers. It
 * always replays, so it never calls a provider. Thread-safe.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class EvalPipeline implements AutoCloseable {

    private final TaskDefinition task;
    private final String address;
    private final SampleOptions options;
    private final List<EvalCase> cases;
    private final Gateway gateway;
    private final @Nullable Path copies;

    private EvalPipeline(
            TaskDefinition task,
            String address,
            SampleOptions options,
            List<EvalCase> cases,
            Gateway gateway,
            @Nullable Path copies) {
        task.method().setAccessible(true); // tests and their methods need not be public
        this.task = task;
        this.address = address;
        this.options = options;
        this.cases = cases;
        this.gateway = gateway;
        this.copies = copies;
    }

    /**
     * Returns the parameters {@code junit.llm.*} of a run of JUnit, for a pipeline in another JVM.
     *
     * @return by full name, in alphabetical order
     */
    public static Map<String, String> parametersOf(ExtensionContext context) {
        Map<String, String> parameters = new TreeMap<>();
        for (String name : EvalSession.givenParameters()) {
            if (name.startsWith(Settings.PREFIX)) {
                context.getConfigurationParameter(name).ifPresent(value -> parameters.put(name, value));
            }
        }
        return parameters;
    }

    /** Returns the folder in which a run writes, whether it is there or not. */
    public static Path outputOf(ExtensionContext context) {
        Settings settings = Settings.read(context::getConfigurationParameter, EvalSession.givenParameters());
        return settings.output() != null
                ? settings.output()
                : ProjectLayout.of(context.getRequiredTestClass()).build().resolve("junit-llm");
    }

    /** Returns the module's folder: relative paths begin there. */
    public static Path moduleOf(Class<?> testClass) {
        return ProjectLayout.of(testClass).base();
    }

    /**
     * Opens the pipeline of an eval.
     *
     * @param evalMethod name of the method with {@link LlmEval}
     * @param parameters {@code junit.llm.*} by full name
     * @param pace how long answers take
     * @throws RuntimeException if the eval has none that could run outside of JUnit, or is declared wrongly, or its golden
     *     set is broken; the message is complete
     */
    public static EvalPipeline open(
            Class<?> testClass, String evalMethod, Map<String, String> parameters, ReplayPace pace) {
        Method method = method(testClass, evalMethod);
        List<Class<?>> testClasses = TestClasses.of(testClass);
        // The mode of the run is none of a benchmark's business.
        Settings settings = Settings.read(
                name -> Optional.ofNullable(name.equals(Settings.PREFIX + "mode") ? null : parameters.get(name)),
                Set.of());
        ProjectLayout layout = ProjectLayout.of(testClass);
        String where = "@LlmEval on " + testClass.getSimpleName() + "." + method.getName();
        LlmEval eval = ComposedEval.of(method);
        TaskDefinition task = requireTask(TaskDefinition.of(method, testClasses, eval.task(), true), where);
        String address = testClass.getName() + "/"
                + (task.shared() ? task.method().getName() : EvalDefinition.methodName(method, testClass));
        Contributors contributors = Contributors.on(EvalDefinition.loader(testClass));
        GoldenSet golden = DeclaredGoldenSet.of(
                eval, where, method, testClasses, layout, contributors.caseEdits(method, testClass));
        CasePlan plan = CasePlan.of(
                golden,
                settings.split().isEmpty() ? eval.split() : settings.split(),
                new CaseFilter(List.of(), Set.of(eval.tags())),
                settings.filter());
        List<EvalCase> cases;
        try (Stream<EvalCase> selected = plan.stream()) {
            cases = selected.toList();
        }
        SampleOptions declared = DeclaredFixtures.of(method, testClasses, where).calls(settings, testClass);
        var options = new SampleOptions(
                GatewayMode.REPLAY,
                declared.recordErrors(),
                pace.latency() != null || pace.recorded() ? GatewaySettings.Pacing.REAL : GatewaySettings.Pacing.NONE,
                declared.rules());
        Path fixtures = settings.fixtures() != null
                ? settings.fixtures()
                : layout.testResources().resolve("llm-fixtures");
        Path copies = copies(testClass, address, cases, fixtures, pace);
        Gateway gateway = Gateway.create(GatewaySettings.replay(copies == null ? fixtures : copies)
                .withClasspath(copies == null ? EvalDefinition.loader(testClass) : null));
        return new EvalPipeline(task, address, options, cases, gateway, copies);
    }

    private static Method method(Class<?> testClass, String name) {
        List<Method> found = ReflectionSupport.findMethods(
                testClass,
                method -> method.getName().equals(name) && AnnotationSupport.isAnnotated(method, LlmEval.class),
                org.junit.platform.commons.support.HierarchyTraversalMode.TOP_DOWN);
        if (found.size() != 1) {
            throw new ConfigurationProblem(testClass.getName() + " has " + (found.isEmpty() ? "no" : "more than one")
                    + " @LlmEval method '" + name + "'");
        }
        return found.get(0);
    }

    private static TaskDefinition requireTask(@Nullable TaskDefinition task, String where) {
        if (task == null) {
            throw new ConfigurationProblem(where + ": a benchmark runs the @LlmTask of an eval, and this one has none");
        }
        String name = "@LlmTask method '" + task.method().getName() + "' of "
                + task.owner().getSimpleName();
        String because = ": the JVM of a benchmark runs no JUnit, so there is ";
        if (!task.isStatic()) {
            throw new ConfigurationProblem(
                    name + " must be static to be benchmarked" + because + "no test instance to call it on");
        }
        for (Parameter parameter : task.method().getParameters()) {
            if (!OwnParameters.isOurs(parameter)) {
                throw new ConfigurationProblem(name + " cannot be benchmarked with its parameter of type "
                        + parameter.getType().getSimpleName() + because
                        + "nobody to supply it; only EvalCase, LlmGateway, EvalRecorder and @Input are");
            }
        }
        if (!List.of(task.method().getParameterTypes()).contains(LlmGateway.class)) {
            throw new ConfigurationProblem(
                    name + " must have a parameter of type LlmGateway to be benchmarked, and call"
                            + " the model through it: another client could reach the provider, as fast as the benchmark runs");
        }
        return task;
    }

    private static @Nullable Path copies(
            Class<?> testClass, String address, List<EvalCase> cases, Path fixtures, ReplayPace pace) {
        if (pace.latency() == null) {
            return null;
        }
        try {
            Path folder = Files.createTempDirectory("junit-llm-paced");
            var copy =
                    new PacedCopy(new FixtureStore(fixtures, EvalDefinition.loader(testClass)), folder, pace.latency());
            cases.forEach(golden -> copy.copy(address, golden.id()));
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException("the recordings cannot be copied for the benchmark", e);
        }
    }

    /** Returns how many cases there are, at least one. */
    public int cases() {
        return cases.size();
    }

    /**
     * Runs one sample: its own door at the gateway, the task, and the end of the sample.
     *
     * @param number of the case, from 0; beyond the last one they begin again
     * @return what the task returned
     * @throws RuntimeException if the gateway had no answer or anything else went wrong there
     * @throws Exception what the task throws
     */
    public Object run(int number) throws Exception {
        return run(number, scope -> {});
    }

    /** Runs one sample and returns how many calls of the model it made. */
    public int calls(int number) throws Exception {
        List<Integer> calls = new ArrayList<>();
        run(number, scope -> calls.add(scope.calls().size()));
        return calls.get(0);
    }

    private Object run(int number, java.util.function.Consumer<SampleScope> inspector) throws Exception {
        EvalCase golden = cases.get(Math.floorMod(number, cases.size()));
        var scope = new SampleScope(golden, 1, 1, () -> gateway, address, options, Observers.none(address));
        try (scope) {
            Object answer = called(scope);
            List<String> problems = scope.problems();
            if (answer == null || !problems.isEmpty()) {
                throw new SampleErrorException(
                        "case " + golden.id() + ": "
                                + (problems.isEmpty() ? "the @LlmTask returned null" : String.join("\n", problems)),
                        null);
            }
            inspector.accept(scope);
            return answer;
        }
    }

    private @Nullable Object called(SampleScope scope) throws Exception {
        Parameter[] parameters = task.method().getParameters();
        @Nullable Object[] values = new Object[parameters.length];
        for (int i = 0; i < parameters.length; i++) {
            values[i] = OwnParameters.value(parameters[i], scope);
        }
        try {
            return TaskRunner.await(task.method().invoke(null, values));
        } catch (InvocationTargetException thrown) {
            throw exception(thrown.getCause(), scope);
        } catch (Exception | Error e) {
            throw e;
        } catch (Throwable e) {
            throw exception(e, scope);
        }
    }

    /** What the gateway knows is the cause of what the client says, and is told in its place. */
    private static Exception exception(@Nullable Throwable thrown, SampleScope scope) {
        List<String> problems = scope.problems();
        if (!problems.isEmpty()) {
            return new SampleErrorException("case " + scope.golden().id() + ": " + String.join("\n", problems), thrown);
        }
        if (thrown instanceof Error error) {
            throw error;
        }
        return thrown instanceof Exception exception
                ? exception
                : new SampleErrorException("case " + scope.golden().id() + ": " + thrown, thrown);
    }

    /** Stops the gateway. */
    @Override
    public void close() {
        gateway.close();
        if (copies == null) {
            return;
        }
        try (Stream<Path> files = Files.walk(copies)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
