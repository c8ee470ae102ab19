/**
 * The JVM of its own in which JMH runs: what it is asked to do, its class path, its options and how it ends.
 */
@NullMarked
package io.github.junitllm.bench.process;

import org.jspecify.annotations.NullMarked;
