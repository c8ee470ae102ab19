/** Guardrails declared on methods, classes and packages. */
@NullMarked
package io.github.junitllm.assertions.guard.declared;

import org.jspecify.annotations.NullMarked;
