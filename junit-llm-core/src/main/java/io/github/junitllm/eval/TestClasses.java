package io.github.junitllm.eval;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.extension.ExtensionContext;

/** The classes in which JUnit runs a method. */
final class TestClasses {

    private TestClasses() {}

    /**
     * Returns the class the method runs in, then those around it, the nearest first: as JUnit nests them, as a nested class
     * that a test class inherits is declared in another class than the one around it, and then as they are declared, as
     * JUnit knows nothing of what is around a static class.
     */
    static List<Class<?>> of(ExtensionContext context) {
        Set<Class<?>> classes = new LinkedHashSet<>();
        for (var at = context; at != null; at = at.getParent().orElse(null)) {
            at.getTestClass().ifPresent(classes::add);
        }
        return declaredAround(classes);
    }

    /** Returns the same where there is no JUnit that would nest classes. */
    static List<Class<?>> of(Class<?> testClass) {
        return declaredAround(Set.of(testClass));
    }

    private static List<Class<?>> declaredAround(Set<Class<?>> nested) {
        Set<Class<?>> classes = new LinkedHashSet<>(nested);
        for (Class<?> type : nested) {
            for (Class<?> around = type.getEnclosingClass(); around != null; around = around.getEnclosingClass()) {
                classes.add(around);
            }
        }
        return List.copyOf(classes);
    }
}
