/**
 * Leakage of the system prompt: canaries planted in it, and passages of it that come back.
 */
@NullMarked
package io.github.junitllm.assertions.guard.leak;

import org.jspecify.annotations.NullMarked;
