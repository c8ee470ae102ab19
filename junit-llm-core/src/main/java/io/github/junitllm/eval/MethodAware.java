package io.github.junitllm.eval;

import java.lang.reflect.Method;
import org.apiguardian.api.API;

/**
 * A {@link io.github.junitllm.golden.GoldenSetProvider} that depends on where it is declared: on annotations of the method,
 * on other members of its class.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public interface MethodAware {

    /**
     * Called once, before the cases are asked for.
     *
     * @param method the eval method
     * @param testClass the class it is run in, which may be a subclass of the one that declares it
     * @throws IllegalArgumentException if what is declared there is wrong; its message is told as it is
     */
    void declaredOn(Method method, Class<?> testClass);
}
