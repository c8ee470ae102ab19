package io.github.junitllm.eval;

import java.util.List;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;

/** The node that an eval has instead of its cases when its declaration or its golden set is broken: it fails. */
final class BrokenNode implements TestTemplateInvocationContext {

    private final String name;
    private final RuntimeException problem;

    BrokenNode(String name, RuntimeException problem) {
        this.name = name;
        this.problem = problem;
        // Its message says what to do; where in this project it was noticed helps nobody.
        problem.setStackTrace(new StackTraceElement[0]);
    }

    @Override
    public String getDisplayName(int invocationIndex) {
        return name;
    }

    @Override
    public List<Extension> getAdditionalExtensions() {
        return List.of(new BodilessNode() {
            @Override
            void conclude(ExtensionContext context) {
                throw problem;
            }
        });
    }
}
