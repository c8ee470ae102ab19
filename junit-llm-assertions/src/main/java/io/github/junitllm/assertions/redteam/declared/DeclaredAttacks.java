package io.github.junitllm.assertions.redteam.declared;

import io.github.junitllm.assertions.redteam.Attack;
import io.github.junitllm.assertions.redteam.Attacks;
import io.github.junitllm.assertions.redteam.Goal;
import io.github.junitllm.golden.CaseFilter;
import io.github.junitllm.golden.EvalCase;
import io.github.junitllm.golden.GoldenSet;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.ReflectionSupport;

/** Reads what {@link RedTeam} declares. */
final class DeclaredAttacks {

    private final Class<?> testClass;

    private DeclaredAttacks(Class<?> testClass) {
        this.testClass = testClass;
    }

    /**
     * Returns the attacks that a method declares.
     *
     * @throws IllegalArgumentException if the declaration is wrong
     */
    static List<Attack> of(Method method, Class<?> testClass) {
        RedTeam declared = AnnotationSupport.findAnnotation(method, RedTeam.class)
                .orElseThrow(
                        () -> new IllegalArgumentException("only a method with @RedTeam has attacks as its cases"));
        DeclaredAttacks factories = new DeclaredAttacks(testClass);
        List<Goal> goals = new ArrayList<>();
        for (String factory : declared.value()) {
            goals.addAll(factories.goals(factory));
        }
        Attacks attacks = Attacks.on(goals).seeded(declared.seed()).atMost(declared.max());
        attacks = attacks.with(templates(declared.templates(), testClass));
        attacks = declared.mayBeCut() ? attacks.allowingCuts() : attacks;
        attacks = declared.hiddenSession() ? attacks.allowingHiddenSessions() : attacks;
        return (declared.strategies().length == 0
                        ? attacks.through(declared.channels())
                        : attacks.by(declared.strategies()))
                .list();
    }

    private static List<EvalCase> templates(String[] files, Class<?> testClass) {
        ClassLoader loader =
                Optional.ofNullable(testClass.getClassLoader()).orElseGet(ClassLoader::getSystemClassLoader);
        List<EvalCase> templates = new ArrayList<>();
        for (String file : files) {
            GoldenSet set = GoldenSet.at(file, loader, Path.of(""));
            CaseFilter all = new CaseFilter(List.of(), Set.of());
            set.scan("", all);
            try (Stream<EvalCase> rows = set.cases("", all)) {
                rows.forEach(templates::add);
            }
        }
        return templates;
    }

    private List<Goal> goals(String reference) {
        Method factory = find(reference);
        String name = factory.getDeclaringClass().getName() + "#" + factory.getName();
        if (!Modifier.isStatic(factory.getModifiers())) {
            throw new IllegalArgumentException("the method of goals " + name + " must be static");
        }
        return values(ReflectionSupport.invokeMethod(factory, null))
                .map(value -> {
                    if (value instanceof Goal goal) {
                        return goal;
                    }
                    throw new IllegalArgumentException("the method of goals " + name + " returned "
                            + (value == null ? "null" : "a " + value.getClass().getName())
                            + "; return a Goal, or a Stream, Iterable or array of them");
                })
                .toList();
    }

    private static Stream<?> values(@Nullable Object returned) {
        if (returned instanceof Stream<?> stream) {
            return stream;
        } else if (returned instanceof Iterable<?> iterable) {
            return StreamSupport.stream(iterable.spliterator(), false);
        } else if (returned instanceof Object[] array) {
            return Stream.of(array);
        }
        return Collections.singletonList(returned).stream();
    }

    private Method find(String reference) {
        int hash = reference.indexOf('#');
        String name = reference.substring(hash + 1);
        for (Class<?> owner = hash < 0 ? testClass : load(reference.substring(0, hash));
                owner != null;
                owner = owner.getEnclosingClass()) {
            Optional<Method> found = ReflectionSupport.findMethod(owner, name);
            if (found.isPresent()) {
                return found.get();
            }
        }
        throw new IllegalArgumentException(
                "there is no method '" + reference + "' without parameters that would return the goals");
    }

    private static Class<?> load(String name) {
        return ReflectionSupport.tryToLoadClass(name)
                .getOrThrow(
                        e -> new IllegalArgumentException("there is no class " + name + " that would have goals", e));
    }
}
