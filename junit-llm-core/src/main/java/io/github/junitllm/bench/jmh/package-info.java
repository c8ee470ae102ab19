/**
 * All that knows JMH, which is optional: the program that runs benchmarks, and those that are about evals.
 */
@NullMarked
package io.github.junitllm.bench.jmh;

import org.jspecify.annotations.NullMarked;
