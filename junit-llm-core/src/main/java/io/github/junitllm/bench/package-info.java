/**
 * JMH benchmarks as JUnit tests: the annotations, the extensions behind them, and what turns a test red.
 */
@NullMarked
package io.github.junitllm.bench;

import org.jspecify.annotations.NullMarked;
