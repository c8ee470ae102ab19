package io.github.junitllm.assertions.guard;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.util.function.Supplier;
import org.apiguardian.api.API;

/** Makes the guardrails that annotations name by class. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class GuardrailSuppliers {

    private GuardrailSuppliers() {}

    /**
     * Returns what the class supplies.
     *
     * @throws IllegalArgumentException if it supplies nothing, with the reason
     */
    public static Guardrail made(Class<? extends Supplier<? extends Guardrail>> type) {
        try {
            Constructor<? extends Supplier<? extends Guardrail>> constructor = type.getDeclaredConstructor();
            constructor.setAccessible(true);
            Guardrail guardrail = constructor.newInstance().get();
            if (guardrail == null) {
                throw new IllegalArgumentException(type.getName() + " returned null");
            }
            return guardrail;
        } catch (InvocationTargetException e) {
            throw new IllegalArgumentException("the constructor of " + type.getName() + " failed: " + e.getCause(), e);
        } catch (ReflectiveOperationException | RuntimeException e) {
            String why =
                    e instanceof IllegalArgumentException && e.getMessage() != null ? e.getMessage() : e.toString();
            throw new IllegalArgumentException(
                    "no guardrail can be made by " + type.getName() + ", which needs a constructor without parameters: "
                            + why,
                    e);
        }
    }
}
