/** Budgets of evals: what latency, tokens, retries and money calls and samples may take, and how that is measured. */
@NullMarked
package io.github.junitllm.budget;

import org.jspecify.annotations.NullMarked;
