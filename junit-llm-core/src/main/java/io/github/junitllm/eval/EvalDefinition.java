package io.github.junitllm.eval;

import io.github.junitllm.gateway.SampleOptions;
import io.github.junitllm.golden.CaseFilter;
import io.github.junitllm.golden.GoldenSet;
import io.github.junitllm.journal.EvalMethod;
import io.github.junitllm.verdict.EarlyStop;
import io.github.junitllm.verdict.GatePlan;
import io.github.junitllm.verdict.PassRateGate;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * An {@link LlmEval} method as declared, with its gates and its task, before any case was read.
 *
 * @param identity the method in the journal and the reports
 * @param address the first part of where its fixtures lie
 * @param golden the golden set
 * @param split the split that runs, empty for the default one
 * @param declaredFilter which cases of it
 * @param calls how its calls of the model are answered
 * @param faults what goes wrong with them
 * @param maxAge from which on recordings are to be made again, or null for any
 * @param plan what is judged
 * @param onInconclusive what each gate's inconclusive verdict does to the build
 * @param budgets what calls and samples may take
 * @param inspectors what looks at every sample besides the method itself
 * @param task the application under test, or null if the method calls it itself
 */
record EvalDefinition(
        EvalMethod identity,
        String address,
        GoldenSet golden,
        String split,
        CaseFilter declaredFilter,
        SampleOptions calls,
        DeclaredFaults faults,
        @Nullable Duration maxAge,
        GatePlan plan,
        Map<PassRateGate, Inconclusive> onInconclusive,
        List<DeclaredBudget> budgets,
        List<SampleInspector> inspectors,
        @Nullable TaskDefinition task) {

    private static final Pattern CLASS_INVOCATION = Pattern.compile("\\[class-template-invocation:#(\\d+)]");

    /**
     * Reads the annotations of the method that the context is about.
     *
     * @throws ConfigurationProblem if they contradict each other
     */
    static EvalDefinition of(ExtensionContext context, EvalSession session, ProjectLayout layout) {
        Settings settings = session.settings();
        Method method = context.getRequiredTestMethod();
        Class<?> testClass = context.getRequiredTestClass();
        List<Class<?>> testClasses = TestClasses.of(context);
        LlmEval eval = ComposedEval.of(method);
        String where = ComposedEval.name(method) + " on " + testClass.getSimpleName() + "." + method.getName();
        if (eval.samples() < 1) {
            throw new ConfigurationProblem(where + ": samples = " + eval.samples() + " must be at least 1");
        }
        Contributors contributors = session.contributors();
        List<DeclaredGate> gates = contributed(() -> contributors.gates(method, testClasses), where);
        List<SampleInspector> declared = contributed(() -> contributors.inspectors(method, testClasses), where);
        List<DeclaredBudget> budgets =
                contributed(() -> contributors.budgets(method, testClasses, session::prices), where);
        List<ErrorBudget> errorBudgets = EvalContributor.nearest(method, testClasses, ErrorBudget.class);
        int maxErrors = errorBudgets.isEmpty() ? 0 : errorBudgets.get(0).value();
        if (maxErrors < 0) {
            throw new ConfigurationProblem(where + ": @ErrorBudget(" + maxErrors + ") must be 0 or more");
        }
        if (gates.isEmpty() && eval.stop() != EarlyStop.NONE) {
            throw new ConfigurationProblem(where + ": stop = " + eval.stop() + " needs a gate such as @PassRate(0.9)"
                    + " to know when the rest no longer matters");
        }
        DeclaredFixtures fixtures = DeclaredFixtures.of(method, testClasses, where);
        TaskDefinition task = TaskDefinition.of(
                method, testClasses, eval.task(), declared.stream().anyMatch(SampleInspector::wantsAnswer));
        List<SampleInspector> inspectors = new ArrayList<>(declared);
        if (task != null) {
            inspectors.addAll(contributed(() -> contributors.inspectorsOfTask(task.method()), where));
        }
        String owner = task != null && task.shared() ? task.method().getName() : methodName(method, testClass);
        SampleOptions calls = fixtures.calls(settings, testClass);
        DeclaredFaults faults = DeclaredFaults.of(method, where, calls.mode());
        return new EvalDefinition(
                identity(context),
                testClass.getName() + classInvocation(context.getUniqueId()) + "/" + owner,
                faults.spread(DeclaredGoldenSet.of(
                        eval,
                        where,
                        method,
                        testClasses,
                        layout,
                        contributed(() -> contributors.caseEdits(method, testClass), where))),
                settings.split().isEmpty() ? eval.split() : settings.split(),
                new CaseFilter(List.of(), Set.of(eval.tags())),
                calls,
                faults,
                fixtures.maxAge(),
                new GatePlan(
                        gates.stream().map(DeclaredGate::gate).toList(),
                        eval.samples(),
                        eval.passAtLeast(),
                        maxErrors,
                        eval.stop(),
                        budgets.stream().map(DeclaredBudget::budget).toList()),
                gates.stream()
                        .collect(Collectors.toMap(
                                DeclaredGate::gate, DeclaredGate::onInconclusive, (first, second) -> first)),
                budgets,
                List.copyOf(inspectors),
                task);
    }

    /** Returns the method that the context is about. */
    static EvalMethod identity(ExtensionContext context) {
        return new EvalMethod(
                context.getRequiredTestClass().getName(),
                context.getRequiredTestMethod().getName(),
                context.getUniqueId(),
                context.getDisplayName());
    }

    /** Returns what the method names as its golden set, whether that exists or not. */
    static String declaredSet(ExtensionContext context) {
        LlmEval eval = ComposedEval.find(context.getRequiredTestMethod());
        return Stream.of(eval.value(), eval.method(), eval.provider().getName())
                .filter(source -> !source.isBlank())
                .findFirst()
                .orElseThrow();
    }

    /** Returns the name by which a person knows the eval. */
    String name() {
        String type = identity.className();
        return type.substring(type.lastIndexOf('.') + 1).replace('$', '.') + "." + identity.methodName();
    }

    /** Tells whether a rate decides instead of every single case. */
    boolean gated() {
        return !plan.gates().isEmpty();
    }

    static ClassLoader loader(Class<?> testClass) {
        return Optional.ofNullable(testClass.getClassLoader()).orElseGet(ClassLoader::getSystemClassLoader);
    }

    private static <A> List<A> contributed(Supplier<List<A>> declared, String where) {
        try {
            return declared.get();
        } catch (IllegalArgumentException e) {
            throw new ConfigurationProblem(where + ": " + e.getMessage(), e);
        }
    }

    // Fixtures are kept by name: overloads, and the invocations of a parameterized class, must not share one.
    static String methodName(Method method, Class<?> testClass) {
        long overloads = Stream.of(testClass.getMethods(), testClass.getDeclaredMethods())
                .flatMap(Stream::of)
                .filter(other -> other.getName().equals(method.getName()) && !other.isBridge())
                .distinct()
                .count();
        return overloads < 2
                ? method.getName()
                : method.getName()
                        + Stream.of(method.getParameterTypes())
                                .map(Class::getSimpleName)
                                .collect(Collectors.joining(",", "(", ")"));
    }

    private static String classInvocation(String uniqueId) {
        Matcher matcher = CLASS_INVOCATION.matcher(uniqueId);
        var invocations = new StringBuilder();
        while (matcher.find()) {
            invocations.append('[').append(matcher.group(1)).append(']');
        }
        return invocations.toString();
    }
}
