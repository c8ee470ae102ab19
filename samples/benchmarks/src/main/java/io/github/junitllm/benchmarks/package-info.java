/**
 * Measures what an eval costs: whole processes against each other, and the hot paths one by one.
 */
@NullMarked
package io.github.junitllm.benchmarks;

import org.jspecify.annotations.NullMarked;
