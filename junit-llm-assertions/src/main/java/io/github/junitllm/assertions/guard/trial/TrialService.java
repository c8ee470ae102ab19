package io.github.junitllm.assertions.guard.trial;

import io.github.junitllm.eval.EvalContributor;
import java.util.ServiceLoader;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Sees to it that somebody asks the guardrail: where a repackaged jar has lost its list of services, rows would pass unseen.
 */
final class TrialService implements BeforeEachCallback {

    @Override
    public void beforeEach(ExtensionContext context) {
        require(context.getRequiredTestClass().getClassLoader());
    }

    static void require(ClassLoader classPath) {
        boolean there = ServiceLoader.load(EvalContributor.class, classPath).stream()
                .anyMatch(service -> service.type() == GuardrailEvals.class);
        if (!there) {
            throw new IllegalStateException("no guardrail is asked: " + GuardrailEvals.class.getName()
                    + " is not among the services of the class path. Keep META-INF/services/"
                    + EvalContributor.class.getName() + " of junit-llm-assertions where jars are repackaged.");
        }
    }
}
