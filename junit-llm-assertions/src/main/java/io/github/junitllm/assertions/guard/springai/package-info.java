/** Advisors of Spring AI that work as guardrails, as ours. The only room that knows that library. */
@NullMarked
package io.github.junitllm.assertions.guard.springai;

import org.jspecify.annotations.NullMarked;
