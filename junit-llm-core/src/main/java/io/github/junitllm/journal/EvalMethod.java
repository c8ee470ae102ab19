package io.github.junitllm.journal;

import static java.util.Objects.requireNonNull;

import org.apiguardian.api.API;

/**
 * Names the eval method that a journal line belongs to.
 *
 * @param className fully qualified name of the class that ran, as {@link Class#getName()} gives it
 * @param methodName name of the method, without parameters
 * @param id what tells this method from every other of the run; JUnit's unique id of the method's container, so that an
 *     overload, a {@code @Nested} class or each invocation of a parameterized class is a method of its own
 * @param displayName what a person reads
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record EvalMethod(String className, String methodName, String id, String displayName) {

    public EvalMethod {
        requireNonNull(className, "className");
        requireNonNull(methodName, "methodName");
        requireNonNull(id, "id");
        requireNonNull(displayName, "displayName");
    }
}
