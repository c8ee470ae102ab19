package io.github.junitllm.eval;

import io.github.junitllm.fixture.FixtureFilter;
import io.github.junitllm.fixture.FixtureHooks;
import io.github.junitllm.fixture.Redactor;
import io.github.junitllm.fixture.RequestMatcher;
import java.util.List;
import org.junit.platform.commons.support.ReflectionSupport;

/** The classes that a run's configuration names for the fixtures of all its evals. */
record HookNames(List<String> matchers, List<String> filters, List<String> redactors) {

    /**
     * Makes an object of each.
     *
     * @param loader where the classes are
     * @throws ConfigurationProblem if there is no such class, or it is of another kind, or cannot be made
     */
    FixtureHooks made(ClassLoader loader) {
        return new FixtureHooks(
                List.of(),
                made("matchers", matchers, RequestMatcher.class, loader),
                made("filters", filters, FixtureFilter.class, loader),
                made("redactors", redactors, Redactor.class, loader));
    }

    private static <T> List<T> made(String parameter, List<String> names, Class<T> kind, ClassLoader loader) {
        return names.stream()
                .<T>map(name -> {
                    String where = Settings.PREFIX + parameter + "=" + name;
                    return make(load(name, kind, loader, where), where);
                })
                .toList();
    }

    private static <T> Class<? extends T> load(String name, Class<T> kind, ClassLoader loader, String where) {
        Class<?> found = ReflectionSupport.tryToLoadClass(name, loader)
                .getOrThrow(missing -> new ConfigurationProblem(
                        where
                                + ": there is no such class among the tests; write its full name, with a dollar sign ahead"
                                + " of a nested one",
                        missing));
        if (!kind.isAssignableFrom(found)) {
            throw new ConfigurationProblem(where + ": the class does not implement " + kind.getName());
        }
        return found.asSubclass(kind);
    }

    /** Makes an object of each class that an annotation names. */
    static <T> List<T> made(List<Class<? extends T>> types, String where) {
        return types.stream().<T>map(type -> make(type, where)).toList();
    }

    private static <T> T make(Class<T> type, String where) {
        try {
            return ReflectionSupport.newInstance(type);
        } catch (Exception | LinkageError e) { // also checked ones, and what its static initializer throws
            throw new ConfigurationProblem(
                    where + ": " + type.getName()
                            + " cannot be made: it needs a constructor without parameters that does"
                            + " not throw, and if it is nested it must be static (" + e + ")",
                    e);
        }
    }
}
