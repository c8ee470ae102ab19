/** Guardrails over calls of a model: what leaves for it and what comes back. */
@NullMarked
package io.github.junitllm.assertions.guard.call;

import org.jspecify.annotations.NullMarked;
