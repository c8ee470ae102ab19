package io.github.junitllm.eval;

import org.junit.jupiter.api.extension.TestTemplateInvocationContext;

/** Keeps the place of a sample that was not selected, so that the others keep theirs. JUnit never runs it. */
enum UnselectedNode implements TestTemplateInvocationContext {
    INSTANCE
}
