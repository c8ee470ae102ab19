/**
 * Guardrails: pure functions from a text to what is found in it, and the checks made of them. The packages below hold the
 * guardrails themselves, by subject.
 */
@NullMarked
package io.github.junitllm.assertions.guard;

import org.jspecify.annotations.NullMarked;
