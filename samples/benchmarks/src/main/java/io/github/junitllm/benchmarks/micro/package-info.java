/**
 * The hot paths one by one, under JMH.
 */
@NullMarked
package io.github.junitllm.benchmarks.micro;

import org.jspecify.annotations.NullMarked;
