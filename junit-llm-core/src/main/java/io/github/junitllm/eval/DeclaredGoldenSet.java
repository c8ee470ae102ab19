package io.github.junitllm.eval;

import io.github.junitllm.golden.EvalCase;
import io.github.junitllm.golden.GoldenSet;
import io.github.junitllm.golden.GoldenSetProvider;
import java.lang.reflect.Method;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.platform.commons.support.ReflectionSupport;

/** Finds the golden set that an eval declares. */
final class DeclaredGoldenSet {

    private DeclaredGoldenSet() {}

    /**
     * Returns the golden set.
     *
     * @param edits what becomes of each case
     * @throws ConfigurationProblem if the declaration is wrong
     * @throws io.github.junitllm.golden.GoldenSetException if there is no such file
     */
    static GoldenSet of(
            LlmEval eval,
            String where,
            Method method,
            List<Class<?>> testClasses,
            ProjectLayout layout,
            List<UnaryOperator<EvalCase>> edits) {
        GoldenSet edited = find(eval, where, method, testClasses, layout);
        for (UnaryOperator<EvalCase> edit : edits) {
            edited = edited.withEach(edit);
        }
        return edited;
    }

    private static GoldenSet find(
            LlmEval eval, String where, Method method, List<Class<?>> testClasses, ProjectLayout layout) {
        Class<?> testClass = testClasses.get(0);
        boolean provided = eval.provider() != GoldenSetProvider.class;
        long given = Stream.of(!eval.value().isBlank(), !eval.method().isBlank(), provided)
                .filter(source -> source)
                .count();
        if (given != 1) {
            throw new ConfigurationProblem(where + ": name exactly one golden set, by value (a file such as"
                    + " \"golden/refunds.jsonl\"), method (a static factory method) or provider");
        }
        if (provided) {
            GoldenSetProvider provider = provider(eval.provider(), where);
            if (provider instanceof MethodAware aware) {
                tell(aware, method, testClass, where);
            }
            return GoldenSet.of(provider, eval.provider().getName());
        }
        if (!eval.method().isBlank()) {
            return CaseFactory.goldenSet(eval.method(), where, testClasses);
        }
        return GoldenSet.at(eval.value(), EvalDefinition.loader(testClass), layout.base());
    }

    private static void tell(MethodAware provider, Method method, Class<?> testClass, String where) {
        try {
            provider.declaredOn(method, testClass);
        } catch (IllegalArgumentException e) {
            throw new ConfigurationProblem(where + ": " + e.getMessage(), e);
        }
    }

    private static GoldenSetProvider provider(Class<? extends GoldenSetProvider> type, String where) {
        try {
            return ReflectionSupport.newInstance(type);
        } catch (Exception e) { // also checked ones come out, of the constructor or for want of one
            throw new ConfigurationProblem(
                    where + ": provider " + type.getName() + " cannot be made: it needs a constructor without"
                            + " parameters that does not throw (" + e + ")",
                    e);
        }
    }
}
